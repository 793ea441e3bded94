import FieldCatalogue
import Findings
import Foundation
import OpenData
@testable import PageMarkup
import Publication
import Records
import SourceJSON
import TestSupport
import Testing
@testable import SiteGenerator

/// The site's own sources, as tests read them: once.
enum TestSources {
    static func read() throws -> SiteSources { try sources.get() }

    private static let sources = Result { try readAll() }

    private static func readAll() throws -> SiteSources {
        func files(_ folder: String, _ ending: String) throws -> [String: [UInt8]] {
            var result: [String: [UInt8]] = [:]
            for name in try Locations.names(in: Locations.root + "/" + folder) where name.hasSuffix(ending) {
                result[String(name.dropLast(ending.count))] = try Locations.bytes(Locations.root + "/\(folder)/" + name)
            }
            return result
        }
        return try SiteSources(
            templates: try files("templates", ".mustache"),
            texts: [
                .de: try Locations.bytes(Locations.root + "/site/texts/de.json"),
                .en: try Locations.bytes(Locations.root + "/site/texts/en.json"),
            ],
            pages: try files("site/pages", ".md"), assets: try files("site/assets", ""))
    }
}

@Suite("The generated site")
struct SiteGeneratorTests {

    private func site(_ snapshot: Snapshot) throws -> [String: [UInt8]] { try RegistrySite.allFiles(of: snapshot) }

    private func text(_ files: [String: [UInt8]], _ path: String) -> String {
        String(decoding: files[path] ?? [], as: UTF8.self)
    }

    @Test("the same archive gives the same bytes")
    func deterministic() async throws {
        let (first, second) = (try await RegistrySite.bytes(), try RegistrySite.generate())
        #expect(first.count > 1_000 && first.keys == second.keys)
        for (path, bytes) in first { #expect(bytes == second[path], "\(path)") }
    }

    @Test("no byte of an internal, withheld or hidden value is in any page, twin or export, in any revision")
    func leaks() throws {
        let deployment = try SampleRecords.bytes("records/bund-musteramt/musteramt-2025-0001/0001.json")
        let catalogue = Catalogue.standard
        let description = catalogue.description(of: .deployment)
        // A record in which every text says whether it may leave.
        let planted = PlantedRecord(catalogue: catalogue, description: description)
        let base = try JSONDocument(parsing: deployment).root
        let full = try planted.bytes(id: "musteramt-2026-0101", base: base, revision: 1, level: .full, withheld: [])
        let later = try planted.bytes(
            id: "musteramt-2026-0101", base: base, revision: 2, level: .full, withheld: planted.withholdable)
        let reduced = try planted.bytes(
            id: "musteramt-2026-0102", base: base, revision: 1, level: .reduced, withheld: [])
        let hidden = try planted.bytes(
            id: "verborgen-2026-0103", base: base, revision: 1, level: .aggregateOnly, withheld: [])
        let authority = try SampleRecords.bytes("authorities/bund-musteramt/0001.json")
        let snapshot = try Snapshot(
            source: try MemorySource([full, later, reduced, hidden, authority]), catalogue: catalogue)
        for (path, bytes) in try site(snapshot) {
            for marker in ["INTERN", "EINGESCHRAENKT", "VERBORGEN", "verborgen-2026", "WITHHOLDABLE"] {
                #expect(bytes.firstRange(of: Array(marker.utf8)) == nil, "\(marker) in \(path)")
                #expect(!path.contains(marker), "\(path)")
            }
        }
        // The test can fail: without the decision of revision 2 the withholdable texts are public.
        let open = try Snapshot(source: try MemorySource([full, authority]), catalogue: catalogue)
        #expect(try site(open).values.contains { $0.firstRange(of: Array("WITHHOLDABLE".utf8)) != nil })
    }

    @Test("a field added to the catalogue appears in validation, schema, scaffold, table and page without other code")
    func madeUpField() throws {
        let row = """
            {"recordType": "deployment", "groups": [], "fields": [{"path": "moonPhase", "type": "enum", "vocabulary": "yes-no-unclear",
            "required": "agency", "class": "P", "group": "description", "label": {"de": "Mondphase", "en": "Moon phase"},
            "help": {"de": "Bei welchem Mond.", "en": "By which moon."}, "source": "erfunden"}]}
            """
        let catalogue = try Catalogue(files: Catalogue.embeddedFiles + [("fields-made-up.json", Array(row.utf8))])
        let bytes = try SampleRecords.deployment()
        let findings = StructuralValidator(catalogue: catalogue).findings(
            in: try JSONDocument(parsing: bytes), file: "x")
        #expect(findings.map(\.code) == ["FORM-missing"])
        let schema = JSONSchemaWriter(catalogue: catalogue, type: .deployment, form: .submission).schema()
        #expect(schema.firstRange(of: Array("\"moonPhase\"".utf8)) != nil)
        #expect(
            Scaffold(catalogue: catalogue).text(for: .deployment, year: 2026).firstRange(of: Array("moonPhase".utf8))
                != nil)
        let stated = try SampleRecords.patched(bytes, with: #"{"moonPhase": "unclear", "revision": 1}"#)
        let snapshot = try Snapshot(source: try MemorySource([stated], catalogue: catalogue), catalogue: catalogue)
        let files = try site(snapshot)
        #expect(text(files, "systeme/musteramt-2025-0001/index.html").contains("Mondphase"))
        #expect(text(files, "systeme/musteramt-2025-0001/musteramt-2025-0001.md").contains("Mondphase"))
        #expect(text(files, "daten/aktuell/deployments.csv").contains("moon_phase"))
    }

    @Test("hostile texts are inert in every field that people can write")
    func hostile() throws {
        let attack =
            #"\"\u0301 onmouseover=alert(1) <script>alert(1)</script> ![x](https://e.example/x.png) [y](javascript:alert(1)) <img src=x>"#
        let patch =
            "{\"name\": \"<b>\\\"\\u0301 x\", \"purpose\": \"\(attack)\", \"unit\": \"\(attack)\", \"revision\": 1, \"keywords\": [\"=cmd()\"]}"
        let bytes = try SampleRecords.patched(try SampleRecords.deployment(), with: patch)
        let files = try site(try Snapshot(source: try MemorySource([bytes]), catalogue: .standard))
        let page = text(files, "systeme/musteramt-2025-0001/index.html")
        for danger in ["<script>alert", "<img", "href=\"javascript", "<b>", "\" onmouseover", "\"\u{301} onmouseover"] {
            #expect(page.utf8.firstRange(of: Array(danger.utf8)) == nil, "\(danger)")
        }
        #expect(text(files, "daten/aktuell/deployment_values.csv").contains("\"'=cmd()\""))
    }

    @Test("the three states of an authority are told apart")
    func authorityStates() async throws {
        let files = try await RegistrySite.bytes()
        #expect(text(files, "behoerden/bund-musteramt/index.html").contains("hat 20 Systeme gemeldet"))
        #expect(
            text(files, "behoerden/bund-probeanstalt/index.html").contains(
                "hat am 30. Juni 2026 „keine KI im Einsatz“ gemeldet"))
        #expect(text(files, "behoerden/bund-bzst/index.html").contains("keine öffentliche Meldung"))
    }

