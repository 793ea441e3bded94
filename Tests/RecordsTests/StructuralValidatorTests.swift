import FieldCatalogue
import Findings
import Records
import SourceJSON
import TestSupport
import Testing

@Suite("Structural validation")
struct StructuralValidatorTests {
    private let catalogue = Catalogue.standard

    private func findings(_ patch: String, isDraft: Bool = false) throws -> (findings: [Finding], bytes: [UInt8]) {
        let bytes = try SampleRecords.patched(try SampleRecords.deployment(), with: patch)
        let document = try JSONDocument(parsing: bytes)
        return (
            StructuralValidator(catalogue: catalogue, isDraft: isDraft).findings(in: document, file: "x.json"), bytes
        )
    }

    @Test("every record of the archive is structurally valid")
    func archive() throws {
        try MemorySource.registryData().forEachRecord { _, revisions in
            for revision in revisions {
                let document = try JSONDocument(parsing: revision.bytes)
                let findings = StructuralValidator(catalogue: catalogue).findings(in: document, file: revision.id)
                #expect(findings.isEmpty, "\(revision.id): \(findings.map(\.message.de))")
            }
        }
    }

    @Test(
        "each fault has its code and marks the smallest place",
        arguments: [
            (#"{"statu": "pilot"}"#, "FORM-unknown-key", "\"statu\""), (#"{"name": 7}"#, "FORM-type", "7"),
            (#"{"status": "in production"}"#, "FORM-vocabulary", "\"in production\""),
            (#"{"confirmedOn": "1.3.2026"}"#, "FORM-format", "\"1.3.2026\""), (#"{"name": ""}"#, "FORM-length", "\"\""),
            (#"{"logs": {"retentionMonths": -1}}"#, "FORM-range", "-1"), (#"{"theme": []}"#, "FORM-items", "["),
            (#"{"theme": ["GOVE", "GOVE"]}"#, "FORM-duplicate-item", "\"GOVE\""),
            (#"{"schemaVersion": "2"}"#, "FORM-constant", "\"2\""),
            (#"{"usage": {"context": null}}"#, "FORM-missing", "{"),
            (#"{"classification": {"prohibited": {"5.1.h": null}}}"#, "FORM-items", "{"),
            (#"{"logs": {"retentionMonths": 1.5}}"#, "FORM-type", "1.5"),
        ])
    func faults(patch: String, code: String, marked: String) throws {
        let (findings, bytes) = try findings(patch)
        #expect(findings.count == 1, "\(findings.map(\.message.de))")
        let finding = try #require(findings.first)
        #expect(finding.code == code)
        #expect(String(decoding: bytes[finding.span], as: UTF8.self) == marked)
        #expect(finding.help != nil)
    }

    @Test(
        "what was meant is proposed, and is certain only when the meaning cannot change",
        arguments: [
            (#"{"status": "in production"}"#, "\"in-use\"", true), (#"{"status": "Im Einsatz"}"#, "\"in-use\"", true),
            (#"{"status": "pilto"}"#, "\"pilot\"", false), (#"{"confirmedOn": "1.3.2026"}"#, "\"2026-03-01\"", true),
            (#"{"status": null, "statsu": "pilot"}"#, "\"status\"", true),
            (#"{"decision": {"legalEffect": "ja"}}"#, "true", true),
            (#"{"theme": "GOVE"}"#, "[\"GOVE\"]", true), (#"{"logs": {"retentionMonths": "12"}}"#, "12", true),
            (#"{"confirmedOn": "1. März 2026"}"#, "\"2026-03-01\"", true),
            (#"{"confirmedOn": "03/2026"}"#, "\"2026-03-01\"", false),
            (#"{"confirmedOn": "Sept 2026"}"#, "\"2026-09-01\"", false),
            (#"{"confirmedOn": "1/3/2026"}"#, "\"2026-03-01\"", false),
            (#"{"usage": {"casesPerYear": "ca. 1.200 Fälle"}}"#, "1200", false),
            (#"{"environment": {"kWhPerYear": "12,5 kWh"}}"#, "12.5", false),
            (#"{"status": "c) Deployed – im ganzen Haus"}"#, "\"in-use\"", false),
            (#"{"classification": {"isAiSystem": true}}"#, "\"yes\"", true),
            (#"{"contact": {"url": "http://www.amt.example"}}"#, "\"https://www.amt.example\"", false),
        ])
    func repairs(patch: String, text: String, isCertain: Bool) throws {
        let finding = try #require(try findings(patch).findings.first { $0.replacement != nil })
        #expect(finding.replacement?.text == text)
        #expect(finding.replacement?.isCertain == isCertain)
    }

    @Test(
        "what cannot be understood is not guessed",
        arguments: [
            #"{"confirmedOn": "31.2.2026"}"#, #"{"confirmedOn": "demnächst"}"#, #"{"confirmedOn": "1.3.26"}"#,
            #"{"usage": {"casesPerYear": "10 bis 20"}}"#, #"{"usage": {"casesPerYear": "1.20"}}"#,
            #"{"usage": {"casesPerYear": "12,5"}}"#, #"{"decision": {"legalEffect": "vielleicht"}}"#,
        ])
    func notGuessed(patch: String) throws {
        let findings = try findings(patch).findings
        #expect(findings.count == 1)
        #expect(findings.first?.replacement == nil, "\(findings.map { $0.replacement?.text ?? "" })")
    }

    @Test("a day no calendar has is called that")
    func noDay() throws {
        let finding = try #require(try findings(#"{"confirmedOn": "2026-02-30"}"#).findings.first)
        #expect(finding.message.de.contains("nennt einen Tag, den es nicht gibt"))
    }

    @Test("the text to paste for a missing part says what belongs there, fits a draft, and is no answer")
    func missingPart() throws {
        for name in ["usage", "system", "decision", "classification"] {
            let finding = try #require(try findings(#"{"\#(name)": null}"#).findings.first)
            let help = try #require(finding.help?.de)
            let start = try #require(help.firstIndex(of: "{"))
            let end = try #require(help.lastIndex(of: "}"))
            let patch = #"{"\#(name)": \#(help[start...end])}"#
            #expect(try findings(patch, isDraft: true).findings.isEmpty, "\(name)")
            #expect(!(try findings(patch).findings.isEmpty), "\(name)")
        }
    }

    @Test("a withdrawal needs only the header")
    func withdrawal() throws {
        let bytes = try SampleRecords.bytes("records/bund-musteramt/musteramt-2024-0001/0002.json")
        let findings = StructuralValidator(catalogue: catalogue).findings(
            in: try JSONDocument(parsing: bytes), file: "x")
        #expect(findings.isEmpty)
    }

    @Test("the scaffold of every type passes as a draft and lacks nothing structural but what depends on answers")
    func scaffold() throws {
        for type in [RecordType.deployment, .fria] {
            let text = Scaffold(catalogue: catalogue).text(for: type, year: 2026)
            let findings = StructuralValidator(catalogue: catalogue, isDraft: true)
                .findings(in: try JSONDocument(parsing: text), file: "x")
            #expect(findings.isEmpty, "\(findings.map(\.message.de))")
        }
    }
}
