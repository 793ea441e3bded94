/// UTF-8 that was read as Windows-1252 and stored again: `PrÃ¼fung`, `â€žschnellâ€œ`.
enum DoubleEncoding {
    /// The damage in a text; nil when there is none. What was meant is certain: the bytes say it.
    static func damage(in text: String) -> DamagedText.Damage? {
        var result = String.UnicodeScalarView()
        var spot: String?
        let scalars = Array(text.unicodeScalars)
        var position = 0
        while position < scalars.count {
            if let (scalar, length) = meant(scalars, at: position) {
                if spot == nil {
                    spot = String(String.UnicodeScalarView(scalars[position..<position + length]))
                }
                result.append(scalar)
                position += length
            } else {
                result.append(scalars[position])
                position += 1
            }
        }
        return spot.map {
            DamagedText.Damage(kind: .doubleEncoded, spot: $0, repaired: String(result), isCertain: true)
        }
    }

    /// The character whose UTF-8 bytes stand here as characters of their own; nil for ordinary text.
    private static func meant(_ scalars: [Unicode.Scalar], at position: Int) -> (Unicode.Scalar, length: Int)? {
        let lead = scalars[position].value
        // Of two bytes: Latin letters and signs. Of three: dashes, quotation marks, the euro sign.
        let length: Int
        switch lead {
        case 0xC2, 0xC3, 0xC4, 0xC5: length = 2
        case 0xE2: length = 3
        default: return nil
        }
        guard position + length <= scalars.count else { return nil }
        var bytes = [UInt8(lead)]
        for scalar in scalars[position + 1..<position + length] {
            guard let byte = byte(of: scalar), byte & 0xC0 == 0x80 else { return nil }
            bytes.append(byte)
        }
        guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first else {
            return nil
        }
        // A blank that was never broken is a blank; control characters were meant by nobody.
        if scalar == "\u{A0}" { return (" ", length) }
        guard scalar.value >= 0xA1, scalar.value != 0xAD else { return nil }
        if length == 3, !(0x2010...0x20CF).contains(scalar.value) { return nil }
        return (scalar, length)
    }

    /// The byte of Windows-1252 or Latin-1 behind a character; nil for characters these do not have.
    private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        if (0x80...0xBF).contains(scalar.value) { return UInt8(scalar.value) }
        return windows[scalar.value]
    }

    /// Windows-1252, 0x80 to 0x9F (Unicode Consortium, CP1252.TXT).
    private static let windows: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88,
        0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93,
        0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
        0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]
}
