import Findings
import Foundation
import GRDB
import GRDBSQLite
import Publication

/// The public SQLite file: the public tables with foreign keys, full text, views and a table `README`.
///
/// Rows are bound without the detour over Swift values of the library: a register has a hundred rows a record. The
/// file holds neither times nor random numbers; the same rows give the same bytes with the same SQLite.
public final class PublicDatabase {
    /// A full-text index over columns of a table.
    public struct Search: Sendable {
        let table: String
        let columns: [String]

        /// Makes an index `TABLE_search`.
        public init(table: String, columns: [String]) {
            (self.table, self.columns) = (table, columns)
        }
    }

    private let path: String
    private let queue: DatabaseQueue
    private let tables: [PublicTable]
    private let search: [Search]
    private var statements: [Statement] = []
    /// The same statements as the library's C calls take them.
    private var pointers: [OpaquePointer] = []

    /// Creates the file with empty tables.
    ///
    /// - Parameters:
    ///   - views: names and queries.
    ///   - readMe: lines of the table `README`.
    public init(
        path: String, tables: [PublicTable], search: [Search], views: [(name: String, sql: String)],
        readMe: [(topic: String, text: String)]
    ) throws(StoreError) {
        self.path = path
        self.tables = tables
        self.search = search
        do {
            var configuration = Configuration()
            // A derived file: when the computer stops, it is made again.
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF")
            }
            configuration.allowsUnsafeTransactions = true
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA page_size = 16384; BEGIN")
                for table in tables { try db.execute(sql: PublicDatabase.creation(of: table)) }
                try db.execute(
                    sql: "CREATE TABLE \"README\" (topic TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT")
                for line in readMe {
                    try db.execute(sql: "INSERT INTO \"README\" VALUES (?, ?)", arguments: [line.topic, line.text])
                }
                for view in views { try db.execute(sql: "CREATE VIEW \(quoted(view.name)) AS \(view.sql)") }
            }
        } catch {
            throw RegisterStore.storeError(error, path: path)
        }
    }

    deinit {
        // An export that fails ends here: statements that outlive their connection end it under the library's feet.
        pointers = []
        statements = []
    }

    private static func creation(of table: PublicTable) -> String {
        var lines = table.columns.map { column in
            let type: String =
                switch column.kind {
                case .integer, .boolean: "INTEGER"
                case .number: "REAL"
                case .text, .date, .instant: "TEXT"
                }
            let needed = table.primaryKey.contains(column.name) ? " NOT NULL" : ""
            let check = column.kind == .boolean ? " CHECK (\(quoted(column.name)) IN (0, 1))" : ""
            return "\(quoted(column.name)) \(type)\(needed)\(check)"
        }
        if !table.primaryKey.isEmpty {
            lines.append("PRIMARY KEY (" + table.primaryKey.map(quoted).joined(separator: ", ") + ")")
        }
        lines += table.foreignKeys.map {
            "FOREIGN KEY (\(quoted($0.column))) REFERENCES \(quoted($0.table)) (id)"
        }
        // A key of several columns would be stored twice, in the table and in an index.
        let form = table.primaryKey.count > 1 ? "STRICT, WITHOUT ROWID" : "STRICT"
        return "CREATE TABLE \(quoted(table.name)) (\n  " + lines.joined(separator: ",\n  ") + "\n) " + form
    }

    /// Adds rows, tables by their position.
    public func add(_ rows: [(table: Int, cells: [TableCell])]) throws(StoreError) {
        guard !rows.isEmpty else { return }
        do {
            try queue.writeWithoutTransaction { db in
                if statements.isEmpty {
                    statements = try tables.map { table in
                        let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
                        return try db.makeStatement(sql: "INSERT INTO \(quoted(table.name)) VALUES (\(marks))")
                    }
                }
                if pointers.isEmpty { pointers = statements.map(\.sqliteStatement) }
                for row in rows { try insert(row.cells, pointers[row.table], db) }
            }
        } catch {
            throw RegisterStore.storeError(error, path: path)
        }
    }

    private func insert(_ cells: [TableCell], _ statement: OpaquePointer, _ db: Database) throws {
        for (index, cell) in cells.enumerated() {
            let position = Int32(index + 1)
            let code: Int32 =
                switch cell {
                case .null: sqlite3_bind_null(statement, position)
                case .integer(let number): sqlite3_bind_int64(statement, position, Int64(number))
                case .number(let number): sqlite3_bind_double(statement, position, number)
                case .boolean(let value): sqlite3_bind_int64(statement, position, value ? 1 : 0)
                case .text(var text):
                    text.withUTF8 { utf8 in
                        utf8.withMemoryRebound(to: CChar.self) {
                            // -1 as destructor: SQLite copies the text.
                            sqlite3_bind_text(
                                statement, position, $0.baseAddress, Int32($0.count),
                                unsafeBitCast(-1, to: sqlite3_destructor_type.self))
                        }
                    }
                }
            guard code == SQLITE_OK else { throw failure(code, db) }
        }
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw failure(code, db) }
    }

    private func failure(_ code: Int32, _ db: Database) -> DatabaseError {
        let message = db.sqliteConnection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }

    /// Fills the full-text index, adds indexes, and closes the file.
    public func finish() throws(StoreError) {
        do {
            try queue.writeWithoutTransaction { db in
                pointers = []
                statements = []
                for table in tables { try index(table, db) }
                for search in search where !search.columns.isEmpty {
                    let name = quoted(search.table + "_search")
                    let columns = search.columns.map(quoted).joined(separator: ", ")
                    try db.execute(
                        sql: """
                            CREATE VIRTUAL TABLE \(name) USING fts5(\(columns), content=\(quoted(search.table)), \
                            tokenize='unicode61 remove_diacritics 2');
                            INSERT INTO \(name) (\(name)) VALUES ('rebuild');
                            """)
                }
                try db.execute(sql: "COMMIT")
            }
            try queue.close()
        } catch {
            throw RegisterStore.storeError(error, path: path)
        }
    }

    /// Indexes what rows of other tables are found by, and lists of values by field and value.
    private func index(_ table: PublicTable, _ db: Database) throws {
        // Rows of lists are found by their record, and the record by its authority.
        var columns =
            table.primaryKey.count > 1
            ? [] : table.foreignKeys.map(\.column).filter { $0 != table.primaryKey.first }.map { [$0] }
        let names = table.columns.map(\.name)
        // Counting gaps field by field reads all of them with or without an index.
        if names.contains("field"), names.contains("value") { columns.append(["field", "value"]) }
        for list in columns {
            let name = table.name + "_by_" + list.joined(separator: "_")
            try db.execute(
                sql:
                    "CREATE INDEX \(quoted(name)) ON \(quoted(table.name)) (\(list.map(quoted).joined(separator: ", ")))"
            )
        }
    }

    /// The rows of a query on a public database, with the names of its columns.
    public static func query(_ sql: String, in path: String) throws(StoreError) -> (
        columns: [String], rows: [[TableCell]]
    ) {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return try queue.read { db in
                let statement = try db.makeStatement(sql: sql)
                var rows: [[TableCell]] = []
                let cursor = try Row.fetchCursor(statement)
                while let row = try cursor.next() {
                    rows.append(
                        row.databaseValues.map { value in
                            switch value.storage {
                            case .null, .blob: .null
                            case .int64(let number): .integer(Int(number))
                            case .double(let number): .number(number)
                            case .string(let text): .text(text)
                            }
                        })
                }
                return (statement.columnNames, rows)
            }
        } catch {
            throw RegisterStore.storeError(error, path: path)
        }
    }
}

/// A name in SQL, in double quotes.
private func quoted(_ name: String) -> String { "\"" + name + "\"" }
