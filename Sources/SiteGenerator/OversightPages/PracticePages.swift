import FieldCatalogue
import PageMarkup

/// Biometrics, agents, and the questions about prohibited practices: who uses what, with the answers given.
struct PracticePages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
    }

    var jobs: [PageJob] {
        [
            renderer.job(.biometrics) { biometrics() }, renderer.job(.agents) { agents() },
            renderer.job(.screening) { screening() },
        ]
    }

    private func known(_ question: (IndexRow.Practices) -> Bool?) -> String {
        let rows = overview.index.deployments.filter(\.counts)
        let answered = rows.reduce(0) { $0 + (question($1.practices) == nil ? 0 : 1) }
        return edition.texts["openness.coverage", edition.text(answered), edition.text(rows.count)]
    }

    private func biometrics() -> ReportContent {
        let texts = edition.texts
        let rows = overview.index.deployments.filter { $0.practices.usesBiometrics == true }
        return ReportContent(
            tables: [
                ReportTable(
                    id: "systeme", heading: texts["biometrics.table"], intro: known(\.usesBiometrics),
                    columns: [
                        (texts["table.system"], false), (texts["biometrics.kind"], false),
                        (texts["biometrics.public"], false), (texts["table.risk"], false),
                    ],
                    rows: rows.map { row in
                        TableRow(
                            edition.cell(row),
                            [
                                Cell(
                                    row.practices.biometricKinds.map { edition.label($0, "biometric-kind") }
                                        .joined(separator: ", ")), Cell(edition.answer(row.practices.inPublicSpace)),
                                edition.cell(row.riskClass),
                            ])
                    }, empty: texts["biometrics.none"])
            ], hasCSV: true)
    }

    private func agents() -> ReportContent {
        let texts = edition.texts
        let rows = overview.index.deployments.filter { $0.practices.isAgent == true }
        return ReportContent(
            tables: [
                ReportTable(
                    id: "systeme", heading: texts["agents.table"], intro: known(\.isAgent),
                    columns: [
                        (texts["table.system"], false), (texts["agents.autonomy"], false),
                        (texts["agents.confirmation"], false),
                    ],
                    rows: rows.map { row in
                        TableRow(
                            edition.cell(row),
                            [
                                Cell(row.practices.autonomy.map { edition.label($0, "autonomy") } ?? "–"),
                                Cell(row.practices.confirmation.map { edition.label($0, "human-confirmation") } ?? "–"),
                            ])
                    }, empty: texts["agents.none"])
            ], hasCSV: true)
    }

    /// From when a prohibition applies, said where that is after the day of the register.
    private func later(_ practice: Vocabulary.Item) -> [String] {
        guard let day = practice.properties["applicableFrom"]?.string.flatMap({ Day($0) }),
            day > overview.snapshot.date
        else { return [] }
        return [edition.texts["screening.from", edition.text(day)]]
    }

    private func screening() -> ReportContent {
        let texts = edition.texts
        let practices = edition.catalogue.vocabularies["art5"]?.known ?? []
        let counting = overview.index.deployments.filter(\.counts)
        let flagged = overview.index.deployments.flatMap { row in
            practices.filter { row.practices.prohibited[$0.code] == true }.map { (row, $0) }
        }
        return ReportContent(
            notices: [texts["screening.samples"]],
            tables: [
                ReportTable(
                    id: "antworten", heading: texts["screening.answers"], intro: texts["screening.intro"],
                    columns: [
                        (texts["screening.practice"], false), (texts["value.no"], true), (texts["value.yes"], true),
                        (texts["screening.open"], true),
                    ],
                    rows: practices.map { practice in
                        let answers = counting.map { $0.practices.prohibited[practice.code] }
                        func count(_ answer: Bool?) -> Cell {
                            .number(answers.reduce(0) { $0 + ($1 == answer ? 1 : 0) }, edition)
                        }
                        return TableRow(
                            Cell(
                                practice.label[edition.language],
                                href: LawTable.address(of: "KI-VO", .article, "5", edition.language),
                                note: ([texts["screening.letter", String(practice.code.dropFirst(4))]] + later(practice))
                                    .joined(separator: "; ")),
                            [count(false), count(true), count(nil)])
                    }),
                ReportTable(
                    id: "ja", heading: texts["screening.flagged"], intro: texts["screening.flaggedIntro"],
                    columns: [
                        (texts["table.system"], false), (texts["screening.practice"], false),
                        (texts["screening.exception"], false),
                    ],
                    rows: flagged.map { row, practice in
                        TableRow(
                            edition.cell(row),
                            [
                                Cell(practice.label[edition.language]),
                                Cell(
                                    row.practices.exceptions[practice.code].map { edition.label($0, "art5-exception") }
                                        ?? "–"),
                            ])
                    }, empty: texts["screening.none"]),
            ], hasCSV: true)
    }
}
