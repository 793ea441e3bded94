import FieldCatalogue
import Findings
import LegalFacts
import PageMarkup
import Publication

/// The yearly report to the Bundestag: numbers of a year beside those of the year before, each with its query.
///
/// It is made of the public databases at the end of both years, so that a past year gives the same report on any day.
public struct YearlyReport: Sendable {
    /// Answers a query on the public database at the end of a year.
    public typealias Query = (_ sql: String) throws -> (columns: [String], rows: [[TableCell]])

    /// A number of both years.
    struct Figure: Sendable {
        let label: String
        /// Nil for a number too small to be told.
        let value: Int?
        let before: Int?
        let sql: String
    }

    /// A table of the year.
    struct Table: Sendable {
        let title: String
        let columns: [String]
        let rows: [[String]]
        let sql: String
        let chart: Int?
    }

    /// A chapter with what was found.
    struct Chapter: Sendable {
        let id: String
        let title: String
        let text: String
        let figures: [Figure]
        let tables: [Table]
    }

    /// The year.
    public let year: Int
    /// The latest acceptance up to 31 December: the same whether one asks then or later.
    public let date: Day
    let chapters: [Chapter]

    /// Asks all questions of the plan.
    ///
    /// - Parameters:
    ///   - now: queries on the database at the end of the year.
    ///   - before: queries on the database at the end of the year before.
    public init(year: Int, date: Day, catalogue: Catalogue, now: Query, before: Query) throws {
        self.year = year
        self.date = date
        let dates = LegalDates(catalogue: catalogue)
        let lawStarts = YearlyReport.lawStarts(year, catalogue)
        func words(_ text: String) -> String {
            [("{friaFrom}", "high-risk-annex-iii"), ("{realTimeFrom}", "art5-core")].reduce(
                replaced("{lawStarts}", by: lawStarts, in: text)
            ) { text, place in
                replaced(place.0, by: dates[place.1].map { Dates.text($0, .de) } ?? "–", in: text)
            }
        }
        chapters = try ReportPlan.chapters.map { chapter in
            Chapter(
                id: chapter.id, title: chapter.title, text: words(chapter.text),
                figures: try chapter.figures.map { figure in
                    let sql = YearlyReport.query(figure.sql, year)
                    let old = YearlyReport.query(figure.sql, year - 1)
                    return Figure(
                        label: figure.label, value: try YearlyReport.number(try now(sql), figure),
                        before: try YearlyReport.number(try before(old), figure), sql: sql)
                },
                tables: try chapter.tables.map { table in
                    let sql = YearlyReport.query(table.sql, year)
                    return Table(
                        title: table.title, columns: table.columns,
                        rows: try now(sql).rows.map { $0.map(YearlyReport.text) }, sql: sql, chart: table.chart)
                })
        }
    }

    /// Which parts of the law began to apply in the year, as a sentence.
    static func lawStarts(_ year: Int, _ catalogue: Catalogue) -> String {
        let parts = LawPart.all(catalogue).filter { $0.from.year == year }
        guard !parts.isEmpty else { return "Im Jahr \(year) begann kein weiterer Teil des Rechts zu gelten." }
        let list = parts.map { "ab \(Dates.text($0.from, .de)): \($0.text.de) (\($0.basis.de))" }
        return "Im Jahr \(year) begann zu gelten: " + list.joined(separator: "; ") + "."
    }

    private static func query(_ sql: String, _ year: Int) -> String {
        replaced("{next}", by: "\(year + 1)", in: replaced("{year}", by: "\(year)", in: sql))
    }

    private static func number(
        _ result: (columns: [String], rows: [[TableCell]]), _ figure: ReportPlan.Figure
    ) throws -> Int? {
        switch result.rows.first?.first {
        case .integer(let number): return number
        case .some(.null) where figure.isBounded: return nil
        default: throw ReportError(figure: figure.label)
        }
    }

    /// A number as it is printed.
    static func text(_ number: Int?) -> String {
        number.map { Numbers.grouped($0, .de) } ?? "weniger als \(WithheldCount.leastRecords)"
    }

    private static func text(_ cell: TableCell) -> String {
        switch cell {
        case .null: "–"
        case .text(let text): text
        case .integer(let number): Numbers.grouped(number, .de)
        case .number(let number): "\(number)"
        case .boolean(let value): value ? "ja" : "nein"
        }
    }

