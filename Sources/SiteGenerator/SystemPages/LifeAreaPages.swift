/// For people who know their benefit or their letter, not the system: areas of life, and services by name.
struct LifeAreaPages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
    }

    var jobs: [PageJob] { [renderer.job(.lifeAreas) { content() }] }

    private func content() -> ReportContent {
        let texts = edition.texts
        let facet = overview.facets.facet("area")
        let counts = Dictionary(
            overview.facets.values(of: "area").map { ($0.code, $0.count) },
            uniquingKeysWith: { first, _ in first })
        var services: [String: [IndexRow]] = [:]
        for row in overview.index.deployments {
            for service in row.services { services[service, default: []].append(row) }
        }
        let names = GermanOrder.sorted(services.keys.map { ServiceName(text: $0) }, by: \.text, id: \.text)
        let others = SystemCount(overview.index.deployments.lazy.filter(\.lifeAreas.isEmpty))
        return ReportContent(
            tables: [
                ReportTable(
                    id: "lebensbereiche", heading: texts["facet.area"],
                    intro: others.isEmpty ? nil : texts["areas.others", edition.text(others)],
                    columns: [
                        (texts["facet.area"], false), (texts["table.systems"], true), (texts["rights.madeUp"], true),
                    ],
                    rows: (edition.catalogue.vocabularies["life-area"]?.known ?? []).map { item in
                        TableRow(
                            Cell(
                                item.label[edition.language],
                                href: facet.map { edition.address.link($0.place(of: item.code)) }),
                            [
                                .number(counts[item.code]?.real ?? 0, edition),
                                .number(counts[item.code]?.samples ?? 0, edition),
                            ])
                    }),
                ReportTable(
                    id: "leistungen", heading: texts["areas.services"], intro: texts["areas.servicesIntro"],
                    columns: [(texts["areas.service"], false), (texts["table.system"], false)],
                    rows: names.flatMap { name in
                        (services[name.text] ?? []).map { row in
                            TableRow(
                                Cell(name.text, language: edition.language == .en ? "de" : nil), [edition.cell(row)])
                        }
                    }, empty: texts["areas.noServices"]),
            ], hasCSV: true)
    }

    /// A name that can be sorted.
    private struct ServiceName {
        let text: String
    }
}
