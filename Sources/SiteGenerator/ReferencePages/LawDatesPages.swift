/// What of the law applies, and what applies from when: the table `application-dates` for readers.
struct LawDatesPages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
    }

    var jobs: [PageJob] { [renderer.job(.lawDates) { content() }] }

    private func content() -> ReportContent {
        let texts = edition.texts
        let parts = LawPart.all(edition.catalogue)
        let today = overview.snapshot.date
        func table(_ id: String, _ parts: [LawPart]) -> ReportTable {
            ReportTable(
                id: id, heading: texts["lawDates.\(id)"],
                columns: [
                    (texts["lawDates.from"], false), (texts["lawDates.what"], false), (texts["lawDates.basis"], false),
                    (texts["lawDates.moved"], false),
                ],
                rows: parts.map(row), empty: texts["lawDates.none"])
        }
        return ReportContent(
            notices: [texts["lawDates.asOf", edition.text(today)]],
            tables: [
                table("kommt", parts.filter { $0.from > today }), table("gilt", parts.filter { $0.from <= today }),
            ],
            links: [NavLink(href: edition.address.link(.rules), text: texts["section.rules"])], hasCSV: true)
    }

    private func row(_ part: LawPart) -> TableRow {
        let moved = part.moved.map {
            edition.texts["lawDates.movedFrom", edition.text($0.from), $0.by[edition.language]]
        }
        return TableRow(
            .day(part.from, edition),
            [Cell(part.text[edition.language]), Cell(part.basis[edition.language]), Cell(moved ?? "–")])
    }
}
