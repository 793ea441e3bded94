import Disk
import FieldCatalogue
import Findings
import Foundation
import GRDB
import Publication
import Records
import Synchronization

/// The register's database: append-only revisions of records, in `register.sqlite`.
///
/// It can be deleted at any time and is rebuilt from the archive with the same content. Every revision is stored with its
/// SHA-256, every record with what proves that its revisions are all there; both are checked whenever they are read.
public final class RegisterStore: Sendable {
    /// What a store is opened for.
    public enum Purpose: Sendable {
        /// Reading and storing: the file is made when there is none, and brought up to date.
        case storing
        /// Reading: of a file that may not be written to nothing is changed, and nothing is made beside it.
        case reading
    }

    /// Seconds to wait for another command: readers too, while it begins or ends its work on the file.
    private static let patience = 20.0

    /// Path of the database file.
    public let path: String
    /// Whether nothing can be stored.
    public let isReadOnly: Bool
    private let pool: DatabasePool
    /// The heads of all records as they were when they were read last.
    private let known = Mutex<RecordIndex?>(nil)

    /// Opens the database, creating or migrating it.
    ///
    /// - Throws: `StoreError` for a foreign, damaged or newer file, and when the system refuses.
    public init(path: String, for purpose: Purpose = .storing) throws(StoreError) {
        self.path = path
        do {
            let place = DatabasePlace(path)
            let exists = try place.exists
            isReadOnly = purpose == .reading && exists && !place.isWritable
            if exists { try RegisterStore.checkIdentity(place, isReadOnly: isReadOnly) }
            var configuration = Configuration()
            configuration.busyMode = .timeout(RegisterStore.patience)
            configuration.foreignKeysEnabled = true
            configuration.readonly = isReadOnly
            if !isReadOnly { try place.make() }
            pool = try DatabasePool(path: isReadOnly ? try place.readOnlyName() : path, configuration: configuration)
            guard !isReadOnly else { return }
            try RegisterSchema.migrator.migrate(pool)
            // GRDB sets NORMAL for WAL after preparing the connection; an accepted revision must survive a power cut.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        } catch {
            throw RegisterStore.storeError(error, path: path, isRegister: true)
        }
    }

