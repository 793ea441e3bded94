import Publication

/// Writes CSV (RFC 4180): UTF-8, lines end with CR LF, cells in quotes where needed.
///
/// Text that a spreadsheet would run is marked (`FormulaMark`). Numbers stay numbers.
package struct CSVWriter: Sendable {
    /// For whom the file is.
    package enum Form: Sendable {
        /// For programs: RFC 4180 with commas.
        case standard
        /// For German Excel, which opens it with a double click: a byte order mark, semicolons, decimal commas.
        case german

        var separator: UInt8 { self == .german ? UInt8(ascii: ";") : UInt8(ascii: ",") }
        /// What the file begins with.
        var start: [UInt8] { self == .german ? [0xEF, 0xBB, 0xBF] : [] }
    }

    private(set) var bytes: [UInt8] = []
    private let form: Form

    /// Starts without rows.
    package init(_ form: Form = .standard) {
        self.form = form
    }

    package mutating func header(_ table: PublicTable) {
        bytes += form.start
        row(table.columns.map { .text(form == .german ? $0.title.de : $0.name) })
    }

    /// Adds a row of texts.
    package mutating func row(_ cells: [String]) { row(cells.map { .text($0) }) }

    /// Adds a row.
    package mutating func row(_ cells: [TableCell]) {
        var isFirst = true
        for cell in cells {
            if !isFirst { bytes.append(form.separator) }
            isFirst = false
            switch cell {
            case .null: break
            case .text(let text): append(text)
            case .integer(let number): bytes += String(number).utf8
            case .number(let number):
                bytes += NumberText.utf8(number).map {
                    form == .german && $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0
                }
            case .boolean(let value): bytes += (value ? "true" : "false").utf8
            }
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    /// Adds a cell of text without the comma before it; the caller puts the row together.
    package mutating func cell(_ text: String) { append(text) }

    /// Adds a cell of UTF-8 without the comma before it.
    package mutating func cell(_ utf8: UnsafeBufferPointer<UInt8>) { append(utf8) }

    /// Adds bytes as they are: commas, line ends, cells made before.
    package mutating func raw(_ bytes: [UInt8]) { self.bytes += bytes }

    /// The rows so far; it starts anew.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) {
        let isPlain = !utf8.contains { CSVWriter.isSpecial($0) }
        let marks = isPlain && !FormulaMark.isDangerous(utf8, at: 0) ? [] : FormulaMark.places(in: utf8)
        guard !isPlain || !marks.isEmpty else {
            bytes.append(contentsOf: utf8)
            return
        }
        bytes.append(0x22)
        var start = 0
        for mark in marks {
            quote(UnsafeBufferPointer(rebasing: utf8[start..<mark]))
            bytes.append(UInt8(ascii: "'"))
            start = mark
        }
        quote(UnsafeBufferPointer(rebasing: utf8[start...]))
        bytes.append(0x22)
    }

    /// Whether a byte ends a cell or a line, or is a quotation mark, for one reader or another.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        // Nearly all bytes lie above.
        byte <= UInt8(ascii: ";")
            && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 0x0D
                || byte == 0x0A)
    }

    /// Adds text within quotation marks, those in it doubled.
    private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for position in text.indices where text[position] == 0x22 {
            bytes += UnsafeBufferPointer(rebasing: text[start...position])
            start = position
        }
        bytes += UnsafeBufferPointer(rebasing: text[start...])
    }
}
