/// The pieces of a text in which a number is looked for.
enum NumberToken: Sendable, Equatable {
    /// Digits with the signs that stand between them.
    case digits(ArraySlice<UInt8>)
    /// Letters.
    case word(String)
    case minus, percent, perMille, slash
    /// `~`, `≈`.
    case about
    /// `<`, `>`, `≤`, `≥`, a `+` behind the number.
    case bound
    /// Any other sign.
    case other(String)

    /// The pieces of a text, in order; blanks and the dots of shortened words fall away.
    static func tokens(of text: String) -> [NumberToken] {
        // Blanks and signs that look alike become one of them.
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0xA0, 0x2007, 0x2009, 0x202F: bytes.append(0x20)
            case 0x2018, 0x2019: bytes.append(UInt8(ascii: "'"))
            case 0x2010...0x2015, 0x2212: bytes.append(UInt8(ascii: "-"))
            default: bytes += Array(String(scalar).utf8)
            }
        }
        var tokens: [NumberToken] = []
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x20 {
                position += 1
            } else if isDigit(byte) {
                let end = endOfDigits(bytes, position)
                tokens.append(.digits(bytes[position..<end]))
                position = end
            } else if isLetter(byte) {
                let (word, end) = word(bytes, position)
                tokens.append(word)
                position = end
            } else {
                // "- 5" may be an item of a list: only a sign right before the digits is one.
                let isSign = byte != UInt8(ascii: "-") || position + 1 < bytes.count && isDigit(bytes[position + 1])
                tokens.append(isSign ? sign(byte) : .other("-"))
                position += 1
            }
        }
        return tokens
    }

    private static func sign(_ byte: UInt8) -> NumberToken {
        switch byte {
        case UInt8(ascii: "-"): .minus
        case UInt8(ascii: "%"): .percent
        case UInt8(ascii: "/"): .slash
        case UInt8(ascii: "~"): .about
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "="): .bound
        default: .other(String(decoding: [byte], as: UTF8.self))
        }
    }

    /// Digits go on over one sign with a digit behind it; over a blank only to a group of exactly three.
    private static func endOfDigits(_ bytes: [UInt8], _ start: Int) -> Int {
        var position = start
        while position < bytes.count {
            if isDigit(bytes[position]) {
                position += 1
                continue
            }
            let next = position + 1
            guard next < bytes.count, isDigit(bytes[next]) else { break }
            switch bytes[position] {
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): position = next
            case 0x20:
                let group = bytes[next...].prefix { isDigit($0) }
                guard group.count == 3 else { return position }
                position = next
            default: return position
            }
        }
        return position
    }

    /// Letters with the dots of a shortened word: `Mio.`, `p. a.`; signs of the language's own beyond ASCII, too.
    private static func word(_ bytes: [UInt8], _ start: Int) -> (NumberToken, Int) {
        var end = start
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        if end < bytes.count, bytes[end] == UInt8(ascii: ".") { end += 1 }
        switch text {
        case "≈": return (.about, end)
        case "≤", "≥": return (.bound, end)
        case "‰": return (.perMille, end)
        case "×": return (.word("mal"), end)
        case "p", "P", "v":
            // p. a. and v. H. are one word each.
            var next = end
            while next < bytes.count, bytes[next] == 0x20 { next += 1 }
            let letter = next < bytes.count ? bytes[next] | 0x20 : 0
            let isAlone = next + 1 >= bytes.count || !isLetter(bytes[next + 1])
            guard isAlone, letter == (text == "v" ? UInt8(ascii: "h") : UInt8(ascii: "a")) else {
                return (.word(text), end)
            }
            end = next + 1
            if end < bytes.count, bytes[end] == UInt8(ascii: ".") { end += 1 }
            return (text == "v" ? .percent : .word("pa"), end)
        default: return (.word(text), end)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
