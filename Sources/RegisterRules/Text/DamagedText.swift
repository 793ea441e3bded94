/// Finds what programs leave in a text that wrote or read it wrongly: no fault of the author, and nothing readers understand.
enum DamagedText {
    /// What happened to a text.
    enum Kind: String, Sendable, CaseIterable {
        /// A character was lost: U+FFFD, `Gr?e`.
        case lost = "TEXT-damaged"
        /// UTF-8 was read as Windows-1252: `PrÃ¼fung`.
        case doubleEncoded = "TEXT-encoding"
        /// Markup of HTML: `&uuml;`.
        case entity = "TEXT-entity"
        /// A line break as two characters: `\n`.
        case escape = "TEXT-escape"
        /// A spreadsheet could not calculate: `#REF!`.
        case formula = "TEXT-formula"
        /// Blanks or line breaks at the beginning or the end.
        case blank = "TEXT-blank"
        /// Umlauts written as two letters: `fuer`.
        case umlaut = "TEXT-umlaut"
    }

    /// One kind of damage in a text.
    struct Damage: Sendable, Equatable {
        let kind: Kind
        /// What shows it.
        let spot: String
        /// The text as it should be; nil where nobody can know.
        let repaired: String?
        /// Whether the repaired text is the one that was meant.
        let isCertain: Bool
    }

    /// All kinds of damage in a text, each once.
    static func damages(in text: String) -> [Damage] {
        let bytes = Array(text.utf8)
        return [
            lost(text, bytes), DoubleEncoding.damage(in: text), Entities.damage(in: text, bytes), escape(text, bytes),
            formula(bytes), blank(text, bytes), WrittenUmlauts.damage(in: text, bytes),
        ].compactMap { $0 }
    }

    // MARK: - Kinds

    private static func lost(_ text: String, _ bytes: [UInt8]) -> Damage? {
        if text.unicodeScalars.contains("\u{FFFD}") {
            return Damage(kind: .lost, spot: "\u{FFFD}", repaired: nil, isCertain: false)
        }
        // A question mark inside a word, not inside an address.
        for position in bytes.indices where bytes[position] == UInt8(ascii: "?") {
            guard position > 0, position + 1 < bytes.count, endsLetter(bytes, position - 1),
                isSmall(bytes[position + 1])
            else { continue }
            let word = token(bytes, around: position)
            if word.allSatisfy({ isLetter($0) || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "-") }) {
                return Damage(
                    kind: .lost, spot: String(decoding: word.prefix(60), as: UTF8.self), repaired: nil, isCertain: false
                )
            }
        }
        return nil
    }

    /// A backslash with `n`, `r` or `t` before a capital, a blank, the end or another one: in `\\server\netz` none is.
    private static func escape(_ text: String, _ bytes: [UInt8]) -> Damage? {
        var result: [UInt8] = []
        var found: [UInt8]?
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            let after = position + 2 < bytes.count ? bytes[position + 2] : 0x20
            let isEscape =
                byte == UInt8(ascii: "\\") && [UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t")].contains(next)
                && (after == 0x20 || after == UInt8(ascii: "\\") || (0x41...0x5A).contains(after) || after >= 0x80)
                && (position == 0 || bytes[position - 1] != UInt8(ascii: "\\"))
            if isEscape {
                found = found ?? [byte, next]
                if result.last != 0x0A, next != UInt8(ascii: "r") {
                    result.append(next == UInt8(ascii: "n") ? 0x0A : 0x20)
                }
                position += 2
            } else {
                result.append(byte)
                position += 1
            }
        }
        return found.map {
            Damage(
                kind: .escape, spot: String(decoding: $0, as: UTF8.self),
                repaired: String(decoding: result, as: UTF8.self), isCertain: false)
        }
    }

    /// Values that spreadsheets show instead of a result, in English and German.
    private static let errors = [
        "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#BEZUG!", "#WERT!", "#NV", "#ZAHL!",
        "#SPILL!",
        "#ÜBERLAUF!", "####",
    ].map { Array($0.utf8) }

    private static func formula(_ bytes: [UInt8]) -> Damage? {
        for position in bytes.indices where bytes[position] == UInt8(ascii: "#") {
            guard position == 0 || !isLetter(bytes[position - 1]) else { continue }
            for error in errors where bytes[position...].starts(with: error) {
                let end = position + error.count
                let isWord = end < bytes.count && isLetter(bytes[end]) && isLetter(error[error.count - 1])
                guard !isWord else { continue }
                return Damage(
                    kind: .formula, spot: String(decoding: error, as: UTF8.self), repaired: nil, isCertain: false)
            }
        }
        return nil
    }

    private static func blank(_ text: String, _ bytes: [UInt8]) -> Damage? {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A }
        guard let first = bytes.first, let last = bytes.last, isBlank(first) || isBlank(last) else { return nil }
        var rest = bytes[...]
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        // Nothing but blanks is another matter.
        guard !rest.isEmpty else { return nil }
        return Damage(kind: .blank, spot: "", repaired: String(decoding: rest, as: UTF8.self), isCertain: true)
    }

    // MARK: - Words

    /// The run without blanks that holds a position; no more than is needed to judge it.
    static func token(_ bytes: [UInt8], around position: Int) -> ArraySlice<UInt8> {
        var (start, end) = (position, position)
        while start > 0, position - start < 200, !isSeparator(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, end - position < 200, !isSeparator(bytes[end]) { end += 1 }
        // Signs of a sentence around a word are not part of it.
        while end > start, [0x2C, 0x2E, 0x3B, 0x21, 0x29].contains(bytes[end - 1]) { end -= 1 }
        while start < end, bytes[start] == 0x28 { start += 1 }
        return bytes[start..<end]
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x22 }

    static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }

    /// A small letter of ASCII, or the first byte of a Latin one beyond it.
    private static func isSmall(_ byte: UInt8) -> Bool { (0xC3...0xC9).contains(byte) || (0x61...0x7A).contains(byte) }

    /// Whether a Latin letter ends at a place.
    private static func endsLetter(_ bytes: [UInt8], _ place: Int) -> Bool {
        guard bytes[place] >= 0x80 else { return isLetter(bytes[place]) }
        return place > 0 && (0xC3...0xC9).contains(bytes[place - 1])
    }
}
