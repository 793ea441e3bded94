import Drafting
import FieldCatalogue
import Findings
import Records
import SourceJSON
import TestSupport
import Testing

@Suite("Repair of drafts")
struct RepairTests {
    private let catalogue = Catalogue.standard

    private func findings(_ bytes: [UInt8]) throws -> [Finding] {
        StructuralValidator(catalogue: catalogue).findings(in: try JSONDocument(parsing: bytes), file: "x")
    }

    private func repaired(_ patch: String) throws -> (before: [UInt8], after: [UInt8]) {
        let bytes = try SampleRecords.patched(try SampleRecords.deployment(), with: patch)
        return (bytes, Repair(of: bytes, findings: try findings(bytes))?.repaired ?? bytes)
    }

    @Test(
        "what can only mean one thing is written as the register writes it",
        arguments: [
            (#"{"confirmedOn": "1.3.2026"}"#, #"{"confirmedOn": "2026-03-01"}"#),
            (#"{"status": "In Betrieb"}"#, #"{"status": "in-use"}"#),
            (#"{"status": "IN_USE"}"#, #"{"status": "in-use"}"#),
            (#"{"decision": {"legalEffect": "ja"}}"#, #"{"decision": {"legalEffect": true}}"#),
        ])
    func certain(patch: String, expected: String) throws {
        let wanted = try SampleRecords.patched(try SampleRecords.deployment(), with: expected)
        #expect(
            CanonicalJSON.bytes(of: try JSONDocument(parsing: try repaired(patch).after).root)
                == CanonicalJSON.bytes(of: try JSONDocument(parsing: wanted).root))
    }

    @Test(
        "what is only likely is left to a person",
        arguments: [#"{"confirmedOn": "03/2026"}"#, #"{"status": "in-ues"}"#, #"{"name": "x"}"#])
    func uncertain(patch: String) throws {
        let (before, after) = try repaired(patch)
        #expect(before == after)
    }

    @Test("a second repair changes nothing")
    func idempotent() throws {
        let after = try repaired(#"{"confirmedOn": "1.3.2026", "status": "In Betrieb"}"#).after
        #expect(Repair(of: after, findings: try findings(after)) == nil)
    }

    @Test("replacements that overlap are not both applied")
    func overlap() throws {
        func finding(_ span: ByteSpan, _ text: String) -> Finding {
            Finding(
                code: "X", severity: .error, message: Bilingual(de: "", en: ""), file: "x", span: span,
                replacement: .init(span: span, text: text, isCertain: true))
        }
        let repair = try #require(
            Repair(of: Array("abcdef".utf8), findings: [finding(2..<5, "Z"), finding(1..<3, "Y")]))
        #expect(String(decoding: repair.repaired, as: UTF8.self) == "aYdef")
        #expect(repair.changes.count == 1)
    }

    @Test("the diff names changed lines with two lines around, and nothing for equal texts")
    func diff() {
        let before = (1...9).map { "line \($0)\n" }.joined()
        let after = before.replacing("line 5", with: "line five")
        #expect(
            LineDifference.unified(Array(before.utf8), Array(after.utf8), path: "a.json") == """
                --- a.json
                +++ a.json
                @@ -3,5 +3,5 @@
                 line 3
                 line 4
                -line 5
                +line five
                 line 6
                 line 7

                """)
        #expect(LineDifference.unified(Array(before.utf8), Array(before.utf8), path: "a.json").isEmpty)
        let shorter = before.replacing("line 8\n", with: "")
        #expect(LineDifference.unified(Array(before.utf8), Array(shorter.utf8), path: "a").contains("@@ -6,4 +6,3 @@"))
    }
}
