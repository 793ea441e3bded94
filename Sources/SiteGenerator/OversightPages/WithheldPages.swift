import PageMarkup
import Publication

/// What is withheld: counts by Ressort and ground, never content.
struct WithheldPages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer
    private let citations: CitationLinker

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
        citations = CitationLinker(language: overview.edition.language)
    }

    var jobs: [PageJob] { [renderer.job(.withheld) { content() }] }

    private func content() -> ReportContent {
        let texts = edition.texts
        let counts = overview.snapshot.withheldCounts
        let figures = WithheldCount.Kind.allCases.map { kind in
            let known = counts.filter { $0.kind == kind && $0.origin != .sample }.map(\.count)
            let sum = known.compactMap { $0 }.reduce(0, +)
            return ReportPage.Figure(
                value: known.contains(nil) && sum == 0 ? few : edition.text(sum),
                name: texts["withheld.\(kind.rawValue)"])
        }
        let rows = WithheldCount.withoutDays(counts).map { count in
            TableRow(
                ressort(count),
                [
                    Cell(texts["withheld.\(count.kind.rawValue)"]),
                    count.ressort == nil ? Cell(texts["withheld.all"]) : ground(count.ground ?? ""),
                    count.count.map { .number($0, edition) } ?? Cell(few),
                ])
        }
        return ReportContent(
            notices: [texts["withheld.samples"], texts["withheld.small", "\(WithheldCount.leastRecords)"]],
            figures: figures,
            tables: [
                ReportTable(
                    id: "zurueckgehalten", heading: texts["withheld.table"],
                    columns: [
                        (texts["facet.ressort"], false), (texts["withheld.what"], false),
                        (texts["withheld.ground"], false), (texts["table.count"], true),
                    ], rows: rows, empty: texts["withheld.empty"]),
                years(counts), grounds(),
            ], hasCSV: true)
    }

    /// Single values by the year in which they were withheld.
    private func years(_ counts: [WithheldCount]) -> ReportTable {
        let texts = edition.texts
        var years: [Int: Int] = [:]
        for count in counts where count.origin != .sample {
            if let day = count.decidedOn { years[day.year, default: 0] += count.count ?? 0 }
        }
        return ReportTable(
            id: "jahre", heading: texts["withheld.years"], intro: texts["withheld.yearsIntro"],
            columns: [(texts["withheld.year"], false), (texts["table.count"], true)],
            rows: years.sorted { $0.key < $1.key }.map { TableRow(Cell("\($0.key)"), [.number($0.value, edition)]) },
            empty: texts["withheld.empty"])
    }

    /// What stands for a number that is too small to be told.
    private var few: String { edition.texts["withheld.few", "\(WithheldCount.leastRecords)"] }

    private func ressort(_ count: WithheldCount) -> Cell {
        guard let id = count.ressort else {
            return Cell(edition.texts["withheld.rest"], note: edition.originMark(count.origin))
        }
        return Cell(
            edition.authority(id),
            href: edition.authorities[id].map { edition.address.link(.authorities, $0.id) },
            note: edition.originMark(count.origin))
    }

    private func ground(_ code: String) -> Cell {
        guard let item = edition.catalogue.vocabularies["publication-ground"]?[code] else {
            return Cell(edition.label("not-stated", "absence-kind"))
        }
        let citation = item.properties["citation"]?.string ?? ""
        return Cell(item.label[edition.language], note: citation)
    }

    /// Every ground the law allows, with the text of the law.
    private func grounds() -> ReportTable {
        let texts = edition.texts
        return ReportTable(
            id: "gruende", heading: texts["withheld.grounds"], intro: texts["withheld.groundsIntro"],
            columns: [(texts["withheld.ground"], false), (texts["withheld.law"], false)],
            rows: (edition.catalogue.vocabularies["publication-ground"]?.known ?? []).map { item in
                let citation = item.properties["citation"]?.string ?? ""
                return TableRow(
                    Cell(item.label[edition.language]),
                    [Cell(citation, href: citations.citations(in: citation).first?.address)])
            })
    }
}
