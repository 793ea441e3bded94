/// The cells of a sheet that hold something, by rows.
public struct Sheet: Sendable {
    /// Its name.
    public let name: String
    /// Rows with content, from above.
    public internal(set) var rows: [SheetRow] = []
    /// Columns with content that the spreadsheet does not show.
    public internal(set) var hiddenColumns: [Int] = []
    /// Cells shown as one, as far as they are looked at.
    public internal(set) var merges: [CellRange] = []
    /// Number of cells shown as one, all of them.
    public internal(set) var mergeCount = 0
    /// For each column, the position in `rows` of the last row with content in it; -1 for none.
    public internal(set) var lastRows: [Int] = []

    /// A cell as it is kept: texts stand in one of two stores.
    struct Kept: Sendable {
        var column: UInt16
        var content: CellContent
        var isShared: Bool
        var text: TextStore.Place
        var number: TextStore.Place
    }
    var cells: [Kept] = []
    var texts = TextStore()
    var shared = TextStore()

    init(name: String) {
        self.name = name
    }

    /// Number of columns up to the last one with content.
    public var width: Int { lastRows.count }

    /// The cell of a row in a column; nil when nothing stands there.
    ///
    /// - Parameter row: position in `rows`.
    public func cell(_ row: Int, _ column: Int) -> SheetCell? {
        kept(row, column).map { cell in
            SheetCell(
                column: column, content: cell.content, text: text(cell),
                number: cell.number.count == 0 ? nil : texts[cell.number])
        }
    }

    /// The text of a cell; empty when nothing stands there.
    ///
    /// - Parameter row: position in `rows`.
    public func text(_ row: Int, _ column: Int) -> String { kept(row, column).map(text) ?? "" }

    /// The columns of a row with content.
    public func columns(of row: Int) -> [Int] { cells[rows[row].cells].map { Int($0.column) } }

    private func text(_ cell: Kept) -> String { cell.isShared ? shared[cell.text] : texts[cell.text] }

    private func kept(_ row: Int, _ column: Int) -> Kept? {
        var range = rows[row].cells
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let found = Int(cells[middle].column)
            if found == column { return cells[middle] }
            range = found < column ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}
