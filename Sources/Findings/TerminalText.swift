/// Makes text that somebody else wrote safe to show on a terminal.
public enum TerminalText {
    /// Replaces control, bidirectional, invisible and other format characters by `\u{…}`.
    public static func escaped(_ text: String) -> String {
        // Printable ASCII and letters of Latin-1 are harmless: nearly every text.
        var isPlain = true
        var previous: UInt8 = 0
        for byte in text.utf8 {
            let isLatin = byte == 0xC3 || previous == 0xC3
            if !isLatin, byte < 0x20 || byte >= 0x7F { isPlain = false }
            previous = byte
        }
        if isPlain { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isHarmless(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
        return result
    }

    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            scalar.value == 0x200D
        default: true
        }
    }

    /// Columns a scalar takes on a terminal: 0 for marks, 2 for wide East Asian characters and emoji.
    public static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
