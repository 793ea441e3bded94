import FieldCatalogue
import PublicAddresses
import Publication
import Records
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
        // The feed, two revisions, and the authority.
        #expect(first.count == 4)
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
            PublicFacet.ressort.feed(of: record.authority), PublicFacet.authority.feed(of: record.authority),
            PublicFacet.risk.feed(of: try #require(facts.riskClass).rawValue),
            PublicFacet.status.feed(of: try #require(record.string("status"))),
            PublicFacet.decision.feed(of: try #require(record.string("decision.role"))),
            PublicFacet.fria.feed(of: try #require(facts.friaStatus).rawValue),
            PublicFacet.origin.feed(of: try #require(record.origin).rawValue), "daten/feeds/alle.atom",
        ]
        for area in record.strings("lifeAreas") { expected.insert(PublicFacet.area.feed(of: area)) }
        for right in record.strings("impactOnRights.rights") { expected.insert(PublicFacet.right.feed(of: right)) }
        let entry = Array("eintrag/\(record.id)/1<".utf8)
        let found = Set(release.filter { $0.value.firstRange(of: entry) != nil }.keys)
        #expect(found == expected)
        // Feeds of values that nothing has are there too.
        let values = ["risk-class", "status", "life-area", "decision-role", "right", "fria-status", "origin"]
            .compactMap { Catalogue.standard.vocabularies[$0]?.items.count }.reduce(0, +)
        #expect(release.count == values + 3)
    }

    @Test("without an address of the site, links lead from the file itself to what is there")
    func relativeLinks() throws {
        let snapshot = try Snapshot(
            source: try MemorySource([
                try SampleRecords.bytes("records/bund-musteramt/musteramt-2025-0001/0001.json"),
                try SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
            ]), catalogue: .standard)
        let release = try MemoryRelease.write(snapshot, parts: [.feeds, .api])
        for (path, bytes) in release where path.hasSuffix(".atom") {
            let text = String(decoding: bytes, as: UTF8.self)
            for part in text.split(separator: "href=\"").dropFirst() {
                var steps = path.split(separator: "/").dropLast()
                let link = part.prefix { $0 != "\"" }
                #expect(link.hasPrefix("../"), "\(path) \(link)")
                for step in link.split(separator: "/") {
                    // A link that goes up too far is wrong, too: only at the root of a server it would lead there.
                    if step == "..", steps.isEmpty { Issue.record("\(path) \(link) leaves the site") }
                    if step == ".." { steps = steps.dropLast() } else { steps.append(step) }
                }
                let target = steps.joined(separator: "/")
                // Feeds lie at different depths; each link leads to a folder of the site's root.
                #expect(["systeme", "behoerden", "daten", "api"].contains(steps.first), "\(path) \(link)")
                if target.hasSuffix(".atom") || target.hasSuffix(".json") {
                    #expect(release[target] != nil, "\(target)")
                }
            }
        }
    }

    @Test("changes are told in words: names of fields and codes, days, no JSON; what is long is named")
    func words() throws {
        let catalogue = Catalogue.standard
        let description = catalogue.description(of: .deployment)
        let words = ChangeText(catalogue: catalogue)
        let comparison = RecordComparison(description: description)
        func line(_ before: String, _ after: String) throws -> String {
            comparison.changes(
                from: try JSONDocument(parsing: Array(before.utf8)).root,
                to: try JSONDocument(parsing: Array(after.utf8)).root
            ).map { words.line($0, description) }.joined(separator: " / ")
        }
        let (pilot, inUse) = (
            catalogue.label(of: "pilot", in: "status").de, catalogue.label(of: "in-use", in: "status").de
        )
        #expect(
            try line(#"{"status": "pilot"}"#, #"{"status": "in-use"}"#).hasSuffix(": vorher \(pilot), jetzt \(inUse)"))
        #expect(try line(#"{}"#, #"{"confirmedOn": "2026-03-05"}"#).hasSuffix(": neu: 5.3.2026"))
        #expect(
            try line(#"{"biometrics": {"used": true}}"#, #"{"biometrics": {"used": false}}"#).hasSuffix(
                ": vorher ja, jetzt nein"))
        #expect(try line("{}", #"{"lifeAreas": ["security-police"]}"#).contains("neu: "))
        let basis = try line("{}", #"{"legalBasis": [{"citation": "§ 1 X", "note": "a"}]}"#)
        #expect(basis.contains("§ 1 X") && !basis.contains("{") && !basis.contains("[") && !basis.contains("citation"))
        let long = String(repeating: "Wort ", count: 200)
        #expect(try line(#"{"purpose": "kurz"}"#, "{\"purpose\": \"\(long)\"}").hasSuffix(": Text geändert"))
        #expect(try !line("{}", "{\"purpose\": \"\(long)\"}").contains("Wort"))
    }
}
