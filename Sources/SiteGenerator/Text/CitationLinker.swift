import Findings

/// Finds citations of law in running text: `§ 2 Abs. 5 KI-MIG`, `Art. 6 Abs. 2, Anhang III Nr. 5 KI-VO`, `Art. 26(8), 49(3) AI Act`.
///
/// One pass over the bytes; a citation is at most `longest` bytes, so the time is linear in the text.
struct CitationLinker: Sendable {
    /// A citation with the address where it can be read.
    struct Citation: Sendable, Hashable {
        /// Bytes of the text it covers.
        let range: Range<Int>
        /// Stable address.
        let address: String
    }

    /// Longest chain of citations up to the name of the law, in bytes.
    private static let longest = 160

    let language: Language

    /// HTML of a text with its citations linked, everything escaped.
    func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &output) }
    }

    /// HTML of UTF-8 with its citations linked, everything escaped.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var position = 0
        for citation in citations(in: bytes) {
            HTML.append(
                escaped: UnsafeBufferPointer(rebasing: bytes[position..<citation.range.lowerBound]), to: &output)
            output += "<a href=\"".utf8
            HTML.append(escaped: citation.address, to: &output)
            output += "\">".utf8
            HTML.append(escaped: UnsafeBufferPointer(rebasing: bytes[citation.range]), to: &output)
            output += "</a>".utf8
            position = citation.range.upperBound
        }
        HTML.append(escaped: UnsafeBufferPointer(rebasing: bytes[position...]), to: &output)
    }

    /// HTML of a text with its citations linked.
    func markup(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        append(text, to: &output)
        return output
    }

    /// The citations of a text, in order.
    func citations(in text: String) -> [Citation] {
        var text = text
        return text.withUTF8 { citations(in: $0) }
    }

    private func citations(in bytes: UnsafeBufferPointer<UInt8>) -> [Citation] {
        var result: [Citation] = []
        var position = 0
        while position < bytes.count {
            // `§` is C2 A7; articles and annexes start with A. Everything else cannot start a citation.
            let byte = bytes[position]
            guard byte == 0xC2 || byte == UInt8(ascii: "A"),
                position == 0 || !CitationScanner.isWordByte(bytes[position - 1]),
                case let chain = CitationScanner(
                    bytes: bytes, start: position, end: min(bytes.count, position + CitationLinker.longest)
                ).chain(), chain.end > position
            else {
                position += 1
                continue
            }
            for part in chain.parts {
                if let law = chain.law, let address = LawTable.address(of: law, part.mark, part.number, language) {
                    result.append(Citation(range: part.range, address: address))
                }
            }
            position = chain.end
        }
        return result
    }
}

/// Reads one chain of citations that end with the name of a law.
private struct CitationScanner {
    struct Part {
        let mark: LawTable.Mark
        let number: String
        var range: Range<Int>
    }

    /// Words that may stand between a number and the name of the law.
    private static let fillers = [
        "Abs.", "Absatz", "Satz", "Nr.", "Nrn.", "Nummer", "Buchst.", "Buchstabe", "UAbs.", "Unterabs.", "Halbsatz",
        "Hs.", "S.", "lit.", "und", "bis", "oder", "i.", "V.", "m.", "in", "Verbindung", "mit", "des", "der", "no.",
        "nos.",
        "point", "and", "to", "with", "third", "second", "first", "subparagraph", "sentence", "ff.", "f.",
    ].reduce(into: [UInt8: [[UInt8]]]()) { $0[$1.utf8.first ?? 0, default: []].append(Array($1.utf8)) }
    /// Words that begin another citation rather than go on with the one before.
    private static let joints: [[UInt8]] = ["und", "and", "i.", "in"].map { Array($0.utf8) }
    private static let marks: [(text: [UInt8], mark: LawTable.Mark)] = [
        (Array("§§".utf8), .section), (Array("§".utf8), .section), (Array("Artikel".utf8), .article),
        (Array("Articles".utf8), .article), (Array("Article".utf8), .article), (Array("Art.".utf8), .article),
        (Array("Anhang".utf8), .annex), (Array("Annex".utf8), .annex),
    ]

    let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    let end: Int

