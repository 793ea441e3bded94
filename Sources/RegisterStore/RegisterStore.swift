import Findings
import Foundation
import GRDB
import RegisterModel

/// The register's database: append-only revisions of records, in `register.sqlite`.
///
/// It can be deleted at any time and is rebuilt from the archive with the same content.
public final class RegisterStore: Sendable {
    /// Path of the database file.
    public let path: String
    private let pool: DatabasePool

    /// Opens the database, creating or migrating it.
    ///
    /// - Throws: `StoreError` for a foreign, damaged or newer file, and when the system refuses.
    public init(path: String) throws(StoreError) {
        self.path = path
        do {
            if FileManager.default.fileExists(atPath: path) { try RegisterStore.checkIdentity(path) }
            var configuration = Configuration()
            configuration.busyMode = .timeout(20)
            configuration.foreignKeysEnabled = true
            pool = try DatabasePool(path: path, configuration: configuration)
            try RegisterSchema.migrator.migrate(pool)
            // GRDB sets NORMAL for WAL after preparing the connection; an accepted revision must survive a power cut.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        } catch let error as StoreError {
            throw error
        } catch {
            throw RegisterStore.storeError(error, path: path)
        }
    }

    /// Refuses files that are not SQLite, not ours, or newer than this program.
    private static func checkIdentity(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { db in
            let identity = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard tables == 0 || identity == RegisterSchema.applicationID else { throw StoreError.foreign(path: path) }
            guard tables > 0 else { return }
            let applied =
                try String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations").compactMap { Int($0) }.max() ?? 0
            guard applied <= RegisterSchema.version else { throw StoreError.newer(path: path, version: applied) }
        }
    }

    static func storeError(_ error: any Error, path: String) -> StoreError {
        guard let error = error as? DatabaseError else {
            return .system(operation: Bilingual(de: "öffnen", en: "open"), path: path, reason: "\(error)")
        }
        switch error.resultCode {
        case .SQLITE_NOTADB: return .foreign(path: path)
        case .SQLITE_CORRUPT: return .damaged(path: path, detail: error.message ?? "corrupt")
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path: path)
        case .SQLITE_READONLY:
            return .system(
                operation: Bilingual(de: "schreiben", en: "write"), path: path, reason: "schreibgeschützt / read-only")
        case .SQLITE_FULL:
            return .system(
                operation: Bilingual(de: "schreiben", en: "write"), path: path, reason: "Datenträger voll / disk full")
        default:
            return .system(
                operation: Bilingual(de: "öffnen", en: "open"), path: path,
                reason: error.message ?? "\(error.resultCode)")
        }
    }

    private func perform<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try body()
        } catch let error as StoreError {
            throw error
        } catch {
            throw RegisterStore.storeError(error, path: path)
        }
    }

    /// One revision with what the tables need to know of it.
    public struct Entry: Sendable {
        /// The revision.
        public let revision: StoredRevision
        /// Type of the record.
        public let type: RecordType
        /// Responsible authority.
        public let authority: String
        /// What others find the record by; nil leaves the lookup tables as they are.
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
    /// - Throws: `StoreError.conflict` for other bytes under the same number, or a gap.
    @discardableResult
    public func append(_ entries: [Entry]) throws(StoreError) -> Int {
        try perform {
            try pool.write { db in
                let find = try db.cachedStatement(
                    sql: "SELECT bytes FROM revision WHERE record_id = ? AND revision = ?")
                let addRecord = try db.cachedStatement(sql: "INSERT INTO record (id, type, authority) VALUES (?, ?, ?)")
                let addRevision = try db.cachedStatement(
                    sql: "INSERT INTO revision (record_id, revision, recorded_at, bytes) VALUES (?, ?, ?, ?)")
                var added = 0
                for entry in entries {
                    let revision = entry.revision
                    if let stored = try Data.fetchOne(find, arguments: [revision.id, revision.revision]) {
                        guard stored.elementsEqual(revision.bytes) else {
                            throw StoreError.conflict(id: revision.id, revision: revision.revision)
                        }
                        continue
                    }
                    do {
                        if revision.revision == 1 {
                            try addRecord.execute(arguments: [revision.id, entry.type.rawValue, entry.authority])
                        }
                        try addRevision.execute(arguments: [
                            revision.id, revision.revision, revision.recordedAt.description, Data(revision.bytes),
                        ])
                    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                        throw StoreError.conflict(id: revision.id, revision: revision.revision)
                    }
                    if let traits = entry.traits {
                        try TraitTables.replace(traits, isFirst: revision.revision == 1, in: db)
                    }
                    added += 1
                }
                return added
            }
        }
    }

    /// Reads with the system's errors turned into ours.
    func reading<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try perform { try pool.read(body) }
    }

    /// Writes in one transaction, with the system's errors turned into ours.
    func writing(_ body: (Database) throws -> Void) throws(StoreError) {
        try perform { try pool.write(body) }
    }

    /// The latest revision of a record; nil when there is none.
    public func latest(of id: String) throws(StoreError) -> StoredRevision? {
        try perform {
            try pool.read { db in
                let statement = try db.cachedStatement(
                    sql:
                        "SELECT record_id, revision, recorded_at, bytes FROM revision WHERE record_id = ? ORDER BY revision DESC LIMIT 1"
                )
                return try Row.fetchOne(statement, arguments: [id]).map { try revision(of: $0) }
            }
        }
    }

    /// Number of revisions by record id.
    public func revisionCounts() throws(StoreError) -> [String: Int] {
        try perform {
            try pool.read { db in
                var counts: [String: Int] = [:]
                let rows = try Row.fetchCursor(
                    db, sql: "SELECT record_id, max(revision) FROM revision GROUP BY record_id")
                while let row = try rows.next() { counts[row[0]] = row[1] }
                return counts
            }
        }
    }

    /// The `synchronous` setting of the writing connection: 2 is FULL.
    public func writerSynchronousMode() throws(StoreError) -> Int {
        try perform { try pool.writeWithoutTransaction { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1 } }
    }

    /// What SQLite finds wrong with the file and its references; for tests of damage.
    public func integrityProblems() throws(StoreError) -> [String] {
        try perform {
            try pool.read { db in
                let quick = try String.fetchAll(db, sql: "PRAGMA quick_check").filter { $0 != "ok" }
                let keys = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { "\($0)" }
                return quick + keys
            }
        }
    }

    /// The revision a row holds.
    ///
    /// - Throws: `StoreError.damaged` for a time that is none.
    private func revision(of row: Row) throws(StoreError) -> StoredRevision {
        let id: String = row[0]
        let revision: Int = row[1]
        let instant: String = row[2]
        guard let recordedAt = Instant(instant) else { throw .damaged(path: path, detail: "recorded_at") }
        let bytes = [UInt8](row[3] as Data)
        return StoredRevision(id: id, revision: revision, recordedAt: recordedAt, bytes: bytes)
    }
}

