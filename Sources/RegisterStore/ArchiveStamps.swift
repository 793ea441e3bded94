import GRDB

extension RegisterStore {
    /// Stamps of the files that were found to hold what is stored, by path below the archive (`Archive.stamp`).
    ///
    /// A row that holds something else is passed over: its file is read again, and that is all these are for.
    public func archiveStamps() throws(StoreError) -> [String: String] {
        try reading { db in
            let statement = try db.cachedStatement(sql: "SELECT path, stamp FROM archive_stamp")
            let row = ColumnReader(statement.sqliteStatement)
            let rows = try Row.fetchCursor(statement)
            var stamps: [String: String] = [:]
            while try rows.next() != nil {
                if let path = row.text(0), let stamp = row.text(1) { stamps[path] = stamp }
            }
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
        try reading { db, index in
            try revisions.map { id, number in
                guard let head = index[id], let revision = try StoredRows.revision(id, number, in: db) else {
                    return nil
                }
                return FiledRevision(
                    path: try Archive.path(type: head.type, authority: head.authority, id: id, revision: number),
                    bytes: revision.value.bytes)
            }
        }
    }
}
