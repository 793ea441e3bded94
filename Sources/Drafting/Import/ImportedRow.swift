import SourceJSON

/// A row on its way to a draft.
struct ImportedRow {
    let cells: [String]
    let line: Int
    /// Its position in the table.
    let index: Int
    /// Cells whose content is not what somebody wrote.
    var doubts: [Int: CellDoubt] = [:]
    /// What each cell counts by, known when the draft is finished.
    var outcomes: [Int: CellOutcome] = [:]
    /// The row's own number in the list.
    var key = ""
    var id = ""
    var root = DraftValue.object([])
    /// Where each value came from: its place and the column.
    var origins: [(pointer: JSONPointer, column: Int)] = []

    init(cells: [String], line: Int, index: Int) {
        (self.cells, self.line, self.index) = (cells, line, index)
    }

    /// The text of a cell; empty where its content is not what somebody wrote.
    func believed(_ position: Int) -> String { doubts[position] == nil ? cells[position] : "" }

    /// A cell that fills several fields counts once, by what people have to look at most.
    mutating func note(_ outcome: CellOutcome, _ position: Int) {
        if outcome.rank >= outcomes[position]?.rank ?? 0 { outcomes[position] = outcome }
    }
}
