import FieldCatalogue
import Findings
import Foundation
@testable import PageMarkup
import PublicAddresses
import Publication
import SourceJSON
import TestSupport
import Testing
@testable import SiteGenerator

@Suite("Pages")
struct PageTests {
    private func site(_ source: MemorySource) throws -> MadeSite { try MadeSite(source) }

    private func everything() async throws -> [String: String] { try await RegistrySite.texts() }

    @Test("every interface text a page asks for exists, in both languages")
    func texts() async throws {
        let files = try await everything()
        let sources = try TestSources.read()
        let prefixes = Set(sources.texts(.de).keys.compactMap { $0.split(separator: ".").first.map(String.init) })
            .sorted()
        // A missing text shows as its key: alone between tags or as a whole attribute.
        let pattern = try NSRegularExpression(
            pattern: "[>\"](?:\(prefixes.joined(separator: "|")))\\.[A-Za-z][A-Za-z0-9.-]*[<\"]")
        for (path, text) in files where path.hasSuffix(".html") {
            let range = NSRange(text.startIndex..., in: text)
            // Views of the database and codes of fields are shown as such.
            guard !path.contains("daten/") && !path.contains("data/") else { continue }
            let hit = pattern.firstMatch(in: text, range: range).flatMap { Range($0.range, in: text) }
            #expect(hit == nil, "\(path): \(hit.map { text[$0] } ?? "")")
        }
    }

