import Checksums
import FieldCatalogue
import Foundation
import GRDB
import Publication

/// Writes and reads the rows of the register's tables; nothing that is read is believed before its checksum fits.
enum StoredRows {
    /// What does not fit.
    enum Damage: Error {
        /// A table as a whole: rows are missing, changed, or no rows of this register.
        case table(String)
        /// A record, or one of its revisions.
        case revision(id: String, revision: Int?)
    }

    private static let columns = "record_id, revision, recorded_at, sha256, bytes"

    // MARK: - Revisions

    /// All revisions of a record, oldest first; empty when there is none.
    static func revisions(of id: String, _ index: RecordIndex, in db: Database) throws -> [StoredRevision] {
        guard let head = index[id] else { return [] }
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM revision WHERE record_id = ? ORDER BY revision")
        let row = ColumnReader(statement.sqliteStatement)
        let rows = try Row.fetchCursor(statement, arguments: [id])
        var collected = RevisionCollector(id: id, head: head)
        while try rows.next() != nil { try collected.add(row) }
        return try collected.finish()
    }

    /// The newest revision of a record; nil when there is none.
    static func latest(of id: String, _ index: RecordIndex, in db: Database) throws -> StoredRevision? {
        guard let head = index[id] else { return nil }
        let revision = try self.revision(id, head.revisions, in: db)
        guard let revision, revision.seal == head.newest else {
            throw Damage.revision(id: id, revision: head.revisions)
        }
        return revision.value
    }

    /// A revision whose bytes fit their checksum, and its seal.
    typealias Sealed = (value: StoredRevision, seal: Seal)

