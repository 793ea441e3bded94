/// Names the fault at a place, as precisely as the bytes there allow.
extension JSONParser {
    func fault(_ code: JSONSyntaxError.Code, _ start: Int, _ end: Int, _ detail: String = "") -> JSONSyntaxError {
        let limit = input.count
        let low = min(start, limit)
        return JSONSyntaxError(code: code, span: low..<max(low, min(end, limit)), detail: detail)
    }

    /// Refuses a byte order mark and UTF-16 or UTF-32, which show in the first bytes (RFC 8259 §8.1).
    func refuseOtherEncodings() throws(JSONSyntaxError) {
        guard input.count >= 2 else { return }
        if input.count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF { throw fault(.byteOrderMark, 0, 3) }
        let isMarked = (input[0] == 0xFE && input[1] == 0xFF) || (input[0] == 0xFF && input[1] == 0xFE)
        if isMarked || input[0] == 0 || input[1] == 0 { throw fault(.utf16, 0, 2) }
    }

    /// What is wrong where a value should begin.
    func valueExpected() -> JSONSyntaxError {
        let byte = input[position]
        if let error = commentOrQuote() { return error }
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ":"): return fault(.valueExpected, position, position + 1)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            return fault(tape.isEmpty ? .mismatchedBracket : .valueExpected, position, position + 1)
        case UInt8(ascii: "+"), UInt8(ascii: "."):
            return fault(.badNumber, position, max(position + 1, wordEnd(position)))
        case UInt8(ascii: "N"), UInt8(ascii: "I"): return fault(.notANumber, position, wordEnd(position))
        case 0..<0x20, 0x7F: return fault(.controlCharacter, position, position + 1, hexadecimal(byte))
        case 0x80...:
            return fault(isWellFormed(position) ? .valueExpected : .invalidUTF8, position, characterEnd(position))
        default: return fault(.valueExpected, position, wordEnd(position))
        }
    }

    /// A comment or a single quote where something else should be; nil when it is neither.
    func commentOrQuote() -> JSONSyntaxError? {
        let byte = input[position]
        if byte == UInt8(ascii: "'") || isTypographicQuote(position) {
            return fault(.singleQuotes, position, characterEnd(position))
        }
        if byte == UInt8(ascii: "#") { return fault(.comment, position, position + 1) }
        if byte == UInt8(ascii: "/"), position + 1 < input.count,
            input[position + 1] == UInt8(ascii: "/") || input[position + 1] == UInt8(ascii: "*")
        {
            return fault(.comment, position, position + 2)
        }
        return nil
    }

    /// Whether `„`, `“`, `”`, `‚`, `‘`, `’`, `«` or `»` stands here, as word processors write them.
    private func isTypographicQuote(_ start: Int) -> Bool {
        let rest = input[start..<min(start + 3, input.count)]
        return rest.starts(with: [0xE2, 0x80]) && rest.count == 3 && (0x98...0x9E).contains(input[start + 2])
            || rest.starts(with: [0xC2, 0xAB]) || rest.starts(with: [0xC2, 0xBB])
    }

    /// What stands where a name should: the decimals behind a comma, or something else.
    func nameExpected() -> JSONSyntaxError {
        func isDigit(_ index: Int) -> Bool { index >= 0 && (0x30...0x39).contains(input[index]) }
        guard isDigit(position), position >= 2, input[position - 1] == UInt8(ascii: ","), isDigit(position - 2) else {
            return commentOrQuote() ?? fault(.nameExpected, position, wordEnd(position))
        }
        var start = position - 2
        while isDigit(start - 1) { start -= 1 }
        return fault(.badNumber, start, wordEnd(position))
    }

    func trailingContent() -> JSONSyntaxError {
        commentOrQuote() ?? fault(.trailingContent, position, characterEnd(position))
    }

    /// The input ended too early: point at the bracket that is still open, or at the end.
    func endOfInput() -> JSONSyntaxError {
        guard let container = tape.last(where: { $0.end == 0 }) else {
            return fault(.valueExpected, max(0, input.count - 1), input.count)
        }
        return fault(.unclosedContainer, Int(container.start), Int(container.start) + 1)
    }

    func unclosedString(_ start: Int) -> JSONSyntaxError {
        fault(.unclosedString, start, start + 1)
    }

    func tooManyValues() -> JSONSyntaxError {
        fault(.tooManyValues, position, position + 1, "\(limits.maximumValues)")
    }

    func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (byte < 16 ? "0" : "") + digits
    }

    /// The offset behind a run of letters, digits, `.`, `+`, `-`, `_`; at least one byte on.
    func wordEnd(_ start: Int) -> Int {
        var cursor = start
        while cursor < input.count {
            let byte = input[cursor]
            let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
            guard isLetter || (0x30...0x39).contains(byte) || [0x2E, 0x2B, 0x2D, 0x5F].contains(byte) else { break }
            cursor += 1
        }
        return max(cursor, min(characterEnd(start), input.count))
    }

    /// The offset behind the character at `start`, continuation bytes included.
    func characterEnd(_ start: Int) -> Int {
        var cursor = start + 1
        while cursor < input.count, cursor < start + 4, input[cursor] & 0xC0 == 0x80 { cursor += 1 }
        return min(cursor, input.count)
    }

    private func isWellFormed(_ start: Int) -> Bool {
        String(validating: input[start..<characterEnd(start)], as: UTF8.self) != nil
    }
}
