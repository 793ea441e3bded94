import GRDB

/// The tables of `register.sqlite`; migrations only go forward.
enum RegisterSchema {
    /// Written into the file so that another program's database is never touched ("maki").
    static let applicationID = 0x6D61_6B69

    /// Number of the last migration, for refusing newer files.
    static let version = 4

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(
                sql: """
                    PRAGMA application_id = \(applicationID);
                    CREATE TABLE record (
                        id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 2 AND 64),
                        type TEXT NOT NULL,
                        authority TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE revision (
                        record_id TEXT NOT NULL REFERENCES record (id),
                        revision INTEGER NOT NULL CHECK (revision >= 1),
                        recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 20),
                        bytes BLOB NOT NULL,
                        PRIMARY KEY (record_id, revision)
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
        // The tables of these two were derived and are gone since.
        migrator.registerMigration("2") { _ in }
        migrator.registerMigration("3") { _ in }
        migrator.registerMigration("4") { db in try SealedTables.create(db) }
        return migrator
    }
}

/// Revisions with their checksums, and records with what proves that their revisions are all there.
enum SealedTables {
    private static let creation = """
        CREATE TABLE record (
            id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 2 AND 64),
            type TEXT NOT NULL,
            authority TEXT NOT NULL,
            revisions INTEGER NOT NULL,
            history BLOB NOT NULL,
            newest BLOB NOT NULL,
            name INTEGER,
            texts BLOB NOT NULL,
            concerned TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE revision (
            record_id TEXT NOT NULL REFERENCES record (id),
            revision INTEGER NOT NULL CHECK (revision >= 1),
            recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 20),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            bytes BLOB NOT NULL,
            PRIMARY KEY (record_id, revision)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE seal (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            records INTEGER NOT NULL,
            digest BLOB NOT NULL
        ) STRICT;
        CREATE TABLE archive_stamp (
            path TEXT NOT NULL PRIMARY KEY,
            stamp TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER revision_is_final BEFORE UPDATE ON revision
            BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
        CREATE TRIGGER revision_stays BEFORE DELETE ON revision
            BEGIN SELECT RAISE(ABORT, 'a stored revision is never deleted'); END;
        CREATE TRIGGER revision_without_gap BEFORE INSERT ON revision
            WHEN NEW.revision <> 1 + (SELECT coalesce(max(revision), 0) FROM revision WHERE record_id = NEW.record_id)
            BEGIN SELECT RAISE(ABORT, 'revision numbers have no gaps'); END;
        CREATE TRIGGER record_is_final BEFORE UPDATE OF id, type, authority ON record
            BEGIN SELECT RAISE(ABORT, 'a record never changes its identity'); END;
        CREATE TRIGGER record_stays BEFORE DELETE ON record
            BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;
        """

    /// Makes the tables and takes over what an older file holds. Nothing in it counts as compared with the archive: the
    /// next loading compares every file, and the archive wins.
    static func create(_ db: Database) throws {
        for trigger in [
            "revision_is_final", "revision_stays", "revision_without_gap", "record_is_final", "record_stays",
        ] {
            try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
        }
        for table in ["concern", "trait", "archive_stamp"] { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
        try db.execute(
            sql: "ALTER TABLE revision RENAME TO old_revision; ALTER TABLE record RENAME TO old_record;" + creation)
        var index = RecordIndex()
        try StoredRows.writeSeal(of: index, in: db)
        let statement = try db.makeStatement(
            sql: """
                SELECT record_id, type, authority, revision, recorded_at, bytes FROM old_revision
                JOIN old_record ON old_record.id = record_id ORDER BY record_id, revision
                """)
        let row = ColumnReader(statement.sqliteStatement)
        let rows = try Row.fetchCursor(statement)
        while try rows.next() != nil {
            guard let entry = RegisterStore.Entry(older: row) else { throw StoredRows.Damage.table("revision") }
            try StoredRows.insert(entry, &index, in: db)
        }
        try StoredRows.writeSeal(of: index, in: db)
        try db.execute(sql: "DROP TABLE old_revision; DROP TABLE old_record;")
    }
}
