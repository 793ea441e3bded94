import FieldCatalogue
import Findings
import Foundation
import Publication
import SourceJSON
import TestSupport
import Testing
@testable import SiteGenerator

@Suite("What pages say of a record's texts and lists")
struct RecordTextTests {
    private func site(_ revisions: [[UInt8]]) throws -> [String: String] {
        let source = try MemorySource(
            revisions + [try SampleRecords.bytes("authorities/bund-musteramt/0001.json"), try SampleRecords.fria()])
        return try MadeSite(source).ofRecords.filter { $0.key.contains("musteramt-2025-0001") }
    }

    private func revision(_ number: Int, _ patch: String) throws -> [UInt8] {
        let head =
            "{\"revision\": \(number), \"recordedAt\": \"2026-10-0\(number)T08:00:00Z\", \"changeNote\": \"Probe\"}"
        return try SampleRecords.patched(
            try SampleRecords.patched(try SampleRecords.deployment(), with: head), with: patch)
    }

    @Test("every long text of a system is shown sign by sign, on both languages' pages and in the Markdown twin")
    func signs() throws {
        let text = "15. März: 2*3*4 Bürger*innen & > 80 # 1 \\\\a [x](javascript:y) `z"
        let description = Catalogue.standard.description(of: .deployment)
        let fields = description.roots.map { description.fields[$0] }.filter { $0.type == .text && !$0.isRepeated }
            .filter { $0.publicationClass != .internal }
        #expect(fields.count >= 3)
        let members = fields.map { "\"\($0.name)\": \"\($0.name) \(text)\\n\\n- 5 °C\"" }.joined(separator: ", ")
        let files = try site([try revision(1, "{\(members)}")])
        let shown = "15. März: 2*3*4 Bürger*innen &amp; &gt; 80 # 1 \\a [x](javascript:y) `z</p>"
        let twin = "15. März: 2\\*3\\*4 Bürger\\*innen &amp; &gt; 80 \\# 1 \\\\a \\[x\\]\\(javascript:y) \\`z\n"
        for path in ["systeme", "en/systems"] {
            let page = try #require(files["\(path)/musteramt-2025-0001/index.html"])
            let markdown = try #require(files.first { $0.key.hasPrefix(path) && $0.key.hasSuffix(".md") }?.value)
            for field in fields {
                #expect(page.contains("<p>\(field.name) \(shown)"), "\(path): \(field.name)")
                #expect(markdown.contains("\(field.name) \(twin)"), "\(path): \(field.name)")
            }
            #expect(page.contains("<p>- 5 °C</p>") && markdown.contains("\\- 5 °C"))
            #expect(!markdown.contains("](javascript") && !page.contains("href=\"javascript"))
        }
    }

    @Test("the history names the entries that lists gained and lost, and the entry a changed member belongs to")
    func history() throws {
        let first = """
            {"theme": ["GOVE", "TECH"], "dataSources": [{"name": "Melderegister", "origin": "own"},
              {"name": "Altbestand", "origin": "own"}], "legalBasis": [{"citation": "§ 3 IFG"}]}
            """
        let second = """
            {"theme": ["GOVE", "JUST", "TECH"], "dataSources": [{"name": "Neubestand", "origin": "own"},
              {"name": "Melderegister", "origin": "own", "url": "https://a.example/"}],
             "legalBasis": [{"citation": "§ 4 UIG"}, {"citation": "§ 3 IFG"}]}
            """
        let files = try site([try revision(1, first), try revision(2, second)])
        let page = try #require(files["systeme/musteramt-2025-0001/verlauf/index.html"])
        let rows = page.components(separatedBy: "<tr>").filter { $0.contains("data-label") }
        func row(_ part: String) throws -> String { try #require(rows.first { $0.contains(part) }, "\(part)") }
        let neu = "<span class=\"none\">neuer Eintrag</span></td>"
        #expect(try row("Neubestand").contains("\(neu)"))
        #expect(try row("§ 4 UIG").contains(neu))
        #expect(try row("Altbestand").contains("<span class=\"none\">entfernt</span></td>"))
        #expect(try row("https://a.example/").contains("– Melderegister</span>"))
        #expect(rows.count { $0.contains(neu) } == 3 && rows.count { $0.contains(">entfernt<") } == 1)
        #expect(rows.count == 5, "\(rows.count)")
        // "Not stated" is said only where nothing was stated: the address that came to the register.
        #expect(rows.filter { $0.contains("nicht angegeben") }.count == 1)
        let english = try #require(files["en/systems/musteramt-2025-0001/history/index.html"])
        #expect(english.contains(">new entry</span>") && english.contains(">removed</span>"))
    }
}
