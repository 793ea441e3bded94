/// Shows one finding a line: `file:line:column: severity[CODE] message`.
public struct ConciseRenderer: Sendable {
    private let language: Language

    /// Makes a renderer.
    public init(language: Language) {
        self.language = language
    }

    /// All findings, one a line.
    public func render(_ report: FindingReport) -> String {
        report.findings.map { finding in
            let position = report.position(of: finding)
            return TerminalText.escaped(finding.file) + ":\(position.line):\(position.column): "
                + "\(finding.severity.name[language])[\(finding.code)] "
                + TerminalText.escaped(finding.message[language])
                + "\n"
        }.joined()
    }
}
