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
}