    /// How the numbers were made.
    var method: [String] {
        [
            "Der Bericht zählt die Einträge des Registers, die bis zum 31. Dezember \(year) angenommen waren (letzte Annahme: \(Dates.text(date, .de))), und stellt ihnen den Stand am 31. Dezember \(year - 1) gegenüber.",
            "Nicht gezählt sind Beispiele erfundener Behörden. Was den Stand am Jahresende zeigt, lässt zurückgenommene und ersetzte Einträge weg; was im Jahr geschah (Zugänge, Rücknahmen, Wechsel der Risikoklasse), zählt auch sie.",
            "Einträge, die nur eingeschränkt öffentlich sind, haben keinen öffentlichen Status; in Zahlen zu Systemen im Einsatz fehlen sie, daneben steht, wie viele es sind.",
            "Zurückgehaltenes zählt nach dem Tag der Entscheidung: Was später zurückgehalten wurde, ändert die Zahlen früherer Jahre nicht.",
            "Risikoklasse, Stand der Folgenabschätzung und zuständige Aufsicht berechnet das Register aus den Angaben der Behörden.",
            "Hinter jeder Zahl steht die Abfrage, mit der sie sich an der veröffentlichten Datenbank des Stichtags nachrechnen lässt:  maki export ki-transparenzregister.sqlite --as-of \(year)-12-31.",
            "Eine Zahl ist nur so vollständig wie die Meldungen; zu wem keine öffentliche Meldung vorliegt, steht im Kapitel „Umfang des Registers“.",
        ]
    }

    /// The report as Markdown (GitHub's tables).
    public func markdown() -> [UInt8] {
        var text = "# Bericht über das KI-Transparenzregister für das Jahr \(year)\n\n"
        text += "Letzte berücksichtigte Annahme: \(Dates.text(date, .de)). Demonstrator, kein amtlicher Bericht.\n"
        for (number, chapter) in chapters.enumerated() {
            text += "\n## \(number + 1). \(chapter.title)\n\n\(chapter.text)\n"
            text += "\n| | \(year) | \(year - 1) | Veränderung |\n|---|---:|---:|---:|\n"
            for figure in chapter.figures {
                text +=
                    "| \(figure.label) | \(YearlyReport.text(figure.value)) | \(YearlyReport.text(figure.before)) | \(figure.change) |\n"
            }
            for table in chapter.tables {
                text += "\n### \(table.title)\n\n"
                guard !table.rows.isEmpty else {
                    text += "Keine.\n"
                    continue
                }
                text += "| " + table.columns.map(escaped).joined(separator: " | ") + " |\n|---"
                text += String(repeating: "|---:", count: max(0, table.columns.count - 1)) + "|\n"
                for row in table.rows { text += "| " + row.map(escaped).joined(separator: " | ") + " |\n" }
            }
        }
        text += "\n## Methode\n\n" + method.map { "- \($0)\n" }.joined()
        text += "\n## Abfragen\n"
        for (number, chapter) in chapters.enumerated() {
            text += "\n### \(number + 1). \(chapter.title)\n"
            for query in chapter.queries { text += "\n\(query.label):\n\n```sql\n\(query.sql)\n```\n" }
        }
        return Array(text.utf8)
    }
}

extension YearlyReport.Figure {
    /// The difference with its sign; a dash where one of the numbers is not told.
    var change: String {
        guard let value, let before else { return "–" }
        let difference = value - before
        if difference == 0 { return "±0" }
        return (difference > 0 ? "+" : "−") + Numbers.grouped(abs(difference), .de)
    }
}

extension YearlyReport.Chapter {
    /// All queries of the chapter.
    var queries: [(label: String, sql: String)] {
        figures.map { ($0.label, $0.sql) } + tables.map { ($0.title, $0.sql) }
    }
}

/// A query of the report that gave no number: the plan does not fit the database.
public struct ReportError: Error, Sendable {
    /// What was asked for.
    let figure: String

    /// What is wrong, in a sentence without subject.
    public var reason: Bilingual {
        Bilingual(
            de: "Die Abfrage zu „\(figure)“ gibt keine Zahl.", en: "The query for “\(figure)” gives no number.")
    }
}

/// Text with a marker replaced.
private func replaced(_ marker: String, by value: String, in text: String) -> String {
    text.split(separator: marker, omittingEmptySubsequences: false).joined(separator: value)
}

/// Text for a cell of a Markdown table.
private func escaped(_ text: String) -> String {
    String(decoding: text.utf8.flatMap { $0 == UInt8(ascii: "|") ? Array("\\|".utf8) : [$0] }, as: UTF8.self)
}
