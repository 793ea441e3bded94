import GRDB

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
}
