import GRDB

/// The tables of `register.sqlite`; migrations only go forward.
enum RegisterSchema {
    /// Written into the file so that another program's database is never touched ("maki").
    static let applicationID = 0x6D61_6B69

    /// Number of the last migration, for refusing newer files.
    static let version = 3

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
                    CREATE TRIGGER revision_is_final BEFORE UPDATE ON revision
                        BEGIN SELECT RAISE(ABORT, 'a stored revision never changes'); END;
                    CREATE TRIGGER revision_stays BEFORE DELETE ON revision
                        BEGIN SELECT RAISE(ABORT, 'a stored revision is never deleted'); END;
                    CREATE TRIGGER revision_without_gap BEFORE INSERT ON revision
                        WHEN NEW.revision <> 1 + (SELECT coalesce(max(revision), 0) FROM revision WHERE record_id = NEW.record_id)
                        BEGIN SELECT RAISE(ABORT, 'revision numbers have no gaps'); END;
                    CREATE TRIGGER record_is_final BEFORE UPDATE ON record
                        BEGIN SELECT RAISE(ABORT, 'a record never changes its identity'); END;
                    CREATE TRIGGER record_stays BEFORE DELETE ON record
                        BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;
                    """)
        }
        migrator.registerMigration("2") { db in
            try db.execute(sql: TraitTables.creation)
            try TraitTables.fill(db)
        }
        migrator.registerMigration("3") { db in try db.execute(sql: ArchiveStamps.creation) }
        return migrator
    }
}
