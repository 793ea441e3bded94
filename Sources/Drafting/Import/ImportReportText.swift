import Findings
import RegisterModel

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
            say(
                "\(title): \(report.assignments.count) Zeilen × \(report.columns.count) Spalten = \(total) Zellen",
                "\(title): \(report.assignments.count) rows × \(report.columns.count) columns = \(total) cells")
        ]
        for outcome in ImportReportText.order {
            lines.append(
                "  " + padded("\(report[outcome])", 9) + "  " + padded(percent(report[outcome], of: total), 8) + "  "
                    + name(outcome))
        }
        let sum = ImportReportText.order.reduce(0) { $0 + report[$1] }
        lines.append(
            "  " + padded("\(sum)", 9) + "  " + padded(percent(sum, of: total), 8) + "  " + say("zusammen", "together"))
        if report.missingKeys > 0 {
            lines.append(
                say(
                    "\(report.missingKeys) Zeilen ohne eigene Kennung",
                    "\(report.missingKeys) rows without an identifier of their own"))
        }
        if report.repeatedKeys > 0 {
            lines.append(
                say(
                    "\(report.repeatedKeys) Zeilen mit einer Kennung, die auch eine andere Zeile trägt",
                    "\(report.repeatedKeys) rows with an identifier that another row has too"))
        }
        for (path, count) in report.constants.sorted(by: { $0.key < $1.key }) {
            lines.append(
                say("aus den festen Angaben der Zuordnung: ", "from the constants of the mapping: ") + path
                    + drafts(count))
        }
        for (path, count) in report.incomplete.sorted(by: { $0.key < $1.key }) {
            lines.append(say("fehlt noch: ", "still missing: ") + path + drafts(count))
        }
        if report.withFindings > 0 {
            lines.append(
                say("Texte mit Funden, siehe maki validate", "texts with findings, see maki validate")
                    + drafts(report.withFindings))
        }
        return lines.joined(separator: "\n") + "\n"
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
        lines += [
            say("## Zeilen und Entwürfe", "## Rows and drafts"), "",
            say("| Zeile | Kennung der Liste | Entwurf |", "| line | identifier of the list | draft |"),
            "|---:|---|---|",
        ]
        lines += report.assignments.map { "| \($0.line) | \($0.key.isEmpty ? "–" : cell($0.key)) | \($0.id).json |" }
        return lines.joined(separator: "\n") + "\n"
    }

    private func drafts(_ count: Int) -> String {
        " (\(count) " + (count == 1 ? say("Entwurf", "draft") : say("Entwürfe", "drafts")) + ")"
    }

    /// Every distinct text with its lines.
    private func remarks(_ outcome: CellOutcome, _ heading: String) -> [String] {
        let found = report.remarks.filter { $0.remark.outcome == outcome }
        guard !found.isEmpty else { return [] }
        let hasReadings = outcome == .guessed
        var lines = [
            heading, "",
            say("| Spalte | Text", "| column | text") + (hasReadings ? say(" | gelesen als", " | read as") : "")
                + say(" | Zahl | Zeilen |", " | count | lines |"),
            hasReadings ? "|---|---|---|---:|---|" : "|---|---|---:|---|",
        ]
        for entry in found {
            let shown =
                entry.lines.prefix(5).map { "\($0)" }.joined(separator: ", ") + (entry.lines.count > 5 ? " …" : "")
            let reading = hasReadings ? " | \(cell(entry.remark.reading))" : ""
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
