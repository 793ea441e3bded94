import Findings
import SourceJSON
import SpreadsheetReading

/// Rows and cells of a table, from whichever kind of file: what names the columns, what is passed over and what becomes of
/// every cell is decided once for all of them.
protocol ListRows: Sendable {
    /// Number of rows, those with titles and names included.
    var rowCount: Int { get }
    /// Number of cells of a row.
    func cellCount(_ row: Int) -> Int
    /// The text of a cell; empty beyond the end of its row.
    func text(_ row: Int, _ column: Int) -> String
    /// Where a cell stands in the file.
    func span(_ row: Int, _ column: Int) -> ByteSpan
    /// What people call the row: its line, or its number in the sheet.
    func line(_ row: Int) -> Int
    /// Whether something stands in a column below a row.
    func hasContent(_ column: Int, below row: Int) -> Bool
    /// The number a cell is, as JSON writes it; nil where only its text is known.
    func number(_ row: Int, _ column: Int) -> String?
    /// Why the content of a cell cannot be used; nil when it can.
    func doubt(_ row: Int, _ column: Int) -> CellDoubt?
    /// Number of rows below a row in which nothing stands at all and which are not among the others.
    func blankRows(below row: Int) -> Int
}

extension ListRows {
    /// Whether a cell holds nothing one can see.
    func isEmpty(_ row: Int, _ column: Int) -> Bool {
        text(row, column).unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}"
        }
    }

    /// The row of this line; nil when there is none, or nothing stands in it.
    func position(ofLine line: Int) -> Int? { (0..<rowCount).first { self.line($0) == line } }
}

/// Rows of a table in CSV.
struct CSVRows: ListRows {
    let table: CSVTable
    let source: SourceFile

    var rowCount: Int { table.rowCount }
    func cellCount(_ row: Int) -> Int { table.cellCount(row) }
    func text(_ row: Int, _ column: Int) -> String { table.text(row, column) }
    func span(_ row: Int, _ column: Int) -> ByteSpan { table.span(row, column) }
    func line(_ row: Int) -> Int { source.lines.position(of: table.span(row, 0).lowerBound).line }
    func hasContent(_ column: Int, below row: Int) -> Bool {
        (row + 1..<max(row + 1, rowCount)).contains { !isEmpty($0, column) }
    }
    func number(_ row: Int, _ column: Int) -> String? { nil }
    func doubt(_ row: Int, _ column: Int) -> CellDoubt? { CellDoubt(ofText: text(row, column)) }
    func blankRows(below row: Int) -> Int { 0 }
}

/// Rows of a sheet in which something stands.
struct SheetRows: ListRows {
    let sheet: Sheet

    var rowCount: Int { sheet.rows.count }
    /// All rows of a sheet are as wide as the widest.
    func cellCount(_ row: Int) -> Int { sheet.width }
    func text(_ row: Int, _ column: Int) -> String { sheet.text(row, column) }
    func span(_ row: Int, _ column: Int) -> ByteSpan {
        SheetPlaces.span(CellPlace(row: sheet.rows[row].row, column: column))
    }
    func line(_ row: Int) -> Int { sheet.rows[row].row + 1 }
    func hasContent(_ column: Int, below row: Int) -> Bool {
        guard sheet.lastRows.indices.contains(column), sheet.lastRows[column] > row else { return false }
        return (row + 1...sheet.lastRows[column]).contains { !isEmpty($0, column) }
    }
    func number(_ row: Int, _ column: Int) -> String? { sheet.cell(row, column)?.number }
    func doubt(_ row: Int, _ column: Int) -> CellDoubt? {
        guard let cell = sheet.cell(row, column) else { return nil }
        return switch cell.content {
        case .error: .errorValue
        case .uncalculated: .uncalculated
        case .text: CellDoubt(ofText: cell.text)
        default: nil
        }
    }
    func blankRows(below row: Int) -> Int {
        guard let last = sheet.rows.last, sheet.rows.indices.contains(row) else { return 0 }
        return last.row - sheet.rows[row].row - (sheet.rows.count - 1 - row)
    }
}

/// Cells of a sheet as spans of findings, and back.
enum SheetPlaces {
    /// The span that stands for the whole file.
    static let file: ByteSpan = 0..<0

    /// The span that stands for a cell.
    static func span(_ place: CellPlace) -> ByteSpan {
        let start = place.row * WorkbookLimits.columns + place.column + 1
        return start..<start + 1
    }

    /// A workbook whose findings name sheet and cell: `Tabelle1!B7`.
    static func source(path: String, sheet: String) -> SourceFile {
        SourceFile(path: path) { offset in
            guard offset > 0 else { return "" }
            let place = CellPlace(
                row: (offset - 1) / WorkbookLimits.columns, column: (offset - 1) % WorkbookLimits.columns)
            return quoted(sheet) + "!" + place.name
        }
    }

    /// The name of a sheet as formulas write it: in quotes unless it is letters and digits only.
    private static func quoted(_ name: String) -> String {
        let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" || ("0"..."9") ~= $0 }
        return isPlain && !name.isEmpty ? name : "'" + name.replacing("'", with: "''") + "'"
    }
}
