import Findings
import LegalFacts

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
        /// Its letters in the sheet; nil where cells have no such names.
        var letters: String?
        /// Whether its cells fill a field of the draft.
        var fillsField = false
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
        /// Why it was not understood; nil where that is plain.
        let reason: Bilingual?
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

    /// A row that became no draft.
    public struct PassedOver: Sendable {
        /// Line in the input.
        public let line: Int
        /// Why.
        let reason: RowSelection.Reason
        /// Its content, shortened.
        let text: String
    }

    /// What a check of the drafts says, without the place: the same in several drafts is one.
    public struct CheckedFinding: Sendable, Hashable {
        /// Code of the rule.
        public let code: String
        /// What is wrong.
        public let message: Bilingual
        /// Whether the draft cannot be submitted like this.
        public let isError: Bool
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
    /// Rows that an earlier import made records of, with those.
    public internal(set) var known: [Assignment] = []
    /// Rows that hold no system, in order.
    public internal(set) var passedOver: [PassedOver] = []
    /// Rows of a sheet between others in which nothing stands at all.
    public internal(set) var blankRows = 0
    /// Lines before the names of the columns.
    public internal(set) var leadingLines: [(line: Int, text: String)] = []
    /// Columns without name and content.
    public internal(set) var emptyColumns = 0
    /// What the check of the drafts found, with the number of drafts, in the order of first occurrence.
    public private(set) var findings: [(finding: CheckedFinding, drafts: Int)] = []
    /// Records in which a constant of the mapping stands where no cell said anything, by field path.
    public internal(set) var constants: [String: Int] = [:]
    private var findingPositions: [CheckedFinding: Int] = [:]
    private var positions: [Remark: Int] = [:]

    init(columns: [String]) {
        self.columns = columns.map { Column(name: $0) }
    }

    /// Number of all cells.
    public var cellCount: Int { columns.reduce(0) { $0 + $1.total } }

    /// Number of cells with an outcome, over all columns.
    public subscript(_ outcome: CellOutcome) -> Int { columns.reduce(0) { $0 + $1[outcome] } }

    mutating func count(_ outcome: CellOutcome, _ column: Int) { columns[column].counts[outcome.rawValue] += 1 }

    /// Notes a text that did not get into its record as it was.
    mutating func note(
        _ outcome: CellOutcome, _ column: Int, _ text: String, reading: String = "", reason: Bilingual? = nil, line: Int
    ) {
        let remark = Remark(column: column, outcome: outcome, text: text, reading: reading, reason: reason)
        if let position = positions[remark] {
            remarks[position].lines.append(line)
        } else {
            positions[remark] = remarks.count
            remarks.append((remark, [line]))
        }
    }

    mutating func passOver(_ line: Int, _ reason: RowSelection.Reason, _ cells: [String]) {
        let text = cells.map(ColumnName.cleaned).filter { !$0.isEmpty }.joined(separator: " · ")
        passedOver.append(PassedOver(line: line, reason: reason, text: CellText.shortened(text, to: 200)))
    }

    /// Notes what the check of one draft found: the check that every draft has to pass, so that nothing comes later.
    public mutating func note(_ found: [Finding]) {
        var seen: Set<CheckedFinding> = []
        for finding in found where finding.severity != .note {
            let checked = CheckedFinding(
                code: finding.code, message: finding.message, isError: finding.severity == .error)
            guard seen.insert(checked).inserted else { continue }
            if let position = findingPositions[checked] {
                findings[position].drafts += 1
            } else {
                findingPositions[checked] = findings.count
                findings.append((checked, 1))
            }
        }
    }
}
