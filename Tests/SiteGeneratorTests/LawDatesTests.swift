import FieldCatalogue
import Findings
import Publication
import TestSupport
import Testing
@testable import SiteGenerator

@Suite("What applies when, and who runs the site")
struct LawDatesTests {
    /// A page of a register with a single system: what the law says depends on the day, not on the entries.
    private func page(_ path: String, asOf: String) throws -> String {
        let files = [
            try SampleRecords.deployment(), try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
        ]
        let day = try #require(Day(asOf))
        return try #require(try MadeSite(try MemorySource(files), asOf: day)[path])
    }

    @Test("every row of the table of dates has its texts in both languages")
    func complete() throws {
        let items = try #require(Catalogue.standard.tables["application-dates"]?["items"]).elements
        #expect(LawPart.all(.standard).count == Array(items).count)
        for part in LawPart.all(.standard) {
            #expect(!part.text.de.isEmpty && !part.text.en.isEmpty && part.text.de != part.text.en)
        }
    }

    @Test("a part of the law moves from what is to come to what applies on its day")
    func day() throws {
        func isToCome(_ asOf: String) throws -> Bool {
            let text = try page("was-gilt-ab-wann/index.html", asOf: asOf)
            let parts = text.components(separatedBy: "id=\"gilt\"")
            try #require(parts.count == 2)
            let isAbove = parts[0].contains("Pflichten für Hochrisiko-Systeme des Anhangs III")
            #expect(isAbove != parts[1].contains("Pflichten für Hochrisiko-Systeme des Anhangs III"))
            return isAbove
        }
        #expect(try isToCome("2027-12-01"))
        #expect(try !isToCome("2027-12-02"))
    }

    @Test("a day that an act moved says which day held before")
    func moved() throws {
        let text = try page("was-gilt-ab-wann/index.html", asOf: "2026-11-27")
        #expect(text.contains("vorher 2. August 2026, geändert durch Verordnung (EU) 2026/1744"))
    }

    @Test("two of the ten prohibitions are marked until they apply")
    func prohibitions() throws {
        func marks(_ asOf: String) throws -> Int {
            try page("verbotene-praktiken/index.html", asOf: asOf).components(separatedBy: "gilt ab 2. Dezember 2026")
                .count - 1
        }
        #expect(try marks("2026-12-01") == 2)
        #expect(try marks("2026-12-02") == 0)
    }

    @Test("the yearly report says what began to apply in the year, and only that")
    func report() {
        let text = YearlyReport.lawStarts(2026, .standard)
        #expect(text.contains("ab 2. August 2026:") && text.contains("ab 2. Dezember 2026:"))
        #expect(!text.contains("2027"))
        #expect(
            YearlyReport.lawStarts(2029, .standard) == "Im Jahr 2029 begann kein weiterer Teil des Rechts zu gelten.")
    }

    @Test("without an operator the pages say so and the build knows; with one they name it")
    func siteOperator() throws {
        let sources = try TestSources.read()
        #expect(sources.missingOperatorTexts.contains("operator.name"))
        #expect(try page("impressum/index.html", asOf: "2026-11-27").contains("Hier ist noch nichts eingetragen"))
        var german = String(decoding: try Locations.bytes(Locations.root + "/site/texts/de.json"), as: UTF8.self)
        let values = [
            "name": "Musterstelle (erfunden)", "address": "Musterweg 1, 12345 Musterstadt",
            "email": "post@register.example", "phone": "030 0000", "dataProtection": "ds@register.example",
            "serverLogs": "Nichts.", "accessibility": "barriere@register.example",
        ]
        for (key, value) in values {
            german = german.replacingOccurrences(
                of: "\"operator.\(key)\": \"\"", with: "\"operator.\(key)\": \"\(value)\"")
        }
        let named = try SiteSources(
            templates: sources.templates,
            texts: [
                .de: Array(german.utf8), .en: try Locations.bytes(Locations.root + "/site/texts/en.json"),
            ], pages: sources.pages, assets: sources.assets)
        #expect(named.missingOperatorTexts.isEmpty)
        let filled = SiteOperator(named.texts(.de)).filled("a\n{operator}\n{operator.accessibility}\nb")
        for part in ["- Musterstelle (erfunden)", "(mailto:post@register.example)", "barriere@register.example"] {
            #expect(filled.contains(part))
        }
        #expect(!filled.contains("noch nichts eingetragen"))
    }
}
