import SourceJSON

/// Shows findings as a person at a terminal reads them: message, place, the line itself, what to do.
public struct HumanRenderer: Sendable {
    private let language: Language
    private let usesColour: Bool
    private let maximum: Int
    private let option: String?

    /// Longest part of a source line that is shown, in code points.
    private static let snippetWidth = 100

    /// Makes a renderer.
    ///
    /// - Parameters:
    ///   - maximum: greatest number of findings shown; the closing line counts all.
    ///   - option: the option that sets it; nil when the command has none.
    public init(language: Language, usesColour: Bool, maximum: Int = .max, option: String? = nil) {
        self.language = language
        self.usesColour = usesColour
        self.maximum = maximum
        self.option = option
    }

    /// The whole report.
    ///
    /// - Parameter nextStep: a command that would come next; nil for none.
    public func render(_ report: FindingReport, nextStep: Bilingual? = nil) -> String {
        var lines: [String] = []
        for finding in report.findings.prefix(maximum) { append(finding, in: report, to: &lines) }
        let hidden = report.findings.count - min(maximum, report.findings.count)
        if hidden > 0 {
            let hint = option.map { " (\($0))" } ?? ""
            lines.append((language == .de ? "… und \(hidden) weitere" : "… and \(hidden) more") + hint)
        }
        lines.append(report.summary[language])
        if let nextStep { lines.append(nextStep[language]) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func append(_ finding: Finding, in report: FindingReport, to lines: inout [String]) {
        let file = report.file(finding.file)
        let position = report.position(of: finding)
        let head = "\(finding.severity.name[language].capitalizedFirst)[\(finding.code)]"
        lines.append(coloured(head, finding.severity) + ": " + TerminalText.escaped(finding.message[language]))
        lines.append("  --> " + TerminalText.escaped(finding.file + file.place(of: finding.span.lowerBound)))
        let gutter = String(repeating: " ", count: "\(position.line)".utf8.count)
        if !file.bytes.isEmpty {
            let snippet = Snippet(of: finding.span, line: position.line, in: file, width: HumanRenderer.snippetWidth)
            lines.append(" \(gutter) |")
            lines.append(" \(position.line) | \(snippet.text)")
            let marks = coloured(String(repeating: "^", count: snippet.marked), finding.severity)
            let label = finding.label.map { " " + TerminalText.escaped($0[language]) } ?? ""
            lines.append(" \(gutter) | " + String(repeating: " ", count: snippet.offset) + marks + label)
        }
        for note in finding.notes {
            var text = TerminalText.escaped(note.text[language])
            if let span = note.span {
                let line = file.lines.position(of: span.lowerBound).line
                text += language == .de ? " (Zeile \(line))" : " (line \(line))"
            }
            lines.append(" \(gutter) = " + text)
        }
        if let source = finding.legalSource {
            var text = (language == .de ? "Rechtsgrundlage: " : "Legal source: ") + source[language]
            if let day = finding.effectiveFrom {
                text += language == .de ? "; ab \(germanDay(day)) ein Fehler" : "; an error from \(day)"
            }
            lines.append(" \(gutter) = " + TerminalText.escaped(text))
        }
        if let help = finding.help {
            lines.append(
                " \(gutter) = " + (language == .de ? "Hilfe: " : "help: ") + TerminalText.escaped(help[language]))
        }
        lines.append(" \(gutter) = " + (language == .de ? "mehr: " : "more: ") + "maki explain \(finding.code)")
        lines.append("")
    }

    private func coloured(_ text: String, _ severity: Finding.Severity) -> String {
        guard usesColour else { return text }
        let code =
            switch severity {
            case .error: "1;31"
            case .warning: "1;33"
            case .note: "1;36"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    /// `2027-12-02` as `2.12.2027`.
    private func germanDay(_ day: String) -> String {
        let parts = day.utf8.split(separator: UInt8(ascii: "-")).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
        return parts.count == 3 ? "\(parts[2]).\(parts[1]).\(parts[0])" : day
    }
}

extension String {
    /// With the first letter in upper case.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
