/// A text cut into what citations of law are made of.
package struct CitationTokens {
    /// What a piece of text may mean in a citation.
    enum Kind: Equatable {
        /// `§`, `Art.`, `Anhang` and the like.
        case mark(LawTable.Mark)
        /// A number of one to four digits, and the letter attached to it.
        case number(Int, letter: UInt8?)
        /// A Roman number.
        case roman
        /// The name of a law, by its place in `laws`.
        case law(Int)
        /// A word that names a part of a provision (`Abs.`, `Nr.`, `lit.`), with its full stop.
        case part(isParagraph: Bool)
        /// A word before such a part: `erster Halbsatz`, `first subparagraph`.
        case ordinal
        /// `f.` and `ff.`
        case following
        /// What goes on with the same law: a comma, `und`, `i. V. m.`
        case connector
        /// `bis`, `to` or a dash between numbers.
        case range
        /// What may stand between a provision and its law: `des`, `der`, `of the`.
        case of
        /// One or two small letters.
        case letter
        case word
        case open, close, stop, semicolon
        /// Any other sign.
        case sign
    }

    /// One piece.
    package struct Token: Equatable {
        let kind: Kind
        let start: Int
        let end: Int
        /// Whether only blanks, and at least one, lie before it.
        let isAfterBlank: Bool
    }

    private(set) var tokens: [Token] = []
    /// Laws named in the text, in order.
    private(set) var laws: [Law] = []
    private let bytes: UnsafeBufferPointer<UInt8>

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        tokens.reserveCapacity(bytes.count / 4)
        var position = 0
        var isAfterBlank = false
        while position < bytes.count {
            let length = CitationTokens.blank(bytes, at: position)
            if length > 0 {
                position += length
                isAfterBlank = true
                continue
            }
            let (kind, end) = next(at: position)
            tokens.append(Token(kind: kind, start: position, end: end, isAfterBlank: isAfterBlank))
            position = end
            isAfterBlank = false
        }
    }

    /// The text of a word in small letters of ASCII.
    func lowered(_ token: Token) -> String {
        String(
            decoding: bytes[token.start..<token.end].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The text of a token.
    package func text(_ token: Token) -> String { String(decoding: bytes[token.start..<token.end], as: UTF8.self) }

    /// Whether a text can have citations at all: without a mark it has none.
    static func hasMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 2 else { return false }
        var isWordStart = true
        for position in 0..<bytes.count - 2 {
            let byte = bytes[position]
            switch byte {
            case 0xC2: if bytes[position + 1] == 0xA7 { return true }
            case UInt8(ascii: "A") where isWordStart, UInt8(ascii: "a") where isWordStart,
                UInt8(ascii: "S") where isWordStart, UInt8(ascii: "s") where isWordStart:
                if mayBeMark(bytes, at: position) { return true }
            default: break
            }
            isWordStart = !isWordByte(byte)
        }
        return false
    }

    /// Whether a word with one of these letters may be one of the marks of `CitationWords`: Art…, article, Anhang,
    /// Annex, Section, section.
    private static func mayBeMark(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let (second, third) = (bytes[start + 1], bytes[start + 2])
        switch (second, third) {
        case (UInt8(ascii: "r"), UInt8(ascii: "t")), (UInt8(ascii: "e"), UInt8(ascii: "c")): return true
        case (UInt8(ascii: "n"), UInt8(ascii: "h")), (UInt8(ascii: "n"), UInt8(ascii: "n")):
            return bytes[start] == UInt8(ascii: "A")
        default: return false
        }
    }

    /// Bytes of words: letters and digits of ASCII, and what German letters beyond it are made of.
    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xCF: true
        default: false
        }
    }

    /// Length of a blank at a place: of ASCII, no-break, or one of the thin ones; 0 when there is none.
    static func blank(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        guard position < bytes.count else { return 0 }
        switch bytes[position] {
        case 0x09, 0x0A, 0x0D, 0x20: return 1
        case 0xC2: return position + 1 < bytes.count && bytes[position + 1] == 0xA0 ? 2 : 0
        case 0xE2:
            guard position + 2 < bytes.count, bytes[position + 1] == 0x80 else { return 0 }
            let last = bytes[position + 2]
            return (0x80...0x8A).contains(last) || last == 0xAF ? 3 : 0
        default: return 0
        }
    }

    /// Where a name ends that starts at a place, each blank of the name being any number of blanks; nil when it is not
    /// there.
    static func end(of name: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var position = start
        for byte in name {
            if byte == 0x20 {
                var length = blank(bytes, at: position)
                guard length > 0 else { return nil }
                while length > 0 {
                    position += length
                    length = blank(bytes, at: position)
                }
            } else {
                guard position < bytes.count, bytes[position] == byte else { return nil }
                position += 1
            }
        }
        return position
    }

    // MARK: - Pieces

    private mutating func next(at position: Int) -> (Kind, Int) {
        let byte = bytes[position]
        switch byte {
        case 0xC2 where position + 1 < bytes.count && bytes[position + 1] == 0xA7: return sections(position)
        case 0x30...0x39: return digits(position)
        case UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "&"): return (.connector, position + 1)
        case UInt8(ascii: "-"): return (.range, position + 1)
        case 0xE2 where isDash(position): return (.range, position + 3)
        case UInt8(ascii: "("), UInt8(ascii: "["): return (.open, position + 1)
        case UInt8(ascii: ")"), UInt8(ascii: "]"): return (.close, position + 1)
        case UInt8(ascii: "."): return (.stop, position + 1)
        case UInt8(ascii: ";"): return (.semicolon, position + 1)
        case let byte where CitationTokens.isWordByte(byte): return word(position)
        default:
            var end = position + 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            return (.sign, end)
        }
    }

    /// `§`, `§§` and `§ §`.
    private func sections(_ start: Int) -> (Kind, Int) {
        var end = start + 2
        var next = end
        while case let length = CitationTokens.blank(bytes, at: next), length > 0 { next += length }
        if next + 1 < bytes.count, bytes[next] == 0xC2, bytes[next + 1] == 0xA7 { end = next + 2 }
        return (.mark(.section), end)
    }

    /// `–`, `—` and the other dashes of U+2010 to U+2015.
    private func isDash(_ position: Int) -> Bool {
        position + 2 < bytes.count && bytes[position + 1] == 0x80 && (0x90...0x95).contains(bytes[position + 2])
    }

    private func digits(_ start: Int) -> (Kind, Int) {
        var end = start
        while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
        let value = bytes[start..<end].prefix(5).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        var letter: UInt8?
        if end < bytes.count, (0x61...0x7A).contains(bytes[end]) {
            letter = bytes[end]
            end += 1
        }
        // `1.234`, `2016/679`, `10-Gesetz`, `3px` are no numbers of provisions.
        let digits = end - start - (letter == nil ? 0 : 1)
        var isNumber = digits <= 4 && !(end < bytes.count && CitationTokens.isWordByte(bytes[end]))
        if isNumber, end + 1 < bytes.count {
            let next = bytes[end + 1]
            switch bytes[end] {
            case UInt8(ascii: "."), UInt8(ascii: "/"): isNumber = !(0x30...0x39).contains(next)
            case UInt8(ascii: "-"): isNumber = !CitationTokens.isWordByte(next) || (0x30...0x39).contains(next)
            default: break
            }
        }
        guard !isNumber else { return (.number(value, letter: letter), end) }
        return (.word, wordEnd(start, joinedBy: [UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-")]))
    }

    /// End of letters and digits, and of signs between them.
    private func wordEnd(_ start: Int, joinedBy signs: [UInt8]) -> Int {
        var end = start
        while end < bytes.count {
            if CitationTokens.isWordByte(bytes[end]) || end > start && bytes[end] & 0xC0 == 0x80 {
                end += 1
            } else if end > start, end + 1 < bytes.count, signs.contains(bytes[end]),
                CitationTokens.isWordByte(bytes[end + 1])
            {
                end += 1
            } else {
                break
            }
        }
        return end
    }

    private mutating func word(_ start: Int) -> (Kind, Int) {
        if let (law, end) = law(at: start) {
            laws.append(law)
            return (.law(laws.count - 1), end)
        }
        for phrase in CitationWords.phrases[Int(bytes[start])] {
            if let end = CitationTokens.end(of: phrase, in: bytes, at: start), isFree(end) { return (.connector, end) }
        }
        let end = wordEnd(start, joinedBy: [UInt8(ascii: "-")])
        let text = bytes[start..<end]
        if text.count <= 5, text.allSatisfy({ $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }) { return (.roman, end) }
        for word in CitationWords.words[Int(bytes[start])]
        where word.text.count == text.count && text.elementsEqual(word.text) {
            // The full stop of an abbreviation belongs to it.
            return (word.kind, word.isShort && end < bytes.count && bytes[end] == UInt8(ascii: ".") ? end + 1 : end)
        }
        return (text.count <= 2 && text.allSatisfy { (0x61...0x7A).contains($0) } ? .letter : .word, end)
    }

    /// Whether no word goes on here.
    private func isFree(_ position: Int) -> Bool {
        position >= bytes.count || !CitationTokens.isWordByte(bytes[position])
    }

    /// The name of a law; `BGB-InfoV`, `DSGVO/BDSG` and `VwVfG.NRW` are other names.
    private func law(at start: Int) -> (Law, Int)? {
        // Names of laws and kinds of acts begin with a capital letter.
        guard (0x41...0x5A).contains(bytes[start]) else { return nil }
        for (name, law) in LawTable.names[Int(bytes[start] - 0x41)] {
            if let end = CitationTokens.end(of: name, in: bytes, at: start), isLawEnd(end) { return (law, end) }
        }
        guard let (act, end) = EuropeanAct.read(bytes, at: start), isLawEnd(end) else { return nil }
        return (Law(act), end)
    }

    private func isLawEnd(_ end: Int) -> Bool {
        guard isFree(end) else { return false }
        guard end + 1 < bytes.count else { return true }
        switch bytes[end] {
        case UInt8(ascii: "-"), UInt8(ascii: "/"): return false
        case UInt8(ascii: "."): return !CitationTokens.isWordByte(bytes[end + 1])
        default: return true
        }
    }
}
