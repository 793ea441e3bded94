/// A text cut into what citations of law are made of.
struct CitationTokens {
    /// What a piece of text may mean in a citation.
    enum Kind: Equatable {
        /// `§`, `Art.`, `Anhang` and the like.
        case mark(LawTable.Mark)
        /// A number of one to four digits, and the letter attached to it.
        case number(Int, letter: UInt8?)
        /// A Roman number.
        case roman
        /// The name of a law.
        case law(Law)
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
    struct Token: Equatable {
        let kind: Kind
        let start: Int
        let end: Int
        /// Whether only blanks, and at least one, lie before it.
        let isAfterBlank: Bool
    }

    private(set) var tokens: [Token] = []
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        var position = 0
        var isAfterBlank = false
        while position < bytes.count {
            if let length = CitationTokens.blank(bytes[position...]) {
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
    func text(_ token: Token) -> String { String(decoding: bytes[token.start..<token.end], as: UTF8.self) }

    /// Whether a text can have citations at all: without a mark it has none.
    static func hasMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for position in 0..<max(0, bytes.count - 1) {
            switch (bytes[position], bytes[position + 1]) {
            case (0xC2, 0xA7), (UInt8(ascii: "A"), UInt8(ascii: "r")), (UInt8(ascii: "A"), UInt8(ascii: "n")),
                (UInt8(ascii: "S"), UInt8(ascii: "e")), (UInt8(ascii: "s"), UInt8(ascii: "e")),
                (UInt8(ascii: "a"), UInt8(ascii: "r")):
                return true
            default: continue
            }
        }
        return false
    }

    /// Bytes of words: letters and digits of ASCII, and what German letters beyond it are made of.
    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xCF: true
        default: false
        }
    }

    /// Length of a blank: of ASCII, no-break, or one of the thin ones.
    static func blank(_ bytes: some Collection<UInt8>) -> Int? {
        var rest = bytes.makeIterator()
        switch rest.next() {
        case 0x09, 0x0A, 0x0D, 0x20: return 1
        case 0xC2: return rest.next() == 0xA0 ? 2 : nil
        case 0xE2:
            guard rest.next() == 0x80, let last = rest.next() else { return nil }
            return (0x80...0x8A).contains(last) || last == 0xAF ? 3 : nil
        default: return nil
        }
    }

    /// Length of a name at the start of bytes, where each blank of the name is any number of blanks; nil when it is
    /// not there.
    static func length(of name: [UInt8], in bytes: some Collection<UInt8>) -> Int? {
        var rest = bytes[...]
        for byte in name {
            if byte == 0x20 {
                guard let first = blank(rest) else { return nil }
                rest = rest.dropFirst(first)
                while let more = blank(rest) { rest = rest.dropFirst(more) }
            } else {
                guard rest.first == byte else { return nil }
                rest = rest.dropFirst()
            }
        }
        return bytes.count - rest.count
    }

    // MARK: - Pieces

    private func next(at position: Int) -> (Kind, Int) {
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
        while let length = next < bytes.count ? CitationTokens.blank(bytes[next...]) : nil { next += length }
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

    private func word(_ start: Int) -> (Kind, Int) {
        if let (law, end) = law(at: start) { return (.law(law), end) }
        for phrase in CitationWords.phrases[bytes[start]] ?? [] {
            if let length = CitationTokens.length(of: phrase, in: bytes[start...]), isFree(start + length) {
                return (.connector, start + length)
            }
        }
        let end = wordEnd(start, joinedBy: [UInt8(ascii: "-")])
        guard end - start <= CitationWords.longest else { return (.word, end) }
        let text = Array(bytes[start..<end])
        let isRoman = text.count <= 5 && text.allSatisfy { [0x49, 0x56, 0x58].contains($0) }
        if isRoman { return (.roman, end) }
        let isLetters = text.count <= 2 && text.allSatisfy { (0x61...0x7A).contains($0) }
        guard let kind = CitationWords.kinds[text] else { return (isLetters ? .letter : .word, end) }
        switch kind {
        case .mark, .part, .following, .connector:
            // The full stop of an abbreviation belongs to it.
            let isShort = CitationWords.shortened.contains(text)
            return (kind, isShort && end < bytes.count && bytes[end] == UInt8(ascii: ".") ? end + 1 : end)
        default: return (kind, end)
        }
    }

    /// Whether no word goes on here.
    private func isFree(_ position: Int) -> Bool {
        position >= bytes.count || !CitationTokens.isWordByte(bytes[position])
    }

    /// The name of a law; `BGB-InfoV`, `DSGVO/BDSG` and `VwVfG.NRW` are other names.
    private func law(at start: Int) -> (Law, Int)? {
        for (name, law) in LawTable.names[bytes[start]] ?? [] {
            if let length = CitationTokens.length(of: name, in: bytes[start...]), isLawEnd(start + length) {
                return (law, start + length)
            }
        }
        guard let (act, length) = EuropeanAct.read(bytes[start...]), isLawEnd(start + length) else { return nil }
        return (Law(act), start + length)
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
