/// Writes findings as Markdown for a comment on a merge request.
public struct MarkdownRenderer: Sendable {
    private let language: Language

    /// Makes a renderer.
    public init(language: Language) {
        self.language = language
    }

    /// A heading with the counts, then a table for each file.
    public func render(_ report: FindingReport) -> String {
        var text = "### \(report.summary[language])\n"
        var file: String?
        for finding in report.findings {
            if file != finding.file {
                file = finding.file
                text += "\n**\(escaped(finding.file))**\n\n"
                text += language == .de ? "| Zeile | | Fund | Hilfe |\n" : "| Line | | Finding | Help |\n"
                text += "|---|---|---|---|\n"
            }
            let position = report.position(of: finding)
            let help = [finding.help?[language], finding.legalSource?[language]].compactMap { $0 }.joined(
                separator: " · ")
            text +=
                "| \(position.line):\(position.column) | \(finding.severity.name[language]) `\(finding.code)` "
                + "| \(escaped(finding.message[language])) | \(escaped(help)) |\n"
        }
        return text
    }

    /// Makes text inert: every ASCII punctuation that Markdown or HTML could read gets a backslash or an entity.
    private func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in TerminalText.escaped(text).utf8 {
            switch byte {
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "@"): result += "&#64;".utf8
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "~"):
                result += [UInt8(ascii: "\\"), byte]
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
