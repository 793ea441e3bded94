import Findings

/// One column of a public table, as it is called and explained in every format.
public struct TableColumn: Sendable {
    /// What a cell holds.
    public enum Kind: String, Sendable, CaseIterable {
        /// Text; a code when `vocabulary` is set.
        case text
        /// A whole number.
        case integer
        /// A decimal number.
        case number
        /// `true` or `false`.
        case boolean
        /// A day, `YYYY-MM-DD`.
        case date
        /// A moment in UTC, `YYYY-MM-DDThh:mm:ssZ`.
        case instant
    }

    /// Name in CSV headers, SQL and Table Schema: lower-case words joined by `_`.
    public let name: String
    /// What a cell holds.
    public let kind: Kind
    /// Short name for people.
    public let title: Bilingual
    /// Explanation in a sentence.
    public let help: Bilingual
    /// Legal or factual source in German citation style; empty when none.
    public let source: String
    /// Catalogue path of the field; empty for what the register adds.
    public let path: String
    /// Vocabulary of the codes in the column; nil when free.
    public let vocabulary: String?

    /// Makes a column.
    public init(
        _ name: String, _ kind: Kind, title: Bilingual, help: Bilingual, source: String = "", path: String = "",
        vocabulary: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.title = title
        self.help = help
        self.source = source
        self.path = path
        self.vocabulary = vocabulary
    }
}

/// One public table: from it follow the CSV file, its Table Schema, the SQLite table, the sheet and the field dictionary.
public struct PublicTable: Sendable {
    /// A reference to the rows of another table.
    public struct ForeignKey: Sendable, Hashable {
        /// Column of this table.
        public let column: String
        /// The other table, referred to by its `id`.
        public let table: String

        /// Makes a reference.
        public init(_ column: String, _ table: String) {
            (self.column, self.table) = (column, table)
        }
    }

    /// Name: of the file without `.csv`, and in SQL.
    public let name: String
    /// What a row is.
    public let title: Bilingual
    /// Columns in order.
    public let columns: [TableColumn]
    /// Columns that identify a row.
    public let primaryKey: [String]
    /// References to other tables.
    public let foreignKeys: [ForeignKey]

    /// Makes a table.
    public init(
        name: String, title: Bilingual, columns: [TableColumn], primaryKey: [String], foreignKeys: [ForeignKey] = []
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
    }
}

/// One value of a table.
public enum TableCell: Sendable, Hashable {
    /// No value; the table `absences` says why.
    case null
    /// Text, a code, a day or a moment.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A decimal number.
    case number(Double)
    /// A truth value.
    case boolean(Bool)

    /// Text, or nothing for nil.
    public init(_ text: String?) {
        self = text.map { .text($0) } ?? .null
    }
}