    @Test("every page has its other language, the way to it, and one canonical address")
    func frame() async throws {
        let files = try await everything()
        for (path, text) in files where path.hasSuffix("index.html") {
            #expect(text.contains("<link rel=\"canonical\" href=\"https://register.example/ki/"), "\(path)")
            #expect(text.contains("hreflang=\"de\"") && text.contains("hreflang=\"en\""), "\(path)")
            if path != "index.html", path != "en/index.html" {
                #expect(text.contains("aria-current=\"page\""), "\(path)")
            }
        }
        let sitemap = try #require(files["sitemap.xml"])
        #expect(sitemap.contains("<loc>https://register.example/ki/systeme/musteramt-2025-0001/</loc>"))
        #expect(
            sitemap.contains("hreflang=\"en\" href=\"https://register.example/ki/en/systems/musteramt-2025-0001/\""))
        for line in sitemap.split(separator: "\n") where line.contains("<loc>") {
            let address = line.split(separator: "<")[1].dropFirst("loc>".count)
            let address2 = line.components(separatedBy: "<loc>")[1].components(separatedBy: "</loc>")[0]
            #expect(files[address2.dropFirst("https://register.example/ki/".count) + "index.html"] != nil, "\(address)")
        }
    }

    @Test("the answers come before the details, gaps and withheld values are spelled out")
    func record() async throws {
        let page = try #require(try await everything()["systeme/musteramt-2025-0001/index.html"])
        let questions = [
            "Was macht das System?", "Entscheidet es über mich?", "Welche meiner Rechte berührt es?",
            "Was kann ich tun?",
            "Wer ist zuständig?", "Alle Angaben", "Verlauf",
        ]
        let places = questions.compactMap { page.range(of: ">\($0)</h")?.lowerBound }
        #expect(places.count == questions.count && places == places.sorted())
        #expect(page.contains("zurückgehalten (<a href=\"https://www.gesetze-im-internet.de/ifg/__3.html\""))
        #expect(page.contains("<p class=\"missing-head\">Nicht angegeben:</p>"))
        #expect(
            page.contains(
                "href=\"https://www.gesetze-im-internet.de/ki-mig/__2.html\">§ 2 Abs. 1 KI-MIG</a>"))
        #expect(page.contains("beruht auf:"))
    }

    @Test("the assessment shows the six elements in order, both matrices, and no total")
    func assessment() async throws {
        let page = try #require(try await everything()["folgenabschaetzungen/fria-musteramt-2025-0001/index.html"])
        let places = ["a", "b", "c", "d", "e", "f"].compactMap { page.range(of: "id=\"element-\($0)\"")?.lowerBound }
        #expect(places.count == 6 && places == places.sorted())
        #expect(page.contains("aria-labelledby=\"matrix-before-t matrix-before-d\"") && page.contains("matrix-after-t"))
        #expect(
            page.contains("R1: Schwere 3, Wahrscheinlichkeit 3.")
                && page.contains("R1: Schwere 3, Wahrscheinlichkeit 1."))
        #expect(page.contains("Wer beteiligt war") && page.contains("Nächste Überprüfung"))
        #expect(!page.contains("Gesamtrisiko"))
    }

    @Test("an absolute right is marked and raises the severity")
    func absoluteRight() throws {
        let text = String(decoding: try SampleRecords.fria(), as: UTF8.self)
            .replacingOccurrences(of: "\"GRCh.8\"", with: "\"GRCh.1\"")
        let files = try site(
            try MemorySource([
                Array(text.utf8), try SampleRecords.deployment(),
                try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
            ]))
        let page = try #require(files["folgenabschaetzungen/fria-musteramt-2025-0001/index.html"])
        #expect(page.contains("absolut: darf nie eingeschränkt werden"))
        #expect(page.contains("Schwere 4 (wegen eines absoluten Rechts)"))
        let right = try #require(files["grundrechte/grch-1/index.html"])
        #expect(right.contains("Vorprüfung von Anträgen") && right.contains("level-high"))
    }

    @Test("a comparison marks changed words, and every revision has an address when there are several")
    func history() async throws {
        let files = try await everything()
        let page = try #require(files["systeme/musteramt-2025-0001/verlauf/index.html"])
        #expect(page.contains("<th scope=\"col\">Vorher</th>") && page.contains("<ins>") && page.contains("<del>"))
        for number in 1...3 { #expect(files["systeme/musteramt-2025-0001/fassung-\(number)/index.html"] != nil) }
        #expect(files["systeme/bamf-2017-0001/fassung-1/index.html"] == nil)
        #expect(files["systeme/bamf-2017-0001/verlauf/index.html"] == nil)
        // The version number is withheld since revision 3, and therefore in revision 1 too.
        #expect(files["systeme/musteramt-2025-0001/fassung-1/index.html"]?.contains("zurückgehalten") == true)
    }

    @Test("what changed in the last thirty days counts from the day of the snapshot")
    func recent() throws {
        let base = try SampleRecords.deployment()
        func revision(_ number: Int, _ day: String, _ name: String) throws -> [UInt8] {
            try SampleRecords.patched(
                base,
                with: "{\"revision\": \(number), \"recordedAt\": \"\(day)T08:00:00Z\", \"changeNote\": \"\(name)\"}")
        }
        let files = try site(
            try MemorySource([
                revision(1, "2026-08-31", "alt"), revision(2, "2026-09-01", "neu"), revision(3, "2026-09-30", "neuest"),
            ]))
        let page = try #require(files["aenderungen/index.html"])
        #expect(page.contains(">neu<") && page.contains(">neuest<") && !page.contains(">alt<"))
        #expect(page.contains("bis zum 30. September 2026"))
        #expect(files["aenderungen/2026-08/index.html"]?.contains(">alt<") == true)
        #expect(files["aenderungen/2026-09/index.html"]?.contains("Änderungen im September 2026") == true)
    }

    @Test("letters are German on every page and name the system, the authority and the law")
    func letters() async throws {
        let files = try await everything()
        for path in ["systeme/musteramt-2025-0001/index.html", "en/systems/musteramt-2025-0001/index.html"] {
            let page = try #require(files[path])
            for text in [
                "<pre lang=\"de\"", "Artikel 86 Absatz 1 der Verordnung (EU) 2024/1689",
                "Artikel 15 der Datenschutz-Grundverordnung",
                "nach § 1 Absatz 1 IFG", "Zentrale Beschwerdestelle nach § 8 KI-MIG",
                "das System „Vorprüfung von Anträgen auf Ausbildungsförderung“ (Kennung musteramt-2025-0001",
                "Musteramt für Verwaltungsproben",
            ] { #expect(page.contains(text), "\(path): \(text)") }
        }
        #expect(
            try #require(files["en/letters/index.html"]).contains("Under Article 86(1) of Regulation (EU) 2024/1689"))
    }

    @Test("made-up examples are in no figure")
    func samples() throws {
        let files = try site(
            try MemorySource([
                try SampleRecords.deployment(), try SampleRecords.fria(),
                try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
            ]))
        let page = try #require(files["zahlen/index.html"])
        #expect(page.contains("<dd>0</dd>") && !page.contains("<dd>1</dd>"))
        #expect(page.contains("Dazu gibt es noch keine Zahlen."))
        #expect(try #require(files["systeme/index.html"]).contains("Vorprüfung von Anträgen"))
    }

    @Test("every value of a facet has a page, and its CSV holds the rows shown")
    func facets() async throws {
        let files = try await everything()
        let csv = try #require(files["herkunft/public-source/public-source.csv"])
        let page = try #require(files["herkunft/public-source/index.html"])
        let rows = csv.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
        #expect(page.contains(">\(rows.count) Systeme</h2>"))
        #expect(page.components(separatedBy: "</a> <span class=\"meta\">").count - 1 == rows.count)
        #expect(
            files["status/recalled/index.html"]?.contains("Das heißt nicht, dass keine KI eingesetzt wird.") == true)
        let slugs = (Catalogue.standard.vocabularies["right"]?.items ?? []).map { PublicFacet.slug($0.code) }
        #expect(Set(slugs).count == slugs.count)
    }

    @Test("the page that open data name for a record is there, and so is the feed that a page offers")
    func addresses() async throws {
        let files = try await everything()
        func quoted(after key: String, in text: String) -> [String] {
            text.components(separatedBy: key).dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }
        func inTree(_ address: String) -> String {
            address.split(separator: "/").drop { $0 == "ki" }.joined(separator: "/")
        }
        let pages = files.filter { $0.key.hasPrefix("api/v1/") }
            .flatMap { quoted(after: "\"page\":\"", in: $0.value) }
        #expect(pages.count > 100)
        for page in Set(pages) { #expect(files[inTree(page) + "/index.html"] != nil, "\(page)") }
        let feeds = files.filter { $0.key.hasSuffix(".html") }.flatMap { quoted(after: "href=\"", in: $0.value) }
            .filter { $0.hasSuffix(".atom") }
        #expect(Set(feeds).count > 100)
        for feed in Set(feeds) { #expect(files[inTree(feed)] != nil, "\(feed)") }
    }

    @Test(
        "Markdown that is made to hang takes steps in proportion to its length, and attacks stay text",
        .enabled(if: Locations.shared != nil, "the suites beside the checkout are absent"))
    func markdown() throws {
        let shared = try #require(Locations.shared)
        let bytes = try Locations.bytes(shared + "/conformance/own-markdown/pathological.json")
        for item in try JSONDocument(parsing: bytes, limits: .unlimited).root.elements {
            let (prefix, unit, suffix) = (
                item["prefix"]?.string ?? "", item["unit"]?.string ?? "", item["suffix"]?.string ?? ""
            )
            // As long as a field may be, and as long as the suite asks.
            for count in [item["count"]?.integer ?? 0, max(1, (19_000 - suffix.utf8.count) / max(1, unit.utf8.count))] {
                let text = prefix + String(repeating: unit, count: count) + suffix
                var reader = LongTextReader(Array(text.utf8))
                _ = reader.blocks()
                let steps = reader.steps
                #expect(steps <= 8 * text.utf8.count + 64, "\(item["name"]?.string ?? "") × \(count): \(steps)")
            }
        }
        let attacks = String(decoding: try Locations.bytes(shared + "/conformance/own-markdown/xss.txt"), as: UTF8.self)
        for line in attacks.split(separator: "\n") {
            let markup = String(decoding: MarkdownMarkup.html(String(line)), as: UTF8.self).lowercased()
            for danger in [
                "<script", "<img", "<svg", "href=\"javascript", "href=\"data", "href=\"vbscript", "href=\"//",
                "href=\"file",
            ] {
                #expect(!markup.contains(danger), "\(line)")
            }
        }
    }
}