    @Test("a withdrawn record keeps its page and its history")
    func tombstone() async throws {
        let page = text(try await RegistrySite.bytes(), "systeme/musteramt-2024-0001/index.html")
        #expect(page.contains("Dieser Eintrag ist zurückgenommen."))
        #expect(page.contains("fassung-1/\">Fassung 1</a>"))
    }

    @Test("pages stay within the budget of 60 kB, the style within 25 kB")
    func budget() async throws {
        let files = try await RegistrySite.bytes()
        for (path, bytes) in files where path.hasSuffix(".html") && path.contains("systeme/m") {
            #expect(bytes.count <= 60_000, "\(path) has \(bytes.count)")
        }
        #expect((files["assets/style.css"]?.count ?? 0) <= 25_000)
    }

    @Test(
        "Markdown that is made to hang or to grow takes twice the steps when it is twice as long",
        arguments: [
            ("[", 9_000, ""), ("*a _b ", 3_000, ""), ("> ", 9_000, "a"), ("`", 9_000, ""), ("- ", 6_000, "x"),
            ("![", 6_000, ""), ("a\n\n", 6_000, ""),
        ])
    func pathological(unit: String, count: Int, suffix: String) {
        func measured(_ count: Int) -> (steps: Int, bytes: Int) {
            let text = String(repeating: unit, count: count) + suffix
            var reader = LongTextReader(Array(text.utf8))
            _ = reader.blocks()
            let bytes = MarkdownMarkup.html(text)
            #expect(bytes.count < text.utf8.count * 30)
            return (reader.steps, bytes.count)
        }
        let (half, whole) = (measured(count / 2), measured(count))
        #expect(whole.steps <= 2 * half.steps + 64)
        #expect(whole.bytes <= 2 * half.bytes + 1_024)
    }

    private struct Name {
        let text: String
        let id: String
    }

    @Test("German lists are in German order")
    func order() {
        let names = ["Zoll", "Strauß", "Ämter", "Straße", "ämter", "Afrika"].enumerated().map {
            Name(text: $1, id: "\($0)")
        }
        #expect(
            GermanOrder.sorted(names, by: \.text, id: \.id).map(\.text)
                == ["Afrika", "Ämter", "ämter", "Straße", "Strauß", "Zoll"])
    }
}
