import FieldCatalogue
import Foundation
import Records
import TestSupport
import Testing
@testable import RegisterStore

/// The database is derived: what it holds is either what was accepted, or an error.
@Suite("A damaged database")
struct DamagedDatabaseTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    /// Everything the store can be asked, in one text.
    private static func everything(at path: String) throws -> String {
        let store = try RegisterStore(path: path, for: .reading)
        var text = ""
        try store.forEachRecord { id, revisions in
            text += "\(id) \(revisions.count) \(revisions.map { "\($0.recordedAt) \($0.bytes.hashValue)" })\n"
        }
        let ids = try store.revisionCounts().keys.sorted()
        for id in ids {
            let latest = try store.latest(of: id)
            text += "\(latest?.revision ?? 0) \(latest?.bytes.hashValue ?? 0) \(try store.revisions(of: id).count) "
            text += "\(try store.type(of: id)?.rawValue ?? "-") "
            text += "\(try store.records(of: .fria, about: id)) \(try store.filed([(id, 1)]).compactMap { $0?.path })\n"
        }
        for type in RecordType.allCases { text += "\(try store.ids(of: type))\n" }
        for authority in ["bund-musteramt", "bund-bamf"] { text += "\(try store.traits(ofAuthority: authority))\n" }
        return text
    }

    /// A small register, closed, and its bytes.
    private func makeRegister(_ folder: String) throws -> [UInt8] {
        let bytes = try DamagedDatabaseTests.template.get()
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/whole.sqlite"))
        return bytes
    }

    /// The register all tests start from.
    private static let template = Result { () throws -> [UInt8] in
        let temporary = try TemporaryFolder()
        defer { withExtendedLifetime(temporary) {} }
        let path = try temporary.subfolder() + "/whole.sqlite"
        do {
            let store = try RegisterStore(path: path)
            var entries: [RegisterStore.Entry] = []
            try MemorySource.registryData().forEachRecord { id, revisions in
                guard id.hasPrefix("musteramt-2025") || id.hasPrefix("fria-musteramt") || id == "bund-musteramt" else {
                    return
                }
                for revision in revisions {
                    let record = try SampleRecords.record(revision.bytes)
                    entries.append(
                        RegisterStore.Entry(
                            revision: revision, type: record.type, authority: record.authority,
                            traits: RecordTraits(of: record, catalogue: .standard)))
                }
            }
            try store.append(entries)
            try store.noteStamps([(path: "authorities/bund-musteramt/0001.json", stamp: "1 2 3")])
        }
        return try Locations.bytes(path)
    }

    /// Writes damaged bytes and asks everything: the same answer, or an error, never another answer.
    private func judge(_ bytes: [UInt8], _ whole: String, _ folder: String, _ what: String) throws -> Bool {
        let path = folder + "/damaged.sqlite"
        for name in [path, path + "-wal", path + "-shm"] { unlink(name) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        do {
            let found = try DamagedDatabaseTests.everything(at: path)
            #expect(found == whole, "\(what): another answer")
            return false
        } catch {
            #expect(error is StoreError, "\(what): \(error)")
            return true
        }
    }

    @Test("a flipped bit gives the same answer or an error")
    func flippedBits() throws {
        let folder = try temporary.subfolder()
        let bytes = try makeRegister(folder)
        let whole = try DamagedDatabaseTests.everything(at: folder + "/whole.sqlite")
        var state: UInt64 = 20_261_127
        var errors = 0
        let count = 150
        for _ in 0..<count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // The first page, which says what the others are, gets a share of its own.
            let isHead = state >> 60 == 0
            let position = Int(state >> 20) % (isHead ? 1_500 : bytes.count)
            var damaged = bytes
            damaged[position] ^= 1 << UInt8(state >> 8 & 7)
            if try judge(damaged, whole, folder, "bit \(state >> 8 & 7) of byte \(position)") { errors += 1 }
        }
        // Most of the file is content: flips there are seen.
        #expect(errors > count / 2)
    }

    @Test("a page of zeros, and a page in the place of another, give the same answer or an error")
    func damagedPages() throws {
        let folder = try temporary.subfolder()
        let bytes = try makeRegister(folder)
        let whole = try DamagedDatabaseTests.everything(at: folder + "/whole.sqlite")
        let size = 4096
        for start in stride(from: 0, to: bytes.count, by: size) {
            var damaged = bytes
            damaged.replaceSubrange(start..<start + size, with: repeatElement(0, count: size))
            _ = try judge(damaged, whole, folder, "page \(start / size) zeroed")
            var moved = bytes
            let other = (start + 3 * size) % bytes.count
            moved.replaceSubrange(start..<start + size, with: bytes[other..<other + size])
            _ = try judge(moved, whole, folder, "page \(start / size) overwritten")
        }
        _ = try judge(Array(bytes.dropLast(size)), whole, folder, "last page cut off")
    }

    /// Changes a stored register with SQL, whatever guards it, and reads it again.
    private func changed(_ statements: [String]) throws -> Result<String, StoreError> {
        let folder = try temporary.subfolder()
        _ = try makeRegister(folder)
        let path = folder + "/whole.sqlite"
        do {
            let store = try RegisterStore(path: path)
            for trigger in ["revision_is_final", "revision_stays", "record_is_final", "record_stays"] {
                _ = try store.refuses("DROP TRIGGER \(trigger)")
            }
            for statement in statements { #expect(try !store.refuses(statement), "\(statement)") }
        }
        do {
            return .success(try DamagedDatabaseTests.everything(at: path))
        } catch {
            return .failure(try #require(error as? StoreError))
        }
    }

    @Test("a changed revision is named with its number and the way to mend it")
    func changedRevision() throws {
        let result = try changed([
            "UPDATE revision SET bytes = CAST(replace(CAST(bytes AS TEXT), 'a', 'b') AS BLOB) "
                + "WHERE record_id = 'musteramt-2025-0001' AND revision = 2"
        ])
        guard case .failure(let error) = result else {
            Issue.record("a changed revision was believed")
            return
        }
        #expect(error.message.de.contains("Fassung 2 von musteramt-2025-0001"))
        #expect(error.message.de.contains("die Datei löschen, maki baut sie aus dem Archiv neu auf"))
        #expect(error.message.en.contains("revision 2 of musteramt-2025-0001"))
    }

    @Test(
        "rows that are gone, moved, or of another type are an error",
        arguments: [
            "DELETE FROM revision WHERE record_id = 'musteramt-2025-0001' AND revision = 3",
            "DELETE FROM revision WHERE record_id = 'musteramt-2025-0001'",
            "DELETE FROM revision WHERE record_id = 'fria-musteramt-2025-0001'",
            "UPDATE revision SET recorded_at = '2020-01-01T00:00:00Z' WHERE record_id = 'musteramt-2025-0001'",
            "UPDATE revision SET recorded_at = 'gestern, gegen Abend' WHERE record_id = 'musteramt-2025-0001'",
            "UPDATE record SET type = 'fria' WHERE id = 'musteramt-2025-0001'",
            "UPDATE record SET type = 'sonst' WHERE id = 'musteramt-2025-0001'",
            "UPDATE record SET authority = 'bund-bamf' WHERE id = 'musteramt-2025-0001'",
            "UPDATE record SET revisions = 2 WHERE id = 'musteramt-2025-0001'",
            "UPDATE record SET concerned = '' WHERE concerned <> ''", "UPDATE record SET name = NULL",
            "UPDATE record SET texts = x''", "UPDATE record SET newest = x'00'",
            "DELETE FROM seal", "UPDATE seal SET records = records - 1", "UPDATE seal SET digest = zeroblob(32)",
            "DROP TABLE seal", "ALTER TABLE record RENAME COLUMN texts TO text",
        ])
    func changedRows(statement: String) throws {
        if case .success = try changed(["PRAGMA foreign_keys = OFF", statement]) {
            Issue.record("\(statement): was believed")
        }
    }

    @Test("values of another type, as no table of ours holds them, are an error and no crash")
    func otherTypes() throws {
        for value in ["NULL", "'Text'"] {
            for column in ["id", "type", "authority", "revisions", "history", "newest", "name", "texts", "concerned"] {
                let copied = [
                    "id", "type", "authority", "revisions", "history", "newest", "name", "texts", "concerned",
                ]
                .map { $0 == column ? "\(value) AS \($0)" : $0 }.joined(separator: ", ")
                let result = try changed([
                    "CREATE TABLE other AS SELECT \(copied) FROM record", "ALTER TABLE record RENAME TO old",
                    "ALTER TABLE other RENAME TO record",
                ])
                if case .success = result { Issue.record("\(column) = \(value): was believed") }
            }
        }
    }

    @Test("a revision whose checksum was computed anew is still not what was accepted")
    func resealed() throws {
        // SHA-256 of nothing (FIPS 180-4).
        let sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        let result = try changed([
            "UPDATE revision SET bytes = x'', sha256 = x'\(sum)' WHERE record_id = 'musteramt-2025-0001' AND revision = 2"
        ])
        if case .success = result { Issue.record("another revision was believed") }
    }

    @Test("asked for the newest revision alone, another one in its place is not believed either")
    func resealedNewest() throws {
        let folder = try temporary.subfolder()
        _ = try makeRegister(folder)
        let store = try RegisterStore(path: folder + "/whole.sqlite")
        _ = try store.refuses("DROP TRIGGER revision_is_final")
        // SHA-256 of nothing (FIPS 180-4).
        let sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        _ = try store.refuses(
            "UPDATE revision SET bytes = x'', sha256 = x'\(sum)' WHERE record_id = 'musteramt-2025-0001' AND revision = 3"
        )
        #expect(throws: StoreError.self) { try store.latest(of: "musteramt-2025-0001") }
        #expect(try store.latest(of: "bund-musteramt") != nil)
    }

    @Test("a file of the form before checksums is taken over whole, and compared with the archive anew")
    func olderForm() throws {
        let folder = try temporary.subfolder()
        _ = try makeRegister(folder)
        let path = folder + "/whole.sqlite"
        let whole = try DamagedDatabaseTests.everything(at: path)
        do {
            let store = try RegisterStore(path: path)
            for statement in [
                "PRAGMA foreign_keys = OFF",
                "CREATE TABLE r AS SELECT record_id, revision, recorded_at, bytes FROM revision",
                "CREATE TABLE c AS SELECT id, type, authority FROM record", "DROP TABLE revision", "DROP TABLE record",
                "DROP TABLE seal", "ALTER TABLE r RENAME TO revision", "ALTER TABLE c RENAME TO record",
                "CREATE TABLE trait (x)", "CREATE TABLE concern (x)",
                "DELETE FROM grdb_migrations WHERE identifier = '4'",
            ] { _ = try store.refuses(statement) }
        }
        #expect(try DamagedDatabaseTests.everything(at: path) == whole)
        #expect(try RegisterStore(path: path).archiveStamps().isEmpty)
    }
}
