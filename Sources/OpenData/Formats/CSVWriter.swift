import RegisterModel

/// Writes CSV (RFC 4180): UTF-8, lines end with CR LF, cells in quotes where needed.
///
/// A text cell that a spreadsheet would run as a formula gets a leading `'`: those whose first byte is `=`, `+`, `-`,
/// `@`, TAB or CR. Bytes, because `=` and a combining mark are one Character. Numbers stay numbers.
package struct CSVWriter: Sendable {
    private(set) var bytes: [UInt8] = []

    /// Starts without rows.
    package init() {}

    mutating func header(_ table: PublicTable) {
        row(table.columns.map { .text($0.name) })
    }

    /// Adds a row of texts.
    package mutating func row(_ cells: [String]) { row(cells.map { .text($0) }) }

    /// Adds a row.
    package mutating func row(_ cells: [TableCell]) {
        var isFirst = true
        for cell in cells {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            switch cell {
            case .null: break
            case .text(let text): append(text)
            case .integer(let number): bytes += String(number).utf8
            case .number(let number): bytes += NumberText.utf8(number)
            case .boolean(let value): bytes += (value ? "true" : "false").utf8
            }
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    /// Adds a cell of text without the comma before it; the caller puts the row together.
    package mutating func cell(_ text: String) { append(text) }

    /// Adds bytes as they are: commas, line ends, cells made before.
    package mutating func raw(_ bytes: [UInt8]) { self.bytes += bytes }

    /// The rows so far; it starts anew.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            let needsMark = utf8.first.map { CSVWriter.startsFormula($0) } ?? false
            var needsQuotes = needsMark
            if !needsQuotes {
                for byte in utf8 where byte == 0x22 || byte == 0x2C || byte == 0x0D || byte == 0x0A {
                    needsQuotes = true
                    break
                }
            }
            guard needsQuotes else {
                bytes.append(contentsOf: utf8)
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
    }

    /// Whether a spreadsheet runs a cell that starts with this byte.
    static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }
}
