/// What one pass over a text's bytes tells: which of the closer checks it needs at all.
///
/// Nearly every text is plain; the closer checks decode scalars and are twenty times slower.
struct TextSurvey {
    /// Only letters, digits and signs that can never be at fault: printable ASCII, Latin-1, dashes, quotation marks
    /// and currency signs. Such a text is in NFC, as it has no combining marks.
    private(set) var isPlain = true
    /// Whether a line feed occurs.
    private(set) var hasLineFeed = false
    /// Whether an at sign occurs.
    private(set) var hasAtSign = false
    /// Whether `+`, or a digit, occurs.
    private(set) var hasNumber = false
    /// Whether `<` occurs.
    private(set) var hasAngle = false
    /// Whether signs occur that damaged texts have: `&`, `\`, `#`, a question mark between letters, the first bytes of
    /// UTF-8 as letters, U+FFFD, blanks at an end.
    private(set) var mayBeDamaged = false
    /// Whether `ae`, `oe`, `ue` or `ss` occurs.
    private(set) var hasDigraph = false
    /// Number of capital letters A–Z.
    private(set) var capitals = 0

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var position = 0
        var previous: UInt8 = 0x20
        if let first = text.first, let last = text.last, first == 0x20 || last == 0x20 || first == 0x0A || last == 0x0A
        {
            mayBeDamaged = true
        }
        while position < text.count {
            let byte = text[position]
            position += 1
            defer { previous = byte }
            switch byte {
            case 0x65:
                if previous | 0x20 == 0x61 || previous | 0x20 == 0x6F || previous | 0x20 == 0x75 { hasDigraph = true }
            case 0x73: if previous == 0x73 { hasDigraph = true }
            case 0x61...0x7A, 0x20: break
            case UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "?"): mayBeDamaged = true
            case 0x41...0x5A: capitals += 1
            case 0x30...0x39, UInt8(ascii: "+"): hasNumber = true
            case UInt8(ascii: "@"): hasAtSign = true
            case UInt8(ascii: "<"): hasAngle = true
            case 0x21...0x7E: break
            case 0x0A: hasLineFeed = true
            case 0xC3:
                // Â, Ã and â, of which the last begins three bytes.
                if position < text.count, [0x82, 0x83, 0xA2].contains(text[position]) { mayBeDamaged = true }
                position += 1
            case 0xC2:
                // U+00A0…U+00BF without the soft hyphen; below lie control characters.
                if position >= text.count || text[position] < 0xA0 || text[position] == 0xAD { isPlain = false }
                position += 1
            case 0xE2: position = scanPunctuation(text, position)
            default:
                isPlain = false
                // Ä and Å (C4 80…) are no sign of damage in names, U+FFFD (EF BF BD) always is.
                if byte == 0xEF || byte == 0xC5 || byte == 0xC4 { mayBeDamaged = true }
            }
        }
    }

    /// U+2010…U+2027 and U+2030…U+203F (dashes, quotation marks, ellipsis), U+20A0…U+20BF (currency signs).
    private mutating func scanPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        guard position + 1 < text.count else {
            isPlain = false
            return text.count
        }
        let (second, third) = (text[position], text[position + 1])
        let isKnown =
            second == 0x80 && ((0x90...0xA7).contains(third) || third >= 0xB0) || second == 0x82 && third >= 0xA0
        if !isKnown { isPlain = false }
        return position + 2
    }
}
