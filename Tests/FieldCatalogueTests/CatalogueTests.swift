import FieldCatalogue
import SourceJSON
import TestSupport
import Testing

@Suite("The field catalogue")
struct CatalogueTests {
    private let catalogue = Catalogue.standard

    @Test("every field has a label, one-sentence help and a source in both languages")
    func texts() {
        for type in RecordType.allCases {
            for field in catalogue.description(of: type).fields {
                #expect(!field.label.de.isEmpty && !field.label.en.isEmpty, "\(field.path)")
                #expect(field.help.de.hasSuffix(".") && field.help.en.hasSuffix("."), "\(field.path)")
                #expect(!field.source.isEmpty, "\(field.path)")
                #expect(catalogue.description(of: type).groups.contains { $0.id == field.group }, "\(field.path)")
            }
        }
    }

    @Test("the record types of the model are all described", arguments: RecordType.allCases)
    func types(type: RecordType) {
        #expect(catalogue.description(of: type).fields.count > 20)
    }

    @Test(
        "names of fields need no escape in a JSON Pointer: walks put them in as they are",
        arguments: RecordType.allCases)
    func names(type: RecordType) {
        for field in catalogue.description(of: type).fields {
            #expect(JSONPointer.escaped(field.name) == field.name)
            #expect(field.name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) })
        }
    }

    @Test("every format accepts its own example")
    func formats() {
        for format in catalogue.formats.values { #expect(format.matches(format.example), "\(format.name)") }
    }

    @Test(
        "days are exact",
        arguments: [
            ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
            ("2026-04-31", false),
            ("2026-12-31", true), ("2026-13-01", false), ("2026-1-1", false), ("2026-01-01 ", false),
            ("٢٠٢٦-01-01", false),
        ])
    func days(text: String, isDay: Bool) {
        #expect(catalogue.formats["date"]?.matches(text) == isDay)
        #expect((Day(text) != nil) == isDay)
    }

    @Test("a pattern that makes backtracking matchers hang is answered at once")
    func linear() throws {
        let url = try #require(catalogue.formats["email"])
        #expect(!url.matches(String(repeating: "a.", count: 5_000) + "@"))
    }

    @Test("vocabulary codes are compared as bytes: KELVIN SIGN is not K")
    func codes() {
        #expect(catalogue.vocabularies["country"]?["\u{212A}E"] == nil)
        #expect(catalogue.vocabularies["country"]?["KE"]?.label.de == "Kenia")
    }

    @Test("days count forwards and backwards over month ends and leap years")
    func arithmetic() throws {
        let day = try #require(Day("2024-01-31"))
        #expect(day.adding(months: 1).description == "2024-02-29")
        #expect(day.adding(months: -2).description == "2023-11-30")
        for offset in stride(from: -200_000, through: 200_000, by: 1_237) {
            #expect(Day(daysSinceEpoch: offset)?.daysSinceEpoch == offset)
        }
    }
}
