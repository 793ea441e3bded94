import FieldCatalogue
import Foundation
import Publication
import RegisterStore
import SourceJSON
import TestSupport
import Testing

@Suite("Store and archive")
struct RegisterStoreTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private func entry(_ revision: Int, _ text: String = "{}") throws -> RegisterStore.Entry {
        let instant = try #require(Instant("2026-11-24T10:00:00Z"))
        return RegisterStore.Entry(
            revision: StoredRevision(id: "a-1", revision: revision, recordedAt: instant, bytes: Array(text.utf8)),
            type: .deployment, authority: "bund-a")
    }

    @Test("the writer syncs fully, so that an accepted revision survives a power cut")
    func synchronous() throws {
        let store = try RegisterStore(path: try temporary.subfolder() + "/r.sqlite")
        #expect(try store.writerSynchronousMode() == 2)
        #expect(try store.integrityProblems().isEmpty)
    }

    @Test("revisions are appended without gaps, and the same again changes nothing")
    func append() throws {
        let store = try RegisterStore(path: try temporary.subfolder() + "/r.sqlite")
        #expect(try store.append([entry(1), entry(2, "{\"a\":1}")]) == 2)
        #expect(try store.append([entry(1), entry(2, "{\"a\":1}")]) == 0)
        #expect(throws: StoreError.self) { try store.append([entry(2, "{\"a\":2}")]) }
        #expect(throws: StoreError.self) { try store.append([entry(4)]) }
        #expect(try store.revisions(of: "a-1").map(\.revision) == [1, 2])
    }

    @Test("a failed append stores nothing of its call")
    func atomic() throws {
        let store = try RegisterStore(path: try temporary.subfolder() + "/r.sqlite")
        #expect(throws: StoreError.self) { try store.append([entry(1), entry(3)]) }
        #expect(try store.revisions(of: "a-1").isEmpty)
    }

    @Test("files that were compared are known by their stamps, which follow every change")
    func archiveStamps() throws {
        let folder = try temporary.subfolder()
        let store = try RegisterStore(path: folder + "/r.sqlite")
        let archive = Archive(root: folder + "/archive")
        try archive.write([(path: "records/a/b/0001.json", bytes: Array("{}".utf8))])
        let stamp = try #require(try archive.stamp(of: "records/a/b/0001.json"))
        #expect(try archive.stamp(of: "records/a/b/0002.json") == nil)
        try store.noteStamps([(path: "x", stamp: "1"), (path: "y", stamp: stamp)])
        try store.noteStamps([(path: "x", stamp: "2")])
        #expect(try store.archiveStamps() == ["x": "2", "y": stamp])
        // The clock of file systems is coarse.
        Thread.sleep(forTimeInterval: 0.05)
        try "[]".write(toFile: folder + "/archive/records/a/b/0001.json", atomically: false, encoding: .utf8)
        #expect(try archive.stamp(of: "records/a/b/0001.json") != stamp)
    }

    @Test("stored revisions can be neither changed nor deleted, whoever opens the file")
    func triggers() throws {
        let path = try temporary.subfolder() + "/r.sqlite"
        let store = try RegisterStore(path: path)
        try store.append([entry(1)])
        for statement in [
            "UPDATE revision SET bytes = x'00'", "DELETE FROM revision", "DELETE FROM record",
            "UPDATE record SET type = 'x'",
        ] {
            #expect(try store.refuses(statement), "\(statement)")
        }
    }

    @Test(
        "a foreign file is left alone with one clear sentence",
        arguments: ["not a database at all, just text that is long enough to look at", ""])
    func foreign(content: String) throws {
        let path = try temporary.subfolder() + "/r.sqlite"
        try content.write(toFile: path, atomically: true, encoding: .utf8)
        if content.isEmpty {
            #expect(throws: Never.self) { try RegisterStore(path: path) }
        } else {
            #expect(throws: StoreError.self) { try RegisterStore(path: path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
        }
    }

    @Test("what was written to the archive is read back and never replaced")
    func archive() throws {
        let folder = try temporary.subfolder()
        let archive = Archive(root: folder)
        let path = try Archive.path(type: .deployment, authority: "bund-a", id: "a-1", revision: 1)
        #expect(path == "records/bund-a/a-1/0001.json")
        try archive.write([(path, Array("{}".utf8))])
        #expect(try archive.files() == [path])
        #expect(throws: StoreError.self) { try archive.write([(path, Array("{1}".utf8))]) }
        #expect(try archive.read(path) == Array("{}".utf8))
    }

    @Test("records come by id, revisions oldest first, whatever the order of insertion")
    func order() throws {
        let source = try MemorySource.registryData()
        var entries: [RegisterStore.Entry] = []
        try source.forEachRecord { _, revisions in
            for revision in revisions {
                let record = try SampleRecords.record(revision.bytes)
                entries.append(RegisterStore.Entry(revision: revision, type: record.type, authority: record.authority))
            }
        }
        let store = try RegisterStore(path: try temporary.subfolder() + "/r.sqlite")
        // Later records first, but each record's revisions in order.
        try store.append(Dictionary(grouping: entries, by: \.revision.id).sorted { $0.key > $1.key }.flatMap(\.value))
        var stored: [StoredRevision] = []
        try store.forEachRecord { _, revisions in stored += revisions }
        #expect(stored == entries.map(\.revision))
    }
}
