/// Strings and numbers.
extension JSONParser {
    /// Reads a string at the opening quote and appends it to the tape.
    @inline(__always)
    mutating func readString() throws(JSONSyntaxError) {
        let start = position
        var cursor = position + 1
        var hasEscapes = false
        let base = UnsafeRawPointer(input.baseAddress.unsafelyUnwrapped)
        let count = input.count
        while true {
            // Eight bytes at a time while all are plain ASCII: no quote, no backslash, no control, no high bit.
            while cursor + 8 <= count {
                let word = (base + cursor).loadUnaligned(as: UInt64.self)
                let high: UInt64 = 0x8080_8080_8080_8080
                let ones: UInt64 = 0x0101_0101_0101_0101
                let quotes = word ^ 0x2222_2222_2222_2222
                let slashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
                let special =
                    ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
                    | (word &- 0x2020_2020_2020_2020) | word
                if special & high == 0 {
                    cursor += 8
                } else {
                    cursor += (special & high).trailingZeroBitCount / 8
                    break
                }
            }
            guard cursor < count else { throw unclosedString(start) }
            let byte = input[cursor]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                cursor = try escapeEnd(cursor, string: start)
            } else if byte < 0x20 {
                if byte == 0x0A || byte == 0x0D { throw unclosedString(start) }
                throw fault(.controlCharacter, cursor, cursor + 1, hexadecimal(byte))
            } else if byte >= 0x80 {
                cursor = try sequenceEnd(cursor)
            } else {
                cursor += 1
            }
        }
        position = cursor + 1
        tape.append(
            TapeEntry(
                start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position),
                next: UInt32(truncatingIfNeeded: tape.count + 1), kind: .string, hasEscapes: hasEscapes))
    }

    /// The offset behind an escape; checks surrogate pairs.
    private func escapeEnd(_ start: Int, string: Int) throws(JSONSyntaxError) -> Int {
        guard start + 1 < input.count else { throw unclosedString(string) }
        switch input[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"):
            let unit = try codeUnit(start)
            if unit & 0xFC00 == 0xDC00 { throw fault(.loneSurrogate, start, start + 6) }
            guard unit & 0xFC00 == 0xD800 else { return start + 6 }
            guard start + 7 < input.count, input[start + 6] == UInt8(ascii: "\\"),
                input[start + 7] == UInt8(ascii: "u"),
                try codeUnit(start + 6) & 0xFC00 == 0xDC00
            else { throw fault(.loneSurrogate, start, start + 6) }
            return start + 12
        default:
            throw fault(.badEscape, start, characterEnd(start + 1))
        }
    }

    /// The four hexadecimal digits of a `\u` escape.
    private func codeUnit(_ start: Int) throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for offset in start + 2..<start + 6 {
            guard offset < input.count else { throw fault(.badEscape, start, input.count) }
            let byte = input[offset]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 48)
            case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
                value = value << 4 | (UInt32(byte | 0x20) - 87)
            default: throw fault(.badEscape, start, offset)
            }
        }
        return value
    }

    /// The offset behind a multi-byte UTF-8 sequence (RFC 3629 §4): no overlong forms, no surrogates, ≤ U+10FFFF.
    @inline(__always)
    private func sequenceEnd(_ start: Int) throws(JSONSyntaxError) -> Int {
        let lead = input[start]
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: throw fault(.invalidUTF8, start, start + 1, hexadecimal(lead))
        }
        guard start + length <= input.count else { throw fault(.invalidUTF8, start, input.count, hexadecimal(lead)) }
        guard input[start + 1] >= low, input[start + 1] <= high else {
            throw fault(.invalidUTF8, start, start + 1, hexadecimal(lead))
        }
        var offset = start + 2
        while offset < start + length {
            guard input[offset] & 0xC0 == 0x80 else { throw fault(.invalidUTF8, start, offset, hexadecimal(lead)) }
            offset += 1
        }
        return start + length
    }

    /// Reads a number and appends it to the tape.
    mutating func readNumber() throws(JSONSyntaxError) {
        let start = position
        var cursor = position
        var hasExponent = false
        if input[cursor] == UInt8(ascii: "-") { cursor += 1 }
        let integer = cursor
        cursor = digitsEnd(cursor)
        guard cursor > integer else {
            throw fault(at(cursor) == UInt8(ascii: "I") ? .notANumber : .badNumber, start, wordEnd(cursor))
        }
        if input[integer] == UInt8(ascii: "0"), cursor > integer + 1 { throw fault(.badNumber, start, cursor) }
        if at(cursor) == UInt8(ascii: ".") {
            let fraction = cursor + 1
            cursor = digitsEnd(fraction)
            guard cursor > fraction else { throw fault(.badNumber, start, cursor) }
        }
        if let byte = at(cursor), byte | 0x20 == UInt8(ascii: "e") {
            hasExponent = true
            cursor += 1
            if at(cursor) == UInt8(ascii: "+") || at(cursor) == UInt8(ascii: "-") { cursor += 1 }
            let exponent = cursor
            cursor = digitsEnd(exponent)
            guard cursor > exponent else { throw fault(.badNumber, start, wordEnd(cursor)) }
        }
        if let byte = at(cursor), byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") || byte == 0x2E {
            throw fault(.badNumber, start, wordEnd(cursor))
        }
        if hasExponent || cursor - start > 300 {
            let text = String(decoding: input[start..<cursor], as: UTF8.self)
            guard let value = Double(text), value.isFinite else { throw fault(.numberRange, start, cursor) }
        }
        tape.append(
            TapeEntry(
                start: UInt32(start), end: UInt32(cursor), next: UInt32(tape.count + 1), kind: .number))
        position = cursor
    }

    private func digitsEnd(_ start: Int) -> Int {
        var cursor = start
        while cursor < input.count, (0x30...0x39).contains(input[cursor]) { cursor += 1 }
        return cursor
    }

    private func at(_ offset: Int) -> UInt8? { offset < input.count ? input[offset] : nil }
}
