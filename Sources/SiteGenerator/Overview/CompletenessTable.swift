/// How completely systems are described, in three tiers.
enum CompletenessTable {
    /// Answered and asked in each tier, added up.
    struct Sums {
        var structure = (answered: 0, asked: 0)
        var law = (answered: 0, asked: 0)
        var useful = (answered: 0, asked: 0)
        var records = 0

        init(_ rows: some Sequence<IndexRow>) {
            for row in rows {
                guard let completeness = row.completeness, row.origin != .publicSource else { continue }
                records += 1
                structure.answered += completeness.structure.answered
                structure.asked += completeness.structure.asked
                law.answered += completeness.law.answered
                law.asked += completeness.law.asked
                useful.answered += completeness.useful.answered
                useful.asked += completeness.useful.asked
            }
        }

        /// The tiers with their names, in order.
        func cells(_ edition: Edition) -> [Cell] {
            [structure, law, useful].map { tier in
                tier.asked == 0 ? Cell("–", isNumber: true) : .share(tier.answered, of: tier.asked, edition)
            }
        }
    }

    /// Heads of the three columns.
    static func columns(_ edition: Edition) -> [(title: String, isNumber: Bool)] {
        ["structure", "law", "useful"].map { (edition.texts["completeness.\($0)"], true) }
    }

    /// One row a system; nil when no authority has described any.
    static func table(_ rows: [IndexRow], _ edition: Edition) -> ReportTable? {
        let described = rows.filter { $0.origin != .publicSource && $0.completeness != nil }
        guard !described.isEmpty else { return nil }
        return ReportTable(
            id: "vollstaendigkeit", heading: edition.texts["completeness.heading"],
            intro: edition.texts["completeness.intro"],
            columns: [(edition.texts["table.system"], false)] + columns(edition),
            rows: described.map { TableRow(edition.cell($0), Sums([$0]).cells(edition)) })
    }
}
