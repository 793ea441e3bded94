import SourceJSON

/// A table in CSV (RFC 4180) as places in its text: rows and cells are found in one pass, texts are made when asked for.
///
/// Lines end with CR LF, LF or CR; cells in quotes may hold separators, quotes and line breaks. A quote inside a cell
/// that does not start with one is an ordinary character. Lines without any character are passed over.
public struct CSVTable: Sendable {
    /// What is wrong with a table, and where.
    public struct Fault: Error, Sendable, Hashable {
        /// Kinds of faults.
        public enum Kind: Sendable, Hashable {
            /// A quote that opens a cell is never closed.
            case unclosedQuote
            /// Something other than a separator or the line's end follows a closing quote.
            case textAfterQuote
        }
        /// What is wrong.
        public let kind: Kind
        /// The bytes at fault.
        public let span: ByteSpan
    }

    /// A cell's place; quotes excluded.
    struct Cell: Sendable {
        let start: UInt32
        let end: UInt32
        /// Whether doubled quotes stand for single ones.
        let hasQuotes: Bool
    }

    /// The text, UTF-8 without byte order mark.
    public let bytes: [UInt8]
    private let cells: [Cell]
    /// Position in `cells` where each row begins; one more at the end.
    private let starts: [Int]

    /// Reads a table.
    public init(_ bytes: [UInt8], separator: UInt8) throws(Fault) {
        self.bytes = bytes
        let outcome = bytes.withUnsafeBufferPointer { CSVTable.scan($0, separator, rows: .max) }
        if let fault = outcome.fault { throw fault }
        cells = outcome.cells
        starts = outcome.starts
    }

    /// Reads the first rows only, as far as they are in order.
    init(head bytes: [UInt8], separator: UInt8, rows: Int) {
        self.bytes = bytes
        let outcome = bytes.withUnsafeBufferPointer { CSVTable.scan($0, separator, rows: rows) }
        cells = outcome.cells
        starts = outcome.starts
    }

    /// The separator that a first line `sep=;` names, as Excel reads it; nil when there is no such line.
    static func statedSeparator(of bytes: [UInt8]) -> UInt8? {
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") && $0 != 0x20 }
        // More separators may follow where a program has filled the line up.
        guard line.count >= 5, line.count < 2_000,
            line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }),
            line[4...].allSatisfy({ $0 == line[4] }), [0x2C, 0x3B, 0x09].contains(line[4])
        else { return nil }
        return line[4]
    }

    /// Number of rows, the first line included.
    public var rowCount: Int { starts.count - 1 }

    /// Number of cells of a row.
    public func cellCount(_ row: Int) -> Int { starts[row + 1] - starts[row] }

    /// The text of a cell; empty beyond the end of its row.
    public func text(_ row: Int, _ column: Int) -> String {
        guard column < cellCount(row) else { return "" }
        let cell = cells[starts[row] + column]
        let part = bytes[Int(cell.start)..<Int(cell.end)]
        guard cell.hasQuotes else { return String(decoding: part, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(part.count)
        var isSecond = false
        for byte in part {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if byte != UInt8(ascii: "\"") || isSecond { text.append(byte) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Where a cell stands; where its row stands when it has no such cell.
    public func span(_ row: Int, _ column: Int) -> ByteSpan {
        let position = starts[row] + min(column, max(0, cellCount(row) - 1))
        guard position < cells.count else { return bytes.count..<bytes.count }
        return Int(cells[position].start)..<Int(cells[position].end)
    }

    /// The separator of the first line: whichever of `;`, `,` and tab occurs most often outside quotes.
    public static func separator(of bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if [UInt8(ascii: ";"), UInt8(ascii: ","), 0x09].contains(byte) { counts[byte, default: 0] += 1 }
        }
        let order = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        return order.max { (counts[$0] ?? 0, $0 == order[0] ? 1 : 0) < (counts[$1] ?? 0, $1 == order[0] ? 1 : 0) }
            ?? order[0]
    }

    private static func scan(
        _ input: UnsafeBufferPointer<UInt8>, _ separator: UInt8, rows: Int
    ) -> (cells: [Cell], starts: [Int], fault: Fault?) {
        let quote = UInt8(ascii: "\"")
        var cells: [Cell] = []
        var starts = [0]
        var position = 0
        let end = input.count
        func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
        while position < end, starts.count <= rows {
            // An empty line is no row.
            if cells.count == starts[starts.count - 1], isLineEnd(input[position]) {
                position += 1
                continue
            }
            if input[position] == quote {
                let open = position
                position += 1
                let start = position
                var hasQuotes = false
                while true {
                    while position < end, input[position] != quote { position += 1 }
                    guard position < end else {
                        return (cells, starts, Fault(kind: .unclosedQuote, span: open..<open + 1))
                    }
                    guard position + 1 < end, input[position + 1] == quote else { break }
                    hasQuotes = true
                    position += 2
                }
                cells.append(Cell(start: UInt32(start), end: UInt32(position), hasQuotes: hasQuotes))
                position += 1
                if position < end, input[position] != separator, !isLineEnd(input[position]) {
                    return (cells, starts, Fault(kind: .textAfterQuote, span: position..<position + 1))
                }
            } else {
                let start = position
                while position < end, input[position] != separator, !isLineEnd(input[position]) { position += 1 }
                cells.append(Cell(start: UInt32(start), end: UInt32(position), hasQuotes: false))
            }
            guard position < end else { break }
            if input[position] == separator {
                position += 1
                // A separator at the very end leaves an empty cell behind it.
                if position == end || isLineEnd(input[position]) {
                    cells.append(Cell(start: UInt32(position), end: UInt32(position), hasQuotes: false))
                    if position == end { break }
                } else {
                    continue
                }
            }
            position += input[position] == 0x0D && position + 1 < end && input[position + 1] == 0x0A ? 2 : 1
            starts.append(cells.count)
        }
        if starts[starts.count - 1] < cells.count { starts.append(cells.count) }
        return (cells, starts, nil)
    }
}