    /// One revision whose bytes fit their checksum; nil when there is no such row.
    ///
    /// The newest is proven by its seal; that others are those that were accepted is proven by all of them together.
    static func revision(_ id: String, _ number: Int, in db: Database) throws -> Sealed? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM revision WHERE record_id = ? AND revision = ?")
        let row = ColumnReader(statement.sqliteStatement)
        let rows = try Row.fetchCursor(statement, arguments: [id, number])
        guard try rows.next() != nil else { return nil }
        guard let revision = revision(row), revision.value.id == id, revision.value.revision == number else {
            throw Damage.revision(id: id, revision: number)
        }
        return revision
    }

    /// Calls `body` for every record by ascending id, with all its revisions, oldest first.
    static func forEachRecord(
        _ index: RecordIndex, in db: Database, _ body: (_ id: String, _ revisions: [StoredRevision]) throws -> Void
    ) throws {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM revision ORDER BY record_id, revision")
        let row = ColumnReader(statement.sqliteStatement)
        let rows = try Row.fetchCursor(statement)
        var current: RevisionCollector?
        var seen = 0
        func end(_ collected: RevisionCollector) throws {
            try body(collected.id, try collected.finish())
            seen += 1
        }
        while try rows.next() != nil {
            guard let id = row.text(0), let head = index[id] else { throw Damage.table("revision") }
            if let collected = current, collected.id != id {
                // Ascending, or two of the rows have changed their places.
                guard collected.id.utf8.lexicographicallyPrecedes(id.utf8) else { throw Damage.table("revision") }
                try end(collected)
                current = nil
            }
            var collected = current ?? RevisionCollector(id: id, head: head)
            current = nil
            try collected.add(row)
            current = collected
        }
        if let current { try end(current) }
        guard seen == index.heads.count else { throw Damage.table("revision") }
    }

    /// The revision in the current row of a statement that selects `columns`; nil when it is none, or its bytes do not
    /// fit their checksum.
    fileprivate static func revision(_ row: ColumnReader) -> Sealed? {
        guard let id = row.text(0), let number = row.integer(1), let recordedAt = row.text(2).flatMap({ Instant($0) }),
            let sum = row.bytes(3), let bytes = row.bytes(4), SHA256Digest.bytes(of: bytes) == sum
        else { return nil }
        let revision = StoredRevision(id: id, revision: number, recordedAt: recordedAt, bytes: bytes)
        return (revision, revision.seal(sha256: sum))
    }

    // MARK: - Records

    /// All heads, proven to be those that were written.
    static func index(in db: Database, cached: RecordIndex?) throws -> RecordIndex {
        let (records, digest) = try seal(in: db)
        if let cached, cached.seal == digest, cached.heads.count == records { return cached }
        let statement = try db.cachedStatement(sql: "SELECT \(RecordHead.columns) FROM record")
        let row = ColumnReader(statement.sqliteStatement)
        let rows = try Row.fetchCursor(statement)
        var index = RecordIndex()
        while try rows.next() != nil {
            guard let id = row.text(0), let head = RecordHead(row) else { throw Damage.table("record") }
            index.set(head, for: id)
        }
        guard index.heads.count == records, index.seal == digest else { throw Damage.table("record") }
        return index
    }

    private static func seal(in db: Database) throws -> (records: Int, digest: Seal) {
        let statement = try db.cachedStatement(sql: "SELECT records, digest FROM seal WHERE id = 1")
        let row = ColumnReader(statement.sqliteStatement)
        let rows = try Row.fetchCursor(statement)
        guard try rows.next() != nil, let records = row.integer(0), let digest = row.bytes(1).flatMap(Seal.init) else {
            throw Damage.table("seal")
        }
        return (records, digest)
    }

    /// Writes down what proves the records of an index.
    static func writeSeal(of index: RecordIndex, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO seal VALUES (1, ?, ?)")
            .execute(arguments: [index.heads.count, index.seal.data])
    }

    /// Stores a revision and brings the head of its record up to date.
    ///
    /// - Returns: false when it is stored already with the same bytes.
    /// - Throws: `StoreError.conflict` for other bytes under the same number, a gap, or another type or authority.
    @discardableResult
    static func insert(_ entry: RegisterStore.Entry, _ index: inout RecordIndex, in db: Database) throws -> Bool {
        let revision = entry.revision
        let conflict = StoreError.conflict(id: revision.id, revision: revision.revision)
        let old = index[revision.id]
        if let old, (1...old.revisions).contains(revision.revision) {
            guard let stored = try self.revision(revision.id, revision.revision, in: db) else {
                throw Damage.revision(id: revision.id, revision: revision.revision)
            }
            guard stored.value.bytes == revision.bytes else { throw conflict }
            return false
        }
        var head = old ?? RecordHead(type: entry.type, authority: entry.authority)
        guard revision.revision == head.revisions + 1, head.type == entry.type, head.authority == entry.authority else {
            throw conflict
        }
        let sum = SHA256Digest.bytes(of: revision.bytes)
        head.revisions += 1
        head.newest = revision.seal(sha256: sum)
        head.history.toggle(head.newest)
        if let traits = entry.traits { head.take(traits) }
        do {
            try write(head, revision.id, isNew: old == nil, in: db)
            try db.cachedStatement(sql: "INSERT INTO revision (\(columns)) VALUES (?, ?, ?, ?, ?)").execute(arguments: [
                revision.id, revision.revision, revision.recordedAt.description,
                sum.data, revision.bytes.data,
            ])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw conflict
        }
        index.set(head, for: revision.id)
        return true
    }

    private static func write(_ head: RecordHead, _ id: String, isNew: Bool, in db: Database) throws {
        guard !isNew else {
            return try db.cachedStatement(
                sql: "INSERT INTO record (\(RecordHead.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            ).execute(arguments: head.values(id))
        }
        try db.cachedStatement(
            sql: """
                UPDATE record SET revisions = ?, history = ?, newest = ?, name = ?, texts = ?, concerned = ? WHERE id = ?
                """
        ).execute(arguments: head.changingValues(id))
    }
}

/// Collects the rows of one record and proves that they are all its revisions.
private struct RevisionCollector {
    let id: String
    let head: RecordHead
    private var revisions: [StoredRevision] = []
    private var seal = Seal()

    init(id: String, head: RecordHead) {
        self.id = id
        self.head = head
    }

    mutating func add(_ row: ColumnReader) throws {
        let number = revisions.count + 1
        guard let revision = StoredRows.revision(row), revision.value.id == id, revision.value.revision == number else {
            throw StoredRows.Damage.revision(id: id, revision: number)
        }
        seal.toggle(revision.seal)
        revisions.append(revision.value)
    }

    func finish() throws -> [StoredRevision] {
        guard revisions.count == head.revisions, seal == head.history else {
            throw StoredRows.Damage.revision(id: id, revision: nil)
        }
        return revisions
    }
}

extension StoredRevision {
    /// What proves that this is what was accepted under this number at this time.
    fileprivate func seal(sha256: [UInt8]) -> Seal {
        Seal(of: Array(id.utf8), Array("\(revision)".utf8), Array(recordedAt.description.utf8), sha256)
    }
}

extension Seal {
    /// The seal as the library binds it.
    var data: Data { Data(bytes) }
}

extension Sequence<UInt8> {
    /// Bytes as the library binds them.
    var data: Data { Data(self) }
}
