import Charts

/// Openness, sovereignty and environment for every Ressort, with how many systems say anything about it.
struct OpennessPages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
    }

    var jobs: [PageJob] { [renderer.job(.openness) { content() }] }

    /// Systems that count, and what of them is said about a question.
    private struct Coverage {
        let rows: [IndexRow]

        func said(_ question: (IndexRow.Openness) -> String?) -> [String: Int] {
            var counts: [String: Int] = [:]
            for row in rows { if let value = question(row.openness) { counts[value, default: 0] += 1 } }
            return counts
        }
    }

    private func content() -> ReportContent {
        let texts = edition.texts
        let real = Coverage(rows: overview.index.deployments.filter(\.counts))
        return ReportContent(
            notices: [texts["openness.samples"]],
            tables: [
                question(real, "source", "source-openness") { $0.source },
                question(real, "hosting", "hosting-model") { $0.hosting },
                question(real, "access", "third-country-access") { $0.thirdCountryAccess },
                question(real, "environment", "environment-basis") { $0.environmentBasis }, ressorts(),
                systems(),
            ], hasCSV: true)
    }

    /// The answers to one question, and how many systems give one.
    private func question(
        _ coverage: Coverage, _ id: String, _ vocabulary: String, _ question: (IndexRow.Openness) -> String?
    ) -> ReportTable {
        let texts = edition.texts
        let counts = coverage.said(question)
        let answered = counts.reduce(0) { $0 + (IndexRow.Openness.isAnswer($1.key) ? $1.value : 0) }
        // What is unknown stands in the table, but it is no answer and no bar.
        let items = edition.catalogue.vocabularies[vocabulary]?.known.filter { counts[$0.code] != nil } ?? []
        let heading = texts["openness.\(id)"]
        return ReportTable(
            id: id, heading: heading,
            intro: texts["openness.coverage", edition.text(answered), edition.text(coverage.rows.count)],
            columns: [(texts["openness.answer"], false), (texts["table.systems"], true)],
            rows: items.map { item in
                TableRow(Cell(item.label[edition.language]), [.number(counts[item.code] ?? 0, edition)])
            }, empty: texts["openness.none"],
            chart: BarChart(
                id: "bild-" + id, title: heading,
                bars: items.filter { IndexRow.Openness.isAnswer($0.code) }.map { item in
                    let value = counts[item.code] ?? 0
                    return BarChart.Bar(label: item.label[edition.language], text: edition.text(value), value: value)
                }
            ).svg)
    }

    /// How many systems of each Ressort answer each question.
    private func ressorts() -> ReportTable {
        let texts = edition.texts
        return ReportTable(
            id: "ressorts", heading: texts["openness.ressorts"], intro: texts["openness.ressortsIntro"],
            columns: [
                (texts["facet.ressort"], false), (texts["openness.source"], true), (texts["openness.hosting"], true),
                (texts["openness.access"], true), (texts["openness.exit"], true), (texts["openness.environment"], true),
            ],
            rows: overview.index.ressorts.compactMap { ressort in
                let rows = (overview.index.byRessort[ressort.head.id] ?? []).filter(\.counts)
                guard !rows.isEmpty else { return nil }
                func share(_ isAnswered: (IndexRow.Openness) -> Bool) -> Cell {
                    .share(rows.reduce(0) { $0 + (isAnswered($1.openness) ? 1 : 0) }, of: rows.count, edition)
                }
                return TableRow(
                    edition.authorityCell(ressort.head.id),
                    [
                        share { IndexRow.Openness.isAnswer($0.source) },
                        share { IndexRow.Openness.isAnswer($0.hosting) },
                        share { IndexRow.Openness.isAnswer($0.thirdCountryAccess) },
                        share { $0.hasExitPlan != nil }, share { IndexRow.Openness.isAnswer($0.environmentBasis) },
                    ])
            }, empty: texts["openness.none"])
    }

    /// Every system that says something, samples marked.
    private func systems() -> ReportTable {
        let texts = edition.texts
        let rows = overview.index.deployments.filter {
            [$0.openness.source, $0.openness.hosting, $0.openness.environmentBasis].contains {
                IndexRow.Openness.isAnswer($0)
            }
        }
        func label(_ code: String?, _ vocabulary: String) -> Cell {
            Cell(code.map { edition.label($0, vocabulary) } ?? "–")
        }
        return ReportTable(
            id: "systeme", heading: texts["openness.systems"],
            columns: [
                (texts["table.system"], false), (texts["openness.source"], false), (texts["openness.hosting"], false),
                (texts["openness.access"], false), ("kWh/a", true),
            ],
            rows: rows.map { row in
                TableRow(
                    edition.cell(row),
                    [
                        label(row.openness.source, "source-openness"), label(row.openness.hosting, "hosting-model"),
                        label(row.openness.thirdCountryAccess, "third-country-access"),
                        row.openness.kWhPerYear.map { .number(Int($0.rounded()), edition) }
                            ?? Cell("–", isNumber: true, value: ""),
                    ])
            }, empty: texts["openness.none"])
    }
}