    /// Refuses files that are not SQLite, not ours, newer than this program, or too old to be read without a change.
    private static func checkIdentity(_ place: DatabasePlace, isReadOnly: Bool) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(RegisterStore.patience)
        let name = isReadOnly ? try place.readOnlyName() : place.path
        let queue = try DatabaseQueue(path: name, configuration: configuration)
        try queue.read { db in
            let identity = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard tables == 0 || identity == RegisterSchema.applicationID else {
                throw StoreError.foreign(path: place.path)
            }
            let applied =
                tables == 0
                ? 0
                : try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations").compactMap { Int($0) }.max()
                    ?? 0
            guard applied <= RegisterSchema.version else {
                throw StoreError.newer(path: place.path, version: applied)
            }
            guard !isReadOnly || applied == RegisterSchema.version else { throw StoreError.older(path: place.path) }
        }
    }

    /// Makes of any error of this module and of the library one that says what to do.
    static func storeError(_ error: any Error, path: String, isRegister: Bool = false) -> StoreError {
        if let error = error as? StoreError { return error }
        if let error = error as? DiskError { return .disk(error) }
        if let damage = error as? StoredRows.Damage {
            return switch damage {
            case .table(let name): .damaged(path: path, detail: name)
            case .revision(let id, let revision): .damagedRevision(path: path, id: id, revision: revision)
            }
        }
        guard let error = error as? DatabaseError else {
            // The library could not make sense of a value it needed for itself.
            if error is RowDecodingError { return .damaged(path: path, detail: "\(error)") }
            return .system(operation: Bilingual(de: "öffnen", en: "open"), path: path, reason: "\(error)")
        }
        let detail = error.message ?? "\(error.resultCode)"
        // A statement of ours that no longer fits the tables; a value the schema forbids.
        let strange: [ResultCode] = [
            .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_SCHEMA, .SQLITE_FORMAT, .SQLITE_TOOBIG,
        ]
        if isRegister, strange.contains(error.resultCode) { return .damaged(path: path, detail: detail) }
        switch error.resultCode {
        case .SQLITE_NOTADB: return .foreign(path: path)
        case .SQLITE_CORRUPT: return .damaged(path: path, detail: detail)
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path: path)
        case .SQLITE_READONLY:
            return .system(
                operation: Bilingual(de: "schreiben", en: "write"), path: path, reason: "schreibgeschützt / read-only")
        case .SQLITE_FULL:
            return .system(
                operation: Bilingual(de: "schreiben", en: "write"), path: path, reason: "Datenträger voll / disk full")
        default: return .system(operation: Bilingual(de: "öffnen", en: "open"), path: path, reason: detail)
        }
    }

    private func perform<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch {
            throw RegisterStore.storeError(error, path: path, isRegister: true)
        }
    }

    /// Reads with the system's errors turned into ours.
    func reading<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try perform { try pool.read(body) }
    }

    /// Reads with the heads of all records at hand, in one state of the database.
    func reading<Value>(_ body: (Database, RecordIndex) throws -> Value) throws(StoreError) -> Value {
        try perform { try pool.read { db in try body(db, try index(in: db)) } }
    }

    /// Writes in one transaction, with the system's errors turned into ours.
    func writing<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try perform { try pool.write(body) }
    }

    /// The heads of all records, read again only when somebody has stored something since.
    private func index(in db: Database) throws -> RecordIndex {
        let cached = known.withLock { $0 }
        let index = try StoredRows.index(in: db, cached: cached)
        if index.seal != cached?.seal || cached == nil { known.withLock { $0 = index } }
        return index
    }

    /// One revision with what the tables need to know of it.
    public struct Entry: Sendable {
        /// The revision.
        public let revision: StoredRevision
        /// Type of the record.
        public let type: RecordType
        /// Responsible authority.
        public let authority: String
        /// What others find the record by; nil leaves what is kept of it as it is.
        public let traits: RecordTraits?

        /// Makes an entry.
        public init(revision: StoredRevision, type: RecordType, authority: String, traits: RecordTraits? = nil) {
            self.revision = revision
            self.type = type
            self.authority = authority
            self.traits = traits
        }
    }

    /// Stores revisions in one transaction; those already stored with the same bytes are passed over.
    ///
    /// - Returns: how many were new.
    /// - Throws: `StoreError.conflict` for other bytes under the same number, a gap, or another type or authority.
    @discardableResult
    public func append(_ entries: [Entry]) throws(StoreError) -> Int {
        guard !entries.isEmpty else { return 0 }
        let (added, index) = try writing { db in
            var index = try self.index(in: db)
            var added = 0
            for entry in entries where try StoredRows.insert(entry, &index, in: db) { added += 1 }
            if added > 0 { try StoredRows.writeSeal(of: index, in: db) }
            return (added, index)
        }
        known.withLock { $0 = index }
        return added
    }

    /// The latest revision of a record; nil when there is none.
    public func latest(of id: String) throws(StoreError) -> StoredRevision? {
        try reading { db, index in try StoredRows.latest(of: id, index, in: db) }
    }

    /// Number of revisions by record id.
    public func revisionCounts() throws(StoreError) -> [String: Int] {
        try reading { _, index in index.heads.mapValues(\.revisions) }
    }

    /// The `synchronous` setting of the writing connection: 2 is FULL.
    public func writerSynchronousMode() throws(StoreError) -> Int {
        try perform { try pool.writeWithoutTransaction { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1 } }
    }

    /// What SQLite finds wrong with the file and its references.
    public func integrityProblems() throws(StoreError) -> [String] {
        try reading { db in
            let quick = try String.fetchAll(db, sql: "PRAGMA quick_check").filter { $0 != "ok" }
            let keys = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
            return quick + keys
        }
    }

    /// Whether the database refuses a statement; used to prove that its triggers guard it.
    public func refuses(_ statement: String) throws(StoreError) -> Bool {
        try perform {
            do {
                try pool.write { db in try db.execute(sql: statement) }
                return false
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                return true
            }
        }
    }
}

extension RegisterStore: RevisionSource {
    /// Calls `body` for every record by ascending id, with all its revisions, oldest first; one cursor over the table.
    ///
    /// - Throws: `StoreError`, and what `body` throws.
    public func forEachRecord(_ body: (_ id: String, _ revisions: [StoredRevision]) throws -> Void) throws {
        var thrown: (any Error)?
        try reading { db, index in
            do {
                try StoredRows.forEachRecord(index, in: db) { id, revisions in
                    do { try body(id, revisions) } catch {
                        thrown = error
                        throw error
                    }
                }
            } catch  where thrown != nil {
                // What the caller threw is the caller's, not the database's.
            }
        }
        if let thrown { throw thrown }
    }

    /// All revisions of a record, oldest first; empty when there is none.
    public func revisions(of id: String) throws -> [StoredRevision] { try revisions(ofEach: [id]).first ?? [] }

    /// All revisions of several records, record by record, in one reading.
    public func revisions(ofEach ids: [String]) throws -> [[StoredRevision]] {
        try reading { db, index in try ids.map { try StoredRows.revisions(of: $0, index, in: db) } }
    }
}

extension RegisterStore.Entry {
    /// A row of a file whose revisions had no checksums yet; nil when it is none of a record.
    init?(older row: ColumnReader) {
        guard let id = row.text(0), let type = row.text(1).flatMap(RecordType.init(rawValue:)),
            let authority = row.text(2), let number = row.integer(3),
            let recordedAt = row.text(4).flatMap({ Instant($0) }),
            let bytes = row.bytes(5)
        else { return nil }
        let revision = StoredRevision(id: id, revision: number, recordedAt: recordedAt, bytes: bytes)
        // Without a record there is nothing to find it by; reading it says that it is damaged.
        let record = try? Snapshot.parse(revision, catalogue: .standard)
        self.init(
            revision: revision, type: type, authority: authority,
            traits: record.map { RecordTraits(of: $0, catalogue: .standard) })
    }
}
