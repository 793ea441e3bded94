import FieldCatalogue
import Findings
import TestSupport
import Testing
@testable import RegisterRules

@Suite("Texts")
struct TextRuleTests {
    private let catalogue = Catalogue.standard

    @Test(
        "texts with dangerous or empty content are refused",
        arguments: [
            ("a\u{202E}b", "TEXT-bidi"), ("a\u{200B}b", "TEXT-invisible"), ("a\u{AD}b", "TEXT-invisible"),
            ("e\u{301}", "TEXT-nfc"),
            ("pаypal", "TEXT-mixed-scripts"), ("a\u{E000}", "TEXT-private-use"), ("a\u{FFFE}", "TEXT-noncharacter"),
            ("a\\nb", "TEXT-line-break"), ("a\\u0007b", "TEXT-control"), ("folgt", "TEXT-placeholder"),
            ("N/A", "TEXT-placeholder"),
            ("… Organisationseinheit …", "TEXT-placeholder"), ("… Zweck …...........", "TEXT-placeholder"),
            ("Fragen an max@amt.example", "AIA-71-5"), ("Anruf unter 030 1234567-8", "AIA-71-5"),
            ("Tel. (030) 18 681-0", "AIA-71-5"), ("Rufen Sie 0228/99 1234-567 an", "AIA-71-5"),
            ("+49 30 186810", "AIA-71-5"), ("Servicenummer 0800 1234567", "AIA-71-5"),
            ("DE89 3704 0044 0532 0130 00", "AIA-71-5"), ("Hallo <b>Welt</b>", "TEXT-tag"),
            ("a" + String(repeating: "\u{301}", count: 12), "TEXT-combining"),
        ])
    func badTexts(text: String, code: String) throws {
        let codes = try textCodes(text)
        #expect(codes.contains(code), "\(codes)")
    }

    @Test(
        "ordinary texts of all kinds are accepted",
        arguments: [
            "Familie 👨\u{200D}👩\u{200D}👧", "نظام الترجمة", "Anträge < 100 € im Jahr 2026", "§ 35a VwVfG, Art. 6 Abs. 3",
            "Übergrößenprüfung", "Pilot 05/2024 - 12/2025", "Az. 04-1234/2025-67", "Kennzahl 99 001 023 017 000",
            "05/2024 bis 06/2025", "unbekannt", "entfällt", "keine", "nicht bekannt",
        ])
    func goodTexts(text: String) throws {
        let codes = try textCodes(text)
        #expect(codes.isEmpty, "\(codes)")
    }

    @Test(
        "the mailbox of a person is noticed, that of a function is not",
        arguments: [
            ("hans.mueller@amt.example", true), ("Ayse-Yilmaz@amt.example", true), ("ki-register@amt.example", false),
            ("poststelle@amt.example", false), ("daten.schutz@amt.example", false),
        ])
    func mailbox(address: String, isPersonal: Bool) throws {
        let bytes = try SampleRecords.patched(
            try SampleRecords.deployment(), with: "{\"contact\": {\"email\": \"\(address)\"}}")
        let checker = RecordChecker(catalogue: catalogue, profile: .law, referenceDate: try #require(Day("2026-11-24")))
        let codes = checker.textFindings(for: try SampleRecords.record(bytes), file: "x").map(\.code)
        #expect(codes.contains("AIA-71-5") == isPersonal)
    }

    private func textCodes(_ text: String) throws -> [String] {
        let bytes = try SampleRecords.patched(try SampleRecords.deployment(), with: "{\"unit\": \"\(text)\"}")
        let checker = RecordChecker(catalogue: catalogue, profile: .law, referenceDate: try #require(Day("2026-11-24")))
        return checker.textFindings(for: try SampleRecords.record(bytes), file: "x")
            .map(\.code).filter { $0.hasPrefix("TEXT") || $0 == "AIA-71-5" }
    }
}
