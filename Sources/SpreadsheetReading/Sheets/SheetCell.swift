/// What kind of content a cell has.
public enum CellContent: UInt8, Sendable, CaseIterable {
    /// A text, or a number that its format shows with words.
    case text
    /// A number.
    case number
    /// A day, a time, or both.
    case day
    /// Yes or no.
    case truth
    /// An error value such as `#N/A`: the spreadsheet could not calculate it.
    case error
    /// A formula whose result is not stored in the file; the text is the formula.
    case uncalculated
}

/// A cell with content.
public struct SheetCell: Sendable, Hashable {
    /// Position of its column: A is 0.
    public let column: Int
    /// What it holds.
    public let content: CellContent
    /// How its text is shown: numbers with a decimal comma, days as `2026-03-01`, truth values as `WAHR` and `FALSCH`.
    public let text: String
    /// The number as JSON writes it, where the cell is one and nothing but one; nil otherwise.
    public let number: String?
}

/// A row with content.
public struct SheetRow: Sendable, Hashable {
    /// Position in the sheet: row 1 is 0.
    public let row: Int
    /// Whether the spreadsheet does not show it.
    public let isHidden: Bool
    /// Its cells among all of the sheet.
    let cells: Range<Int>
}
