import FieldCatalogue
import Findings
import SourceJSON

/// How the columns of a list become fields of records: read from a mapping file.
public struct Mapping: Sendable {
    /// How the list is stored.
    public enum Format: String, Sendable, CaseIterable {
        /// A table in CSV, or a workbook: the file itself says which of them it is.
        case csv
        /// The same, for those who keep a workbook.
        case xlsx
        /// A JSON list of objects.
        case json
    }

    /// What becomes of a column.
    public enum Target: Sendable {
        /// Its cells fill a field.
        case field(FieldTarget)
        /// It is left out, for this reason.
        case leftOut(String)
    }

    /// How cells fill a field.
    public struct FieldTarget: Sendable {
        /// The field.
        public let field: Field
        /// Codes by cell text in lower case; nil for texts that stand for nothing.
        let values: [String: String?]
        /// Code for texts that stand in no table; nil to report them.
        let otherwise: String?
        /// Signs that part several values in one cell; empty for one value.
        let split: [String]
        /// Field that takes the whole text when it is too long for this one.
        let overflow: Field?
        /// What is written in front of the cell's text as lower-case words with hyphens; nil for the text itself.
        let slug: String?
        /// Further values that go with a filled cell.
        let with: [(path: String, value: DraftValue)]
        /// What stands between the texts when several columns fill the field together; nil when the first one counts.
        let join: String?
        /// Order of day and month.
        let order: DateShape.Order
    }

    /// A column and what becomes of it.
    public struct Column: Sendable {
        /// Name as in the list's first row.
        public let name: String
        /// What becomes of it.
        public let target: Target
        /// Where the mapping file says so.
        let span: ByteSpan
    }

    /// What the list is.
    public let title: Bilingual
    /// Whether the columns were compared with a real export.
    public let isConfirmed: Bool
    /// How the list is stored.
    public let format: Format
    /// Separator of a table; nil to find out.
    public let separator: UInt8?
    /// Encoding of a table; nil to find out.
    public let encoding: TextDecoding.Encoding?
    /// Name or number of a workbook's sheet; nil for the first that is shown and holds something.
    public let sheet: String?
    /// Line of the row with the names of the columns; nil to find it.
    public let headerRow: Int?
    /// Path of members to a JSON list; nil for the root.
    public let rows: String?
    /// Columns in the order of the file, one that fills several fields as often; of several that fill one field the first
    /// with content counts.
    public let columns: [Column]
    /// Values every record has; `{Column}` in texts stands for a cell.
    let constants: DraftValue
    /// Column with the list's own identifiers; nil for none.
    public let key: String?
    /// Name of the list, under which its identifiers are kept with the records.
    public let list: String
    /// Year of the records' identifiers; nil for the current one.
    public let year: Int?
    /// Texts that stand for an empty cell, in lower case.
    let emptyWords: Set<String>
    /// Names of columns that texts of the constants refer to.
    let templateColumns: Set<String>

    /// Names of all columns the mapping speaks of.
    public var columnNames: Set<String> {
        Set(columns.map(\.name)).union(templateColumns).union([key].compactMap { $0 })
    }
}
