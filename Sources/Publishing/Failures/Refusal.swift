import Findings

/// Findings that keep something from being done: nothing was stored.
package struct Refusal: Error, Sendable, CustomStringConvertible {
    /// What was found, with at least one error.
    package let report: FindingReport
    /// Whether everything else was ready to be stored.
    package let wasStoring: Bool

    init(_ report: FindingReport, wasStoring: Bool = true) {
        self.report = report
        self.wasStoring = wasStoring
    }
}

extension Refusal {
    /// The codes of what was found, for logs.
    package var description: String { "refused: " + report.findings.map(\.code).joined(separator: ", ") }
}

/// Files of the archive that cannot be accepted, or are not what was accepted.
package struct ArchiveFindings: Error, Sendable {
    /// What is wrong with them.
    package let findings: [Finding]
    /// The files, where they could be read.
    package let files: [SourceFile]

    /// The findings as a report.
    package var report: FindingReport {
        FindingReport(findings: findings, files: files, fileCount: Set(findings.map(\.file)).count)
    }
}
