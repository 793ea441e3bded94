import RegisterModel
import SourceJSON
import TestSupport
import Testing

@testable import OpenData

@Suite("Feeds and XML")
struct FeedTests {
    @Test("text is escaped byte for byte, and characters XML does not allow are replaced")
    func escaping() {
        var xml = XMLWriter()
        xml.element("a", "<\"\u{301}&>\u{1}ä\u{FFFE}")
        let text = String(decoding: xml.bytes, as: UTF8.self)
        #expect(
            text.utf8.elementsEqual(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>&lt;&quot;\u{301}&amp;&gt;\u{FFFD}ä\u{FFFD}</a>\n".utf8)
        )
    }

    @Test("ids of entries depend neither on the address of the site nor on the day of the build")
    func stableIDs() throws {
        let files = [
            try SampleRecords.bytes("records/bund-musteramt/musteramt-2025-0001/0001.json"),
            try SampleRecords.bytes("records/bund-musteramt/musteramt-2025-0001/0002.json"),
            try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
        ]
        func ids(_ base: String, _ asOf: Day?) throws -> [String] {
            let snapshot = try Snapshot(source: try MemorySource(files), catalogue: .standard, asOf: asOf)
            let release = try MemoryRelease.write(snapshot, base: base, parts: [.feeds])
            let text = String(decoding: release["daten/feeds/alle.atom"] ?? [], as: UTF8.self)
            return text.split(separator: "<id>").dropFirst().map { String($0.prefix { $0 != "<" }) }
        }
        let first = try ids("", nil)
        #expect(first.count == 3)
        #expect(first == (try ids("https://anders.example/register", Day("2030-01-01"))))
    }

    @Test("a change stands in the feed of every value by which the list is narrowed, and in no other")
    func facets() throws {
        let deployment = try SampleRecords.bytes("records/bund-musteramt/musteramt-2025-0001/0001.json")
        let record = try SampleRecords.record(deployment)
        let snapshot = try Snapshot(
            source: try MemorySource([deployment, try SampleRecords.bytes("authorities/bund-musteramt/0001.json")]),
            catalogue: .standard)
        let release = try MemoryRelease.write(snapshot, parts: [.feeds])
        let facts = try #require(try snapshot.current(record.id)).facts
        var expected: Set<String> = [
            FacetFeed.ressort.path(of: record.authority), FacetFeed.authority.path(of: record.authority),
            FacetFeed.risk.path(of: try #require(facts.riskClass).rawValue),
            FacetFeed.status.path(of: try #require(record.string("status"))),
            FacetFeed.decision.path(of: try #require(record.string("decision.role"))),
            FacetFeed.fria.path(of: try #require(facts.friaStatus).rawValue),
            FacetFeed.origin.path(of: try #require(record.origin).rawValue), "daten/feeds/alle.atom",
        ]
        for area in record.strings("lifeAreas") { expected.insert(FacetFeed.area.path(of: area)) }
        for right in record.strings("impactOnRights.rights") { expected.insert(FacetFeed.right.path(of: right)) }
        let entry = Array("eintrag/\(record.id)/1<".utf8)
        let found = Set(release.filter { $0.value.firstRange(of: entry) != nil }.keys)
        #expect(found == expected)
        // Feeds of values that nothing has are there too.
        let values = ["risk-class", "status", "life-area", "decision-role", "right", "fria-status", "origin"]
            .compactMap { Catalogue.standard.vocabularies[$0]?.items.count }.reduce(0, +)
        #expect(release.count == values + 3)
    }
}
