/// Shows findings as annotations of a merge request (`::error file=…,line=…,col=…::message`).
public struct GitHubRenderer: Sendable {
    private let language: Language

    /// Makes a renderer.
    public init(language: Language) {
        self.language = language
    }

    /// All findings, one workflow command a line.
    public func render(_ report: FindingReport) -> String {
        report.findings.map { finding in
            let file = report.file(finding.file)
            let start = file.lines.position(of: finding.span.lowerBound)
            let end = file.lines.position(of: finding.span.upperBound)
            let level =
                switch finding.severity {
                case .error: "error"
                case .warning: "warning"
                case .note: "notice"
                }
            var place = "file=\(property(finding.file)),line=\(start.line),col=\(start.column)"
            if end.line == start.line { place += ",endColumn=\(end.column)" }
            let help = finding.help.map { " – " + $0[language] } ?? ""
            return "::\(level) \(place),title=\(property(finding.code))::\(data(finding.message[language] + help))\n"
        }.joined()
    }

    private func data(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in TerminalText.escaped(text).utf8 {
            if byte == UInt8(ascii: "%") { result += "%25".utf8 } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func property(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in data(text).utf8 {
            switch byte {
            case UInt8(ascii: ":"): result += "%3A".utf8
            case UInt8(ascii: ","): result += "%2C".utf8
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
