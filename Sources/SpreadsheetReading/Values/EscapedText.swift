/// Undoes the way in which workbooks write characters that XML cannot hold: `_x000D_`, and `_x005F_` for a `_` itself.
enum EscapedText {
    /// Whether anything has to be undone: most texts have no `_x`.
    static func occurs(in bytes: some Collection<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "x"), previous == UInt8(ascii: "_") { return true }
            previous = byte
        }
        return false
    }

    /// The text meant. Two escapes that are halves of one character become it; a half alone becomes U+FFFD.
    static func undone(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var units: [UInt16] = []
        var position = 0
        func flush() {
            if !units.isEmpty { result += Array(String(decoding: units, as: UTF16.self).utf8) }
            units = []
        }
        while position < bytes.count {
            if let unit = unit(bytes[position...].prefix(7)) {
                units.append(unit)
                position += 7
            } else {
                flush()
                result.append(bytes[position])
                position += 1
            }
        }
        flush()
        return result
    }

    private static func unit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        guard bytes.count == 7, bytes.starts(with: "_x".utf8), bytes.last == UInt8(ascii: "_") else { return nil }
        let digits = bytes.dropFirst(2).dropLast()
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
