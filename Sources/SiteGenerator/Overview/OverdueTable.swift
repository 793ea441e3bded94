/// What should have happened by now.
enum OverdueTable {
    /// One row a promise; nil when nothing is overdue.
    static func table(_ items: [Overdue], _ overview: Overview) -> ReportTable? {
        guard !items.isEmpty else { return nil }
        let edition = overview.edition
        let texts = edition.texts
        return ReportTable(
            id: "ueberfaellig", heading: texts["overdue.heading"], intro: texts["overdue.intro"],
            columns: [
                (texts["table.system"], false), (texts["overdue.what"], false), (texts["overdue.due"], false),
            ],
            rows: items.map { item in
                let row = overview.index.deployment(item.system)
                let head =
                    row.map { edition.cell($0) }
                    ?? Cell(overview.snapshot.entry(item.system)?.name ?? item.system)
                return TableRow(
                    head,
                    [
                        Cell(texts["overdue.\(item.kind.rawValue)"], href: edition.address.link(item.type, item.id)),
                        .day(item.due, edition),
                    ])
            })
    }
}
