import Findings
import LegalFacts
import Records

/// An import's report in words: a table that adds up, and everything that was not taken over as it stood.
public struct ImportReportText {
    let report: ImportReport
    let title: String
    let language: Language

    /// Writes about a report.
    ///
    /// - Parameter title: name of the input.
    public init(_ report: ImportReport, title: String, language: Language) {
        (self.report, self.title, self.language) = (report, TerminalText.escaped(title), language)
    }

    /// Outcomes in the order of the table.
    private static let order: [CellOutcome] = [
        .taken, .guessed, .shortened, .leftOut, .notUnderstood, .unnamed, .empty,
    ]

    /// The summary: a few lines for a terminal.
    public var summary: String {
        let total = report.cellCount
        var lines = [
            title + ": " + number(report.assignments.count, ("Zeile", "Zeilen"), ("row", "rows")) + " × "
                + number(report.columns.count, ("Spalte", "Spalten"), ("column", "columns")) + " = "
                + number(total, ("Zelle", "Zellen"), ("cell", "cells"))
        ]
        for outcome in ImportReportText.order {
            lines.append(
                "  " + padded("\(report[outcome])", 9) + "  " + padded(percent(report[outcome], of: total), 8) + "  "
                    + name(outcome))
        }
        let sum = ImportReportText.order.reduce(0) { $0 + report[$1] }
        lines.append(
            "  " + padded("\(sum)", 9) + "  " + padded(percent(sum, of: total), 8) + "  " + say("zusammen", "together"))
        lines += passedOver
        if !report.known.isEmpty {
            let shown = report.known.prefix(3).map { "\($0.key) → \($0.id)" }.joined(separator: ", ")
            lines.append(
                number(report.known.count, ("Zeile steht", "Zeilen stehen"), ("row is", "rows are"))
                    + say(" schon im Register und wurden nicht noch einmal Entwurf: ", " in the register already: ")
                    .replacing("wurden", with: report.known.count == 1 ? "wurde" : "wurden")
                    + shown + (report.known.count > 3 ? " …" : ""))
        }
        if report.missingKeys > 0 {
            lines.append(
                number(report.missingKeys, ("Zeile", "Zeilen"), ("row", "rows"))
                    + say(" ohne eigene Nummer", " without a number"))
        }
        if report.repeatedKeys > 0 {
            lines.append(
                number(report.repeatedKeys, ("Zeile", "Zeilen"), ("row", "rows"))
                    + say(
                        " mit einer Nummer, die auch eine andere Zeile trägt",
                        " with a number that another row has too"))
        }
        for (path, count) in report.constants.sorted(by: { $0.key < $1.key }) {
            lines.append(
                say("aus den festen Angaben der Zuordnung: ", "from the constants of the mapping: ") + path
                    + drafts(count))
        }
        lines += checked
        return lines.joined(separator: "\n") + "\n"
    }

    /// Rows and columns that hold no system, counted by reason.
    private var passedOver: [String] {
        let words: [RowSelection.Reason: ((String, String), (String, String))] = [
            .empty: (("leere Zeile", "leere Zeilen"), ("empty row", "empty rows")),
            .sum: (("Zeile mit Summen", "Zeilen mit Summen"), ("row of sums", "rows of sums")),
            .note: (
                ("Zeile mit einer Anmerkung", "Zeilen mit Anmerkungen"), ("row with a remark", "rows with remarks")
            ),
            .noContent: (
                ("Zeile ohne Angaben zu einem System", "Zeilen ohne Angaben zu einem System"),
                ("row without anything about a system", "rows without anything about a system")
            ),
        ]
        var parts = RowSelection.Reason.allCases.compactMap { reason -> String? in
            let count =
                report.passedOver.filter { $0.reason == reason }.count + (reason == .empty ? report.blankRows : 0)
            guard count > 0, let (de, en) = words[reason] else { return nil }
            return number(count, de, en)
        }
        if !report.leadingLines.isEmpty {
            parts.insert(
                number(
                    report.leadingLines.count, ("Zeile vor den Spaltennamen", "Zeilen vor den Spaltennamen"),
                    ("line before the names of the columns", "lines before the names of the columns")), at: 0)
        }
        if report.emptyColumns > 0 {
            parts.append(
                number(
                    report.emptyColumns, ("Spalte ohne Namen und Inhalt", "Spalten ohne Namen und Inhalt"),
                    ("column without name and content", "columns without name and content")))
        }
        return parts.isEmpty ? [] : [say("übergangen: ", "passed over: ") + parts.joined(separator: ", ")]
    }

