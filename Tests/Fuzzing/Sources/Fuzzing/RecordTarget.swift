import FieldCatalogue
import Findings
import Publication
import Records
import RegisterRules
import SourceJSON

/// A submitted record: parser, structure, texts, rules, comparison, and one renderer.
enum RecordTarget {
    static let catalogue = Catalogue.standard
    static let structure = StructuralValidator(catalogue: catalogue)
    static let rules = RecordChecker(
        catalogue: catalogue, profile: .motion, referenceDate: Day("2028-01-01") ?? .epoch)
    /// Greatest number of findings rendered, so that the time goes into reading.
    static let shown = 5

    static func run(_ bytes: [UInt8]) {
        guard let document = try? JSONDocument(parsing: bytes) else { return }
        // What was read is written and read again as the same value.
        let canonical = CanonicalJSON.bytes(of: document.root)
        if let again = try? JSONDocument(parsing: canonical, limits: .unlimited) {
            precondition(CanonicalJSON.bytes(of: again.root) == canonical, "the canonical form is not stable")
        } else {
            preconditionFailure("the canonical form cannot be read")
        }
        var findings = structure.findings(in: document, file: "x")
        if let record = Record(document: document, catalogue: catalogue) {
            findings += rules.textFindings(for: record, file: "x")
            do {
                findings += try rules.findings(for: record, file: "x", neighbours: NoNeighbours(), previous: record)
                _ = try rules.facts(of: record, neighbours: NoNeighbours())
            } catch {
                preconditionFailure("nothing was read, and reading failed: \(error)")
            }
            _ = PublicProjection(catalogue: catalogue).project(
                record, decision: PublicationDecision(of: record) ?? .full, isVisible: { _ in true })
        }
        for finding in findings {
            precondition(
                finding.span.lowerBound >= 0 && finding.span.upperBound <= bytes.count, "a finding points outside")
        }
        let report = FindingReport(
            findings: Array(findings.prefix(shown)), files: [SourceFile(path: "x", bytes: bytes)], fileCount: 1)
        _ = HumanRenderer(language: .de, usesColour: true).render(report)
    }
}