extension RegisterStore: RevisionSource {
    /// Calls `body` for every record by ascending id, with all revisions, oldest first; one cursor over the table.
    public func forEachRecord(_ body: (_ id: String, _ revisions: [StoredRevision]) throws -> Void) throws {
        do {
            try readAll(body)
        } catch let error as DatabaseError {
            throw RegisterStore.storeError(error, path: path)
        }
    }

    private func readAll(_ body: (_ id: String, _ revisions: [StoredRevision]) throws -> Void) throws {
        try pool.read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT record_id, revision, recorded_at, bytes FROM revision ORDER BY record_id, revision")
            var current: [StoredRevision] = []
            while let row = try rows.next() {
                let revision = try revision(of: row)
                if let first = current.first, first.id != revision.id {
                    try body(first.id, current)
                    current.removeAll(keepingCapacity: true)
                }
                current.append(revision)
            }
            if let first = current.first { try body(first.id, current) }
        }
    }

    /// All revisions of a record, oldest first; empty when there is none.
    public func revisions(of id: String) throws -> [StoredRevision] {
        try revisions(ofEach: [id]).first ?? []
    }

    /// All revisions of several records, record by record, in one reading.
    public func revisions(ofEach ids: [String]) throws -> [[StoredRevision]] {
        try perform {
            try pool.read { db in
                let statement = try db.cachedStatement(
                    sql:
                        "SELECT record_id, revision, recorded_at, bytes FROM revision WHERE record_id = ? ORDER BY revision"
                )
                return try ids.map { id in
                    try Row.fetchAll(statement, arguments: [id]).map { try revision(of: $0) }
                }
            }
        }
    }
}

extension RegisterStore {
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