    /// What `maki validate` says of the drafts: errors first, the most frequent first.
    private var checked: [String] {
        let found = report.findings.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            if first.finding.isError != second.finding.isError { return first.finding.isError }
            return first.drafts != second.drafts ? first.drafts > second.drafts : left.offset < right.offset
        }.map(\.element)
        let most = 40
        var lines = found.prefix(most).map { entry in
            kind(entry.finding) + TerminalText.escaped(entry.finding.message[language]) + " [\(entry.finding.code)]"
                + drafts(entry.drafts)
        }
        if found.count > most {
            lines.append(
                say(
                    "… und \(found.count - most) weitere; alle zeigt  maki validate",
                    "… and \(found.count - most) more; maki validate shows all"))
        }
        return lines
    }

    private func kind(_ finding: ImportReport.CheckedFinding) -> String {
        if !finding.isError { return say("zu prüfen: ", "to be checked: ") }
        return finding.code == StructuralCode.missing.rawValue
            ? say("fehlt noch: ", "still missing: ") : say("zu berichtigen: ", "to be corrected: ")
    }

    /// The whole report in Markdown.
    public var markdown: String {
        var lines = [
            say("# Bericht der Übernahme", "# Report of the import"), "", "```", summary.trimmedEnd, "```", "",
        ]
        lines += [say("## Spalten", "## Columns"), ""]
        lines.append(
            "| " + say("Spalte", "column") + " | " + ImportReportText.order.map(name).joined(separator: " | ") + " | "
                + say("zusammen", "together") + " | " + say("wohin", "where to") + " |")
        lines.append("|---|" + String(repeating: "---:|", count: ImportReportText.order.count + 1) + "---|")
        for column in report.columns {
            let numbers = ImportReportText.order.map { "\(column[$0])" }.joined(separator: " | ")
            let place =
                column.target.map { column.isLeftOut ? say("ausgelassen: ", "left out: ") + cell($0) : "`\($0)`" }
                ?? "–"
            let cleaned =
                column.cleaned > 0
                ? say(
                    " (\(column.cleaned)× unsichtbare Zeichen entfernt)",
                    " (\(column.cleaned)× invisible characters removed)") : ""
            let superseded =
                column.superseded > 0
                ? say(
                    " (\(column.superseded)× war das Feld schon gefüllt)",
                    " (\(column.superseded)× the field was filled already)") : ""
            lines.append("| \(cell(column.name)) | \(numbers) | \(column.total) | \(place)\(cleaned)\(superseded) |")
        }
        lines += [""] + remarks(.notUnderstood, say("## Nicht verstanden", "## Not understood"))
        lines += remarks(.shortened, say("## Gekürzt", "## Shortened"))
        lines += remarks(.guessed, say("## Gedeutet", "## Guessed"))
        lines += notTaken
        lines += [
            say("## Zeilen und Entwürfe", "## Rows and drafts"), "",
            say("| Zeile | Nummer der Liste | Entwurf |", "| line | number of the list | draft |"),
            "|---:|---|---|",
        ]
        lines += report.assignments.map { "| \($0.line) | \($0.key.isEmpty ? "–" : cell($0.key)) | \($0.id).json |" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Rows that became no draft, with their reason.
    private var notTaken: [String] {
        var rows = report.leadingLines.map {
            (line: $0.line, why: say("vor den Spaltennamen", "before the names"), $0.text)
        }
        rows += report.passedOver.filter { $0.reason != .empty }.map { row in
            let why =
                switch row.reason {
                case .empty: say("leer", "empty")
                case .sum: say("Summe", "sum")
                case .note: say("Anmerkung", "remark")
                case .noContent: say("ohne Angaben zu einem System", "nothing about a system")
                }
            return (line: row.line, why: why, row.text)
        }
        rows += report.known.map {
            (line: $0.line, why: say("schon im Register: ", "in the register: ") + $0.id, $0.key)
        }
        guard !rows.isEmpty else { return [] }
        return [
            say("## Zeilen, die kein Entwurf wurden", "## Rows that became no draft"), "",
            say("| Zeile | Grund | Inhalt |", "| line | reason | content |"), "|---:|---|---|",
        ] + rows.sorted { $0.line < $1.line }.map { "| \($0.line) | \(cell($0.why)) | \(cell($0.2)) |" } + [""]
    }

    private func number(_ count: Int, _ de: (String, String), _ en: (String, String)) -> String {
        "\(count) " + (count == 1 ? say(de.0, en.0) : say(de.1, en.1))
    }

    private func drafts(_ count: Int) -> String {
        " (\(count) " + (count == 1 ? say("Entwurf", "draft") : say("Entwürfe", "drafts")) + ")"
    }

    /// Every distinct text with its lines.
    private func remarks(_ outcome: CellOutcome, _ heading: String) -> [String] {
        let found = report.remarks.filter { $0.remark.outcome == outcome }
        guard !found.isEmpty else { return [] }
        let hasReadings = outcome == .guessed || outcome == .notUnderstood
        let title = outcome == .guessed ? say(" | gelesen als", " | read as") : say(" | warum nicht", " | why not")
        var lines = [
            heading, "",
            say("| Spalte | Text", "| column | text") + (hasReadings ? title : "")
                + (report.columns.contains { $0.letters != nil }
                    ? say(" | Zahl | Zellen |", " | count | cells |")
                    : say(" | Zahl | Zeilen |", " | count | lines |")),
            hasReadings ? "|---|---|---|---:|---|" : "|---|---|---:|---|",
        ]
        for entry in found {
            let letters = report.columns[entry.remark.column].letters ?? ""
            let shown =
                entry.lines.prefix(5).map { letters + "\($0)" }.joined(separator: ", ")
                + (entry.lines.count > 5 ? " …" : "")
            let said = outcome == .guessed ? entry.remark.reading : entry.remark.reason?[language] ?? ""
            let reading = hasReadings ? " | \(cell(said))" : ""
            lines.append(
                "| \(cell(report.columns[entry.remark.column].name)) | \(cell(entry.remark.text))\(reading) | \(entry.lines.count) | \(shown) |"
            )
        }
        return lines + [""]
    }

    /// What an outcome is called.
    private func name(_ outcome: CellOutcome) -> String {
        switch outcome {
        case .empty: say("leer", "empty")
        case .taken: say("übernommen", "taken over")
        case .guessed: say("gedeutet", "guessed")
        case .shortened: say("gekürzt", "shortened")
        case .leftOut: say("ausgelassen", "left out")
        case .notUnderstood: say("nicht verstanden", "not understood")
        case .unnamed: say("Spalte nicht zugeordnet", "column not mapped")
        }
    }

    /// Text in a cell of a Markdown table: one line, without bars and marks that mean something.
    private func cell(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.escaped(text.replacing("\n", with: " ")).unicodeScalars {
            if "|\\`*_<>[]".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    private func percent(_ count: Int, of total: Int) -> String {
        let tenths = total == 0 ? 0 : (count * 2000 + total) / (2 * total)
        return "\(tenths / 10)" + (language == .de ? "," : ".") + "\(tenths % 10) %"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.utf8.last == 0x0A { text.removeLast() }
        return text
    }
}
