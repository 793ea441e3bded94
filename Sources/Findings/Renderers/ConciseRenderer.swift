/// Shows one finding a line: `file:line:column: severity[CODE] message`.
public struct ConciseRenderer: Sendable {
    private let language: Language

    /// Makes a renderer.
    public init(language: Language) {
        self.language = language
    }

    /// All findings, one a line.
    public func render(_ report: FindingReport) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(report.findings.count * 160)
        var file = SourceFile(path: "", bytes: [])
        var path: [UInt8] = []
        for finding in report.findings {
            if finding.file != file.path || path.isEmpty {
                file = report.file(finding.file)
                path = Array(TerminalText.escaped(finding.file).utf8)
            }
            bytes += path
            bytes += TerminalText.escaped(file.place(of: finding.span.lowerBound)).utf8
            bytes += ": ".utf8
            bytes += finding.severity.name[language].utf8
            bytes.append(UInt8(ascii: "["))
            bytes += finding.code.utf8
            bytes += "] ".utf8
            bytes += TerminalText.escaped(finding.message[language]).utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