    /// Bytes of words: letters and digits of ASCII, and the first byte of German letters beyond it.
    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3: true
        default: false
        }
    }

    /// The citations up to the name of a law, and where they end; without a law, the place from which to look on.
    func chain() -> (law: String?, parts: [Part], end: Int) {
        var parts: [Part] = []
        var position = start
        while position < end {
            if let (mark, next) = mark(at: position), let (number, after) = number(at: skipBlanks(next), mark) {
                parts.append(Part(mark: mark, number: number, range: position..<after))
                position = after
                continue
            }
            guard !parts.isEmpty else { return (nil, [], start) }
            if let (law, after) = law(at: position) {
                parts[parts.count - 1].range = parts[parts.count - 1].range.lowerBound..<after
                return (law, parts, after)
            }
            // No chain that starts in between can get past this place.
            guard let (next, isPunctuation) = filler(at: position) else { return (nil, [], position) }
            // A citation covers its paragraphs and sentences, but not the comma behind it.
            if !isPunctuation, isParagraph(at: position, parts[parts.count - 1].range.upperBound) {
                parts[parts.count - 1].range = parts[parts.count - 1].range.lowerBound..<next
            }
            position = next
        }
        return (nil, [], parts.isEmpty ? start : parts[0].range.upperBound)
    }

    /// Whether what stands here belongs to the citation before it: only blanks lie between.
    private func isParagraph(at position: Int, _ citationEnd: Int) -> Bool {
        bytes[citationEnd..<position].allSatisfy { $0 == 0x20 || $0 == 0xC2 || $0 == 0xA0 || $0 == UInt8(ascii: "(") }
            && !CitationScanner.joints.contains { matches($0, at: position) }
    }

    private func mark(at position: Int) -> (LawTable.Mark, Int)? {
        guard bytes[position] == 0xC2 || bytes[position] == UInt8(ascii: "A") else { return nil }
        for (text, mark) in CitationScanner.marks where matches(text, at: position) {
            return (mark, position + text.count)
        }
        return nil
    }

    /// A number with a letter (`35a`), or a Roman one of an annex.
    private func number(at position: Int, _ mark: LawTable.Mark) -> (String, Int)? {
        var current = position
        if mark == .annex {
            while current < end, [0x49, 0x56, 0x58].contains(bytes[current]) { current += 1 }
        } else {
            while current < end, (0x30...0x39).contains(bytes[current]), current - position < 4 { current += 1 }
            if current > position, current < end, (0x61...0x7A).contains(bytes[current]) { current += 1 }
        }
        guard current > position, current == bytes.count || !CitationScanner.isWordByte(bytes[current]) else {
            return nil
        }
        return (String(decoding: bytes[position..<current], as: UTF8.self), current)
    }

    private func law(at position: Int) -> (String, Int)? {
        for (name, utf8) in LawTable.names[bytes[position]] ?? [] where matches(utf8, at: position) {
            let after = position + utf8.count
            if after == bytes.count || !CitationScanner.isWordByte(bytes[after]) && bytes[after] != UInt8(ascii: "-") {
                return (name, after)
            }
        }
        guard let (_, length) = EuropeanAct.read(bytes[position..<end]) else { return nil }
        return (String(decoding: bytes[position..<position + length], as: UTF8.self), position + length)
    }

    /// One blank, sign, number, letter or word that may stand inside a citation, and whether it separates.
    private func filler(at position: Int) -> (Int, isPunctuation: Bool)? {
        let byte = bytes[position]
        switch byte {
        case 0x20, 0xA0, UInt8(ascii: ","), UInt8(ascii: ";"): return (position + 1, true)
        case 0xC2 where position + 1 < end && bytes[position + 1] == 0xA0: return (position + 2, true)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "-"): return (position + 1, false)
        default: break
        }
        for word in CitationScanner.fillers[byte] ?? [] where matches(word, at: position) {
            let after = position + word.count
            if after >= bytes.count || !CitationScanner.isWordByte(bytes[after]) { return (after, false) }
        }
        // A number, a Roman number, or a single letter with at most one more.
        var current = position
        while current < end, CitationScanner.isWordByte(bytes[current]), current - position < 5 { current += 1 }
        guard current > position, current == bytes.count || !CitationScanner.isWordByte(bytes[current]) else {
            return nil
        }
        let word = bytes[position..<current]
        let isNumber =
            word.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
            && (word.count <= 2 || (0x30...0x39).contains(word[word.startIndex]))
        let isRoman = word.allSatisfy { [0x49, 0x56, 0x58].contains($0) }
        return isNumber || isRoman ? (current, false) : nil
    }

    private func skipBlanks(_ position: Int) -> Int {
        var current = position
        while current < end,
            bytes[current] == 0x20 || bytes[current] == 0xC2 && current + 1 < end && bytes[current + 1] == 0xA0
        {
            current += bytes[current] == 0x20 ? 1 : 2
        }
        return current
    }

    private func matches(_ text: [UInt8], at position: Int) -> Bool {
        position + text.count <= end && bytes[position..<position + text.count].elementsEqual(text)
    }
}
