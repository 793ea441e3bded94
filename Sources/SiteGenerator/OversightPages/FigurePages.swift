import Charts
import FieldCatalogue
import LegalFacts
import PageMarkup

/// The register in numbers: every chart with the table of the same rows.
struct FigurePages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
    }

    var jobs: [PageJob] { [renderer.job(.figures) { content() }] }

    private func content() -> ReportContent {
        let rows = overview.index.deployments.filter(\.counts)
        let facets = ["risk", "status", "ressort", "area", "decision", "fria", "origin"]
        return ReportContent(
            notices: [edition.texts["figures.samples"]],
            figures: [
                ReportPage.Figure(value: edition.text(rows.count), name: edition.texts["start.systems"]),
                ReportPage.Figure(
                    value: edition.text(Set(rows.map(\.authority)).count), name: edition.texts["start.authorities"]),
                ReportPage.Figure(
                    value: edition.text(overview.index.assessments.filter { $0.origin != .sample }.count),
                    name: edition.texts["start.assessments"]),
            ],
            tables: facets.compactMap(facet) + [growth(), risks()], hasCSV: true)
    }

    /// Systems by the values of a facet, made-up examples left out.
    private func facet(_ id: String) -> ReportTable? {
        guard let facet = overview.facets.facet(id) else { return nil }
        let texts = edition.texts
        let values = overview.facets.values(of: id).map { value in
            (value.code, value.positions.reduce(0) { $0 + (overview.index.deployments[$1].counts ? 1 : 0) })
        }.filter { $0.1 > 0 }
        let heading = texts["figures.by", texts["facet.\(id)"]]
        let without = overview.index.deployments.count { $0.counts && facet.values($0).isEmpty }
        return ReportTable(
            id: id, heading: heading, columns: [(texts["facet.\(id)"], false), (texts["table.systems"], true)],
            rows: values.map { code, count in
                TableRow(
                    Cell(facet.label(code)[edition.language], href: edition.address.link(facet.place(of: code))),
                    [.number(count, edition)])
            } + (without == 0 ? [] : [TableRow(Cell(texts["figures.without"]), [.number(without, edition)])]),
            empty: texts["figures.none"],
            chart: BarChart(
                id: "bild-" + id, title: heading,
                bars: values.map { code, count in
                    BarChart.Bar(label: facet.label(code)[edition.language], text: edition.text(count), value: count)
                }
            ).svg)
    }

    /// How many systems the register had at the end of each month: what was withdrawn or replaced later counts until
    /// then.
    private func growth() -> ReportTable {
        let texts = edition.texts
        var added: [Day: Int] = [:]
        for (day, change) in overview.index.growth {
            if let month = Day(year: day.year, month: day.month, day: 1) { added[month, default: 0] += change }
        }
        var months: [(month: Day, sum: Int)] = []
        var sum = 0
        if var month = added.keys.min() {
            while month <= overview.snapshot.date {
                sum += added[month] ?? 0
                months.append((month, sum))
                month = month.adding(months: 1)
            }
        }
        return ReportTable(
            id: "verlauf", heading: texts["figures.growth"], intro: texts["figures.growthIntro"],
            columns: [(texts["figures.month"], false), (texts["table.systems"], true)],
            rows: months.map { month, sum in
                TableRow(Cell(Dates.month(month, edition.language)), [.number(sum, edition)])
            }, empty: texts["figures.none"],
            chart: ColumnChart(
                id: "bild-verlauf", title: texts["figures.growth"],
                columns: months.map {
                    ColumnChart.Column(label: Dates.month($0.month, edition.language), value: $0.sum)
                }, describe: { "\($0.label): \(edition.text($0.value))" }
            ).svg)
    }

    /// Risks of all assessments by level, before and after measures.
    private func risks() -> ReportTable {
        let texts = edition.texts
        let assessments = overview.index.assessments.filter { $0.origin != .sample }
        func sums(_ levels: (AssessmentRow) -> [RiskRating.Level: Int]) -> [(RiskRating.Level, Int)] {
            RiskRating.Level.allCases.map { level in
                (level, assessments.reduce(0) { $0 + (levels($1)[level] ?? 0) })
            }
        }
        let bars = [("fria.before", sums(\.before)), ("fria.after", sums(\.after))]
        let isEmpty = bars.allSatisfy { $0.1.allSatisfy { $0.1 == 0 } }
        return ReportTable(
            id: "risiken", heading: texts["figures.risks"], intro: texts["figures.risksIntro"],
            columns: [(texts["figures.when"], false)]
                + RiskRating.Level.allCases.map { (edition.label($0.rawValue, "risk-level"), true) },
            rows: isEmpty
                ? [] : bars.map { name, sums in TableRow(Cell(texts[name]), sums.map { .number($0.1, edition) }) },
            empty: texts["figures.none"],
            chart: SplitBarChart(
                id: "bild-risiken", title: texts["figures.risks"],
                bars: bars.map { name, sums in
                    SplitBarChart.Bar(
                        label: texts[name],
                        parts: sums.map { level, count in
                            SplitBarChart.Part(
                                name: edition.label(level.rawValue, "risk-level"), value: count,
                                style: "cell-" + level.rawValue)
                        })
                }
            ).svg)
    }
}
