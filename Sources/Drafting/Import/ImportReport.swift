import Findings
import RegisterModel

/// What an import did with every cell: per column, adding up to all of them.
public struct ImportReport: Sendable {
    /// The counts of one column.
    public struct Column: Sendable {
        /// Its name.
        public let name: String
        /// Field it filled, or why it was left out; nil when the mapping does not name it.
        public internal(set) var target: String?
        /// Whether `target` is a reason.
        public internal(set) var isLeftOut = false
        /// Number of cells by what became of them.
        public internal(set) var counts = [Int](repeating: 0, count: CellOutcome.allCases.count)
        /// Cells from which invisible characters were taken.
        public internal(set) var cleaned = 0

        /// Cells left out because another column had filled the field.
        public internal(set) var superseded = 0

        /// Number of cells with an outcome.
        public subscript(_ outcome: CellOutcome) -> Int { counts[outcome.rawValue] }
        /// Number of all cells.
        public var total: Int { counts.reduce(0, +) }
    }

    /// A text that was not understood or shortened, and where.
    public struct Remark: Sendable, Hashable {
        /// Position of the column.
        let column: Int
        /// What became of it.
        let outcome: CellOutcome
        /// The text as it stood in the cell.
        let text: String
        /// What it was read as; empty for nothing.
        let reading: String
    }

    /// A row and what it became.
    public struct Assignment: Sendable {
        /// Line in the input.
        public let line: Int
        /// The list's own identifier; empty for none.
        public let key: String
        /// Identifier of the record.
        public let id: String
    }

    /// Columns in the input's order.
    public internal(set) var columns: [Column]
    /// Rows in order.
    public internal(set) var assignments: [Assignment] = []
    /// Lines of the cells behind each remark, in the order of first occurrence.
    public internal(set) var remarks: [(remark: Remark, lines: [Int])] = []
    /// Rows without an identifier of their own.
    public internal(set) var missingKeys = 0
    /// Rows whose identifier another row has too.
    public internal(set) var repeatedKeys = 0
    /// Records that lack a required field, by field path.
    public internal(set) var incomplete: [String: Int] = [:]
    /// Records in which a constant of the mapping stands where no cell said anything, by field path.
    public internal(set) var constants: [String: Int] = [:]
    /// Records with findings about their texts.
    public internal(set) var withFindings = 0
    private var positions: [Remark: Int] = [:]

    init(columns: [String]) {
        self.columns = columns.map { Column(name: $0) }
    }

    /// Number of all cells.
    public var cellCount: Int { columns.reduce(0) { $0 + $1.total } }

    /// Number of cells with an outcome, over all columns.
    public subscript(_ outcome: CellOutcome) -> Int { columns.reduce(0) { $0 + $1[outcome] } }

    mutating func count(_ outcome: CellOutcome, _ column: Int) { columns[column].counts[outcome.rawValue] += 1 }

    mutating func move(_ column: Int, from old: CellOutcome, to new: CellOutcome) {
        columns[column].counts[old.rawValue] -= 1
        columns[column].counts[new.rawValue] += 1
    }

    /// Notes a text that did not get into its record as it was.
    mutating func note(_ outcome: CellOutcome, _ column: Int, _ text: String, reading: String = "", line: Int) {
        let remark = Remark(column: column, outcome: outcome, text: text, reading: reading)
        if let position = positions[remark] {
            remarks[position].lines.append(line)
        } else {
            positions[remark] = remarks.count
            remarks.append((remark, [line]))
        }
    }
}
