import Foundation
import GRDB
import RegisterModel

/// Files of the archive that were found to hold what is stored, with what told them from later states of themselves.
enum ArchiveStamps {
    static let creation = """
        CREATE TABLE archive_stamp (
            path TEXT NOT NULL PRIMARY KEY,
            stamp TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}

extension RegisterStore {
    /// Stamps of the files that were found to hold what is stored, by path below the archive (`Archive.stamp`).
    public func archiveStamps() throws(StoreError) -> [String: String] {
        try reading { db in
            var stamps: [String: String] = [:]
            let rows = try Row.fetchCursor(try db.cachedStatement(sql: "SELECT path, stamp FROM archive_stamp"))
            while let row = try rows.next() { stamps[row[0]] = row[1] }
            return stamps
        }
    }

    /// Notes that files hold what is stored.
    public func noteStamps(_ files: [(path: String, stamp: String)]) throws(StoreError) {
        guard !files.isEmpty else { return }
        try writing { db in
            let statement = try db.cachedStatement(
                sql: "INSERT INTO archive_stamp VALUES (?, ?) ON CONFLICT DO UPDATE SET stamp = excluded.stamp")
            for file in files { try statement.execute(arguments: [file.path, file.stamp]) }
        }
    }

    /// One revision with the place its file has in the archive.
    public struct FiledRevision: Sendable {
        /// Path below the archive.
        public let path: String
        /// The bytes that were accepted.
        public let bytes: [UInt8]
    }

    /// Some revisions with their places; nil for those that are not stored.
    public func filed(_ revisions: [(id: String, revision: Int)]) throws(StoreError) -> [FiledRevision?] {
        try reading { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT record.type, record.authority, revision.bytes FROM revision
                    JOIN record ON record.id = revision.record_id WHERE record_id = ? AND revision = ?
                    """)
            return try revisions.map { id, revision in
                guard let row = try Row.fetchOne(statement, arguments: [id, revision]),
                    let type = RecordType(rawValue: row[0])
                else { return nil }
                let bytes: Data = row[2]
                return FiledRevision(
                    path: Archive.path(type: type, authority: row[1], id: id, revision: revision), bytes: Array(bytes))
            }
        }
    }
}
