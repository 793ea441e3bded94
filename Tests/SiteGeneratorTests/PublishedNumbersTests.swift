import Findings
import OpenData
import PublicAddresses
import PublicTables
import Publication
import SourceJSON
import TestSupport
import Testing
@testable import SiteGenerator

@Suite("Numbers and statements on pages")
struct PublishedNumbersTests {
    private func site(_ files: [[UInt8]]) throws -> MadeSite {
        try MadeSite(try MemorySource(files), base: "https://x.example")
    }

    private func authority() throws -> [UInt8] { try SampleRecords.bytes("authorities/bund-musteramt/0001.json") }

    private func deployment(_ number: Int, _ patch: String = "{}") throws -> [UInt8] {
        try SampleRecords.patched(
            try SampleRecords.patched(
                try SampleRecords.deployment(),
                with: #"{"id": "musteramt-2026-\#(number)", "revision": 1, "supersedes": null, "fria": null}"#),
            with: patch)
    }

    @Test("an authority whose only record is hidden has no public report; that it has none at all is said of nobody")
    func hiddenReport() throws {
        let hidden = try deployment(
            9001,
            #"{"origin": "agency", "publication": {"level": "aggregate-only", "ground": "kimig-20", "decidedOn": "2026-01-01"}}"#
        )
        let files = try site([hidden, try authority()])
        for (path, text) in files.everything where path.hasSuffix(".html") && !path.hasPrefix("en/") {
            #expect(!text.contains("hat nichts gemeldet") && !text.contains(">keine Meldung<"), "\(path)")
        }
        #expect(try #require(files["behoerden/bund-musteramt/index.html"]).contains("keine öffentliche Meldung"))
        #expect(JournalistQuestion.all[3].title.de.contains("keine öffentliche Meldung"))
    }

    @Test("completeness bears the origin of the entries it counts, not that of the authority's record")
    func completenessOrigin() throws {
        let files = try site([
            try deployment(9001, #"{"origin": "agency"}"#), try deployment(9002, #"{"origin": "sample"}"#),
            try authority(),
        ])
        let csv = try #require(files["luecken/vollstaendigkeit.csv"]).split(separator: "\r\n")
        #expect(csv.count == 3)
        #expect(csv.filter { $0.contains("erfundenes Beispiel") }.count == 1)
    }

    @Test("unknown is no answer: not in figures, not in completeness")
    func unknown() throws {
        func environment(_ code: String) -> String {
            #"{"origin": "agency", "openness": {"source": "\#(code)"}, "environment": {"basis": "\#(code == "closed" ? "measured" : code)"}}"#
        }
        let files = try site([
            try deployment(9001, environment("unknown")), try deployment(9002, environment("closed")), try authority(),
        ])
        let page = try #require(files["offenheit/index.html"])
        #expect(page.contains("Für 1 von 2 Systemen gibt es eine Angabe."))
        #expect(
            !page.contains(
                "Für 2 von 2 Systemen gibt es eine Angabe.</p>\n<div class=\"with-chart\">\n<figure>\n<svg id=\"bild-source"
            ))
        func answered(_ code: String) throws -> Int {
            let bytes = try deployment(9001, environment(code))
            let snapshot = try Snapshot(source: try MemorySource([bytes, try authority()]), catalogue: .standard)
            return try #require(try snapshot.current("musteramt-2026-9001")?.facts.completeness).structure.answered
        }
        #expect(try answered("closed") == answered("unknown") + 2)
    }

    @Test("every system of a service is named, in the table, in its file and on further pages")
    func services() throws {
        let records = try (9001...9025).map { try deployment($0, #"{"services": ["Erfundene Leistung"]}"#) }
        let files = try site(records + [try authority()])
        let csv = try #require(files["lebensbereiche/leistungen.csv"])
        let page = try #require(files["lebensbereiche/index.html"])
        for number in 9001...9025 { #expect(page.contains("systeme/musteramt-2026-\(number)/")) }
        #expect(csv.split(separator: "\r\n").count == 26)
    }

    @Test("a long table goes on on further pages: every row is on one of them, once")
    func pages() throws {
        let edition = try #require(try editionForTests())
        let rows = (1...2_345).map { TableRow(Cell("Zeile-\($0)-"), []) }
        let table = ReportTable(id: "lang", heading: "Lang", columns: [("Name", false)], rows: rows)
        let short = ReportTable(
            id: "kurz", heading: "Kurz", columns: [("Name", false)], rows: [TableRow(Cell("kurz"), [])])
        let files = try ReportRenderer(edition).render(
            Place(.gaps), title: "Titel", lead: "Vorspann",
            content: ReportContent(tables: [table, short], hasCSV: true))
        let pages = files.filter { $0.path.hasSuffix(".html") }.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(pages.count == 3)
        for number in [1, 1_000, 1_001, 2_000, 2_001, 2_345] {
            #expect(pages.filter { $0.contains("Zeile-\(number)-") }.count == 1, "\(number)")
        }
        #expect(pages.map { $0.split(separator: "Zeile-").count - 1 } == [1_000, 1_000, 345])
        #expect(pages[1].contains("Zeilen 1.001 bis 2.000 von 2.345") && !pages[1].contains("kurz</"))
        #expect(pages[0].contains("seite-2/") && pages[2].contains("seite-2/"))
    }

    private func editionForTests() throws -> Edition? {
        let snapshot = try Snapshot(source: try MemorySource([try authority()]), catalogue: .standard)
        return try Edition(
            language: .de, catalogue: .standard, authorities: AuthorityTable(snapshot), sources: try TestSources.read(),
            options: SiteOptions())
    }

    @Test(
        "structured data describe a document about a system: its own licence and revision, examples marked, languages right"
    )
    func structuredData() throws {
        let sample = try deployment(
            9001,
            #"{"origin": "sample", "translations": null, "publication": {"withheldFields": null}, "system": {"version": "7.1"}}"#
        )
        let sourced = try SampleRecords.bytes("records/bund-aa/aa-2018-0001/0001.json")
        let files = try site([
            sample, sourced, try authority(), try SampleRecords.bytes("authorities/bund-aa/0001.json"),
        ])
        func read(_ path: String) throws -> JSONValue {
            try JSONDocument(parsing: Array(try #require(files[path]).utf8), limits: .unlimited).root
        }
        let german = try read("systeme/musteramt-2026-9001/musteramt-2026-9001.jsonld")
        #expect(german["@type"]?.string == "DigitalDocument")
        #expect(german["creativeWorkStatus"]?.string == "erfundenes Beispiel")
        #expect(german["license"]?.string == RegisterIdentity.licenceAddress)
        #expect(german["version"]?.string == "1")
        let about = try #require(german["about"]?.elements.first { _ in true })
        #expect(about["@type"]?.string == "SoftwareApplication" && about["softwareVersion"]?.string == "7.1")
        for member in ["license", "isAccessibleForFree", "version", "dateModified"] { #expect(about[member] == nil) }
        #expect(german["isAccessibleForFree"] == nil)
        let english = try read("en/systems/musteramt-2026-9001/musteramt-2026-9001.jsonld")
        #expect(english["inLanguage"]?.string == "en")
        #expect(english["name"]?["@language"]?.string == "de" && english["description"]?["@language"]?.string == "de")
        let foreign = try read("systeme/aa-2018-0001/aa-2018-0001.jsonld")
        #expect(foreign["license"]?.string == "https://creativecommons.org/licenses/by/4.0/")
        #expect(foreign["author"]?["@type"]?.string == "Organization")
        let dataset = try read("daten/daten.jsonld")
        #expect(dataset["@type"]?.string == "Dataset")
        #expect(files["daten/index.html"]?.contains("/daten/daten.jsonld") == true)
    }

    @Test("the chronicle tells of authorities and of null reports")
    func chronicle() throws {
        let files = try site([
            try authority(),
            try SampleRecords.patched(
                try authority(),
                with:
                    #"{"revision": 2, "recordedAt": "2025-02-03T09:00:00Z", "nullReport": [{"date": "2025-02-02", "statement": "Keine."}]}"#
            ),
        ])
        let page = try #require(files["aenderungen/2025-02/index.html"])
        #expect(page.contains("„keine KI“ gemeldet") && page.contains("/behoerden/bund-musteramt/"))
        #expect(files["aenderungen/2024-11/index.html"] != nil)
    }

    @Test("assessments nobody demanded are counted apart")
    func voluntary() throws {
        let files = try site([
            try SampleRecords.fria(),
            try SampleRecords.patched(
                try SampleRecords.deployment(),
                with: #"{"revision": 1, "supersedes": null, "origin": "agency", "classification": {"annexIII": null}}"#),
            try authority(),
        ])
        let page = try #require(files["behoerden/bund-musteramt/index.html"])
        #expect(page.contains("<dt>davon Hochrisiko</dt><dd>0</dd>"))
        #expect(page.contains("<dt>davon mit abgeschlossener Folgenabschätzung</dt><dd>0</dd>"))
        #expect(page.contains("<dt>mit freiwilliger Folgenabschätzung</dt><dd>1</dd>"))
    }
}
