import Foundation
import GRDB
import RegisterModel
import SourceJSON

/// What the store keeps of a current record's traits, so that a new record is compared without reading all others.
public struct StoredTraits: Sendable, Hashable {
    /// The record.
    public let id: String
    /// Fingerprint of its name; nil when it has none.
    public let name: UInt64?
    /// Fingerprints of its long texts.
    public let texts: [UInt64]
}

/// The lookup tables beside the revisions. They are derived: each append replaces what a record had.
enum TraitTables {
    static let creation = """
        CREATE TABLE trait (
            record_id TEXT NOT NULL PRIMARY KEY REFERENCES record (id),
            authority TEXT NOT NULL,
            name INTEGER,
            texts BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX trait_authority ON trait (authority);
        CREATE TABLE concern (
            deployment TEXT NOT NULL,
            type TEXT NOT NULL,
            record_id TEXT NOT NULL REFERENCES record (id),
            PRIMARY KEY (deployment, type, record_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX concern_record ON concern (record_id);
        """

    /// Replaces what is kept of a record by the traits of its newest revision.
    static func replace(_ traits: RecordTraits, isFirst: Bool, in db: Database) throws {
        let texts = Data(
            traits.texts.flatMap { text in withUnsafeBytes(of: text.fingerprint.littleEndian, Array.init) })
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO trait (record_id, authority, name, texts) VALUES (?, ?, ?, ?)"
        )
        .execute(arguments: [traits.id, traits.authority, traits.name.map { Int64(bitPattern: $0) }, texts])
        if !isFirst {
            try db.cachedStatement(sql: "DELETE FROM concern WHERE record_id = ?").execute(arguments: [traits.id])
        }
        for deployment in traits.concernedDeployments {
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO concern (deployment, type, record_id) VALUES (?, ?, ?)"
            )
            .execute(arguments: [deployment, traits.type.rawValue, traits.id])
        }
    }

    /// Fills the tables from the revisions of a database that did not have them yet.
    static func fill(_ db: Database) throws {
        let latest = try Row.fetchCursor(
            db,
            sql: """
                SELECT bytes FROM revision AS r
                WHERE revision = (SELECT max(revision) FROM revision WHERE record_id = r.record_id)
                """)
        while let row = try latest.next() {
            guard let document = try? JSONDocument(parsing: [UInt8](row[0] as Data)),
                let record = Record(document: document, catalogue: .standard)
            else { continue }
            try replace(RecordTraits(of: record, catalogue: .standard), isFirst: true, in: db)
        }
    }

    static func traits(_ row: Row) -> StoredTraits {
        let name: Int64? = row[1]
        let bytes = [UInt8](row[2] as Data)
        let texts = stride(from: 0, to: bytes.count - 7, by: 8).map { start in
            bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        return StoredTraits(id: row[0], name: name.map { UInt64(bitPattern: $0) }, texts: texts)
    }
}

extension RegisterStore {
    /// The traits of all current records of an authority, by ascending id.
    public func traits(ofAuthority authority: String) throws(StoreError) -> [StoredTraits] {
        try reading { db in
            try Row.fetchAll(
                try db.cachedStatement(
                    sql: "SELECT record_id, name, texts FROM trait WHERE authority = ? ORDER BY record_id"),
                arguments: [authority]
            )
            .map(TraitTables.traits)
        }
    }

    /// Ids of the current assessments, incidents or labels that name a deployment, ascending.
    public func records(of type: RecordType, about deployment: String) throws(StoreError) -> [String] {
        try reading { db in
            try String.fetchAll(
                try db.cachedStatement(
                    sql: "SELECT record_id FROM concern WHERE deployment = ? AND type = ? ORDER BY record_id"),
                arguments: [deployment, type.rawValue])
        }
    }

    /// What the record with this id is; nil when there is none.
    public func type(of id: String) throws(StoreError) -> RecordType? {
        try reading { db in
            try String.fetchOne(
                try db.cachedStatement(sql: "SELECT type FROM record WHERE id = ?"), arguments: [id])
        }
        .flatMap { RecordType(rawValue: $0) }
    }
}
