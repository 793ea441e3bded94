import FieldCatalogue
import Findings
import Records
import SourceJSON
import TestSupport
import Testing
@testable import RegisterRules

@Suite("Hostile input: records")
struct HostileRecordTests {
    @Test("every record that hurt once is refused with findings inside its bytes")
    func files() throws {
        let files = try HostileFiles.of("record")
        #expect(files.count >= 4)
        let checker = RecordChecker(catalogue: .standard, profile: .motion, referenceDate: Day("2028-01-01") ?? .epoch)
        for file in files {
            let document: JSONDocument
            do {
                document = try JSONDocument(parsing: file.bytes)
            } catch {
                continue
            }
            var findings = StructuralValidator(catalogue: .standard).findings(in: document, file: file.name)
            if let record = Record(document: document, catalogue: .standard) {
                findings += checker.textFindings(for: record, file: file.name)
            }
            #expect(findings.contains { $0.severity == .error }, "\(file.name)")
            #expect(findings.allSatisfy { $0.span.upperBound <= file.bytes.count }, "\(file.name)")
        }
    }
}
