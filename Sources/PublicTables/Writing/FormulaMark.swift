/// Marks text that a spreadsheet would run as a formula, so that the marks can be taken away again.
///
/// A spreadsheet sees the start of a cell where a text begins. One that separates with another character than the file
/// does (`;` in German settings, `,` in English ones) takes quotation marks in the middle of a line for text and sees
/// further starts: after each `,` and `;` and after each line end within a text. Where one of `=` `+` `-` `@`, tab,
/// carriage return or the full-width forms of the first four follows, after quotation marks too, a `'` goes in between;
/// also where a `'` follows, so that whoever takes away one `'` at each start has the text back.
///
/// A text that is a number as a whole is none of this: a spreadsheet reads a number.
/// `site/assets/csv-cells.js` does the same; `Tests/Fixtures/formula-vectors.json` holds both to it.
package enum FormulaMark {
    private static let mark = UInt8(ascii: "'")

    /// Whether a cell may start behind this byte.
    private static func separates(_ byte: UInt8) -> Bool {
        // Nearly all bytes lie above.
        byte <= UInt8(ascii: ";")
            && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 0x0A || byte == 0x0D)
    }

    /// Whether what starts at a position would be run, or would be taken for a mark.
    static func isDangerous(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start < text.count else { return false }
        if text[start] == mark { return true }
        var position = start
        while position < text.count, text[position] == UInt8(ascii: "\"") { position += 1 }
        guard position < text.count else { return false }
        switch text[position] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return true
        // ＝ ＋ － ＠ are U+FF1D, U+FF0B, U+FF0D, U+FF20.
        case 0xEF where position + 2 < text.count:
            let last = (text[position + 1], text[position + 2])
            return last == (0xBC, 0x9D) || last == (0xBC, 0x8B) || last == (0xBC, 0x8D) || last == (0xBC, 0xA0)
        default: return false
        }
    }

    /// Positions before which a mark goes, ascending.
    static func places(in text: UnsafeBufferPointer<UInt8>) -> [Int] {
        guard let bytes = text.baseAddress, !text.isEmpty else { return [] }
        var places = isDangerous(text, at: 0) ? [0] : []
        var position = 0
        while position < text.count {
            let byte = bytes[position]
            position += 1
            if separates(byte), isDangerous(text, at: position) { places.append(position) }
        }
        return places.isEmpty || isNumber(text) ? [] : places
    }

    /// Whether the text is a number in the form of JSON (RFC 8259 section 6).
    private static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        func digits() -> Int {
            let start = position
            while position < text.count, (0x30...0x39).contains(text[position]) { position += 1 }
            return position - start
        }
        if text[0] == UInt8(ascii: "-") { position = 1 }
        let first = position
        let whole = digits()
        guard whole == 1 || (whole > 1 && text[first] != UInt8(ascii: "0")) else { return false }
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position += 1
            guard digits() > 0 else { return false }
        }
        if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < text.count, text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard digits() > 0 else { return false }
        }
        return position == text.count
    }

    /// The text with its marks.
    package static func marked(_ text: String) -> String {
        var text = text
        return text.withUTF8 { utf8 in
            var result: [UInt8] = []
            var start = 0
            for place in places(in: utf8) {
                result += utf8[start..<place]
                result.append(mark)
                start = place
            }
            return String(decoding: result + utf8[start...], as: UTF8.self)
        }
    }

    /// The text without its marks: one `'` less at each start of a cell.
    package static func unmarked(_ text: String) -> String {
        var result: [UInt8] = []
        var isStart = true
        for byte in text.utf8 {
            if isStart, byte == mark {
                // What follows is text whatever it is, but it may end a cell.
                isStart = false
                continue
            }
            result.append(byte)
            isStart = separates(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
