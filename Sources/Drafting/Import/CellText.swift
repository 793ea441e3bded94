import FieldCatalogue
import Foundation

/// Makes of a cell's text what may stand in a record.
enum CellText {
    /// The text composed (NFC), without control and invisible characters, with single blanks.
    ///
    /// - Parameter keepsParagraphs: whether line breaks stay; otherwise they become blanks.
    /// - Returns: the text, and how many characters other than blanks and breaks were removed.
    static func cleaned(_ text: String, keepsParagraphs: Bool) -> (text: String, removed: Int) {
        if isPlain(text) { return (text, 0) }
        var removed = 0
        var result = String.UnicodeScalarView()
        var blanks = 0
        var breaks = 0
        for scalar in ComposedText.canonical(text).unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: if scalar.value != 0x0D { breaks += 1 }
            case 0x20, 0x09, 0xA0, 0x202F, 0x2007, 0x3000: blanks += 1
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .privateUse, .unassigned, .surrogate:
                    removed += 1
                    continue
                default: break
                }
                if !result.isEmpty {
                    if keepsParagraphs, breaks > 0 {
                        for _ in 0..<min(breaks, 2) { result.append("\n") }
                    } else if blanks + breaks > 0 {
                        result.append(" ")
                    }
                }
                (blanks, breaks) = (0, 0)
                result.append(scalar)
            }
        }
        return (String(result), removed)
    }

    /// Printable ASCII without double blanks: most cells.
    private static func isPlain(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        for byte in text.utf8 {
            if byte < 0x20 || byte >= 0x7F || byte == 0x20 && previous == 0x20 { return false }
            previous = byte
        }
        return previous != 0x20 || text.utf8.isEmpty
    }

    /// At most `limit` code points: whole sentences where that keeps half of it, otherwise whole words, and an ellipsis.
    static func shortened(_ text: String, to limit: Int) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > limit, limit > 4 else { return text }
        let room = limit - 2
        var sentence: Int?
        var word: Int?
        for index in 1..<room where scalars[index].properties.isWhitespace {
            word = index
            if ".!?".unicodeScalars.contains(scalars[index - 1]) { sentence = index }
        }
        let end = sentence.map { $0 * 2 >= room ? $0 : word ?? room } ?? word ?? room
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[..<end])
        return String(view) + " …"
    }

    /// How a cell is looked up in a table of values: without outer blanks, in lower case.
    static func key(_ text: String) -> String { cleaned(text, keepsParagraphs: false).text.lowercased() }

    /// Lower-case ASCII words joined by hyphens; umlauts as ae, oe, ue, ss.
    static func slug(_ text: String, longest: Int = 40) -> String {
        var result: [UInt8] = []
        for byte in ComposedText.canonical(text.lowercased())
            .replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue").replacing("ß", with: "ss")
            .decomposedStringWithCanonicalMapping.utf8
        {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: result.append(byte)
            // Marks over letters fall away.
            case 0x80...: continue
            default: if result.last != 0x2D, !result.isEmpty { result.append(0x2D) }
            }
        }
        result = Array(result.prefix(longest))
        while result.last == 0x2D { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// Names in braces: `Eintrag {PSTW ID}` names `PSTW ID`.
    static func placeholders(_ text: String) -> [String] { parts(text).compactMap { $0.isName ? $0.text : nil } }

    /// The text with names in braces replaced.
    static func filled(_ text: String, _ value: (String) -> String) -> String {
        parts(text).map { $0.isName ? value($0.text) : $0.text }.joined()
    }

    private static func parts(_ text: String) -> [(text: String, isName: Bool)] {
        var parts: [(String, Bool)] = []
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            parts.append((String(rest[..<open]), false))
            parts.append((String(rest[rest.utf8.index(after: open)..<close]), true))
            rest = rest[rest.utf8.index(after: close)...]
        }
        parts.append((String(rest), false))
        return parts
    }
}
