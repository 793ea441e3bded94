/// Writes CSV (RFC 4180): UTF-8, lines end with CR LF, cells in quotes where needed.
///
/// A cell that a spreadsheet would run as a formula gets a leading `'`: those whose first byte is `=`, `+`, `-`, `@`,
/// TAB or CR, but not plain numbers.
package struct CSVWriter {
    private(set) var bytes: [UInt8] = []

    /// Starts without rows.
    package init() {}

    /// Adds a row.
    package mutating func row(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell)
        }
        bytes += [0x0D, 0x0A]
    }

    /// The rows so far; it starts anew.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ cell: String) {
        let utf8 = cell.utf8
        let needsMark = CSVWriter.isFormula(cell)
        let needsQuotes = utf8.contains { [0x22, 0x2C, 0x0D, 0x0A].contains($0) } || needsMark
        guard needsQuotes else {
            bytes += utf8
            return
        }
        bytes.append(0x22)
        if needsMark { bytes.append(UInt8(ascii: "'")) }
        for byte in utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// Whether the first byte makes a spreadsheet run the cell. Bytes, because `=` and a combining mark are one Character.
    static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.utf8.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return !cell.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        default: return false
        }
    }
}
