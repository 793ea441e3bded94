/// Where a cell stands in its sheet, counted from 0, and how people call it: `B7`.
public struct CellPlace: Sendable, Hashable {
    /// Position of the row: row 1 is 0.
    public let row: Int
    /// Position of the column: A is 0.
    public let column: Int

    /// Makes a place.
    public init(row: Int, column: Int) {
        (self.row, self.column) = (row, column)
    }

    /// The name: `B7`.
    public var name: String { CellPlace.letters(of: column) + "\(row + 1)" }

    /// The letters of a column: A, Z, AA.
    public static func letters(of column: Int) -> String {
        var rest = column + 1
        var letters: [UInt8] = []
        while rest > 0 {
            letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// Reads a name as files write it: upper-case letters, then the number of the row; nil for anything else and for
    /// places beyond the end of a sheet.
    init?(_ name: some Sequence<UInt8>) {
        var column = 0
        var row = 0
        var hasRow = false
        for byte in name {
            switch byte {
            case UInt8(ascii: "$"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasRow:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
                hasRow = true
            default: return nil
            }
            guard column <= WorkbookLimits.columns, row <= WorkbookLimits.rows else { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }
}

/// Cells that a spreadsheet shows as one: from the first to the last, both included.
public struct CellRange: Sendable, Hashable {
    /// The cell at the upper left, whose value all show.
    public let first: CellPlace
    /// The cell at the lower right.
    public let last: CellPlace

    /// The name: `A5:A7`.
    public var name: String { first.name + ":" + last.name }

    /// Reads `A5:A7`; nil for anything else, and for a single cell.
    init?(_ name: String) {
        let parts = name.utf8.split(separator: UInt8(ascii: ":"))
        guard parts.count == 2, let first = CellPlace(parts[0]), let last = CellPlace(parts[1]), first != last,
            first.row <= last.row, first.column <= last.column
        else { return nil }
        (self.first, self.last) = (first, last)
    }
}
