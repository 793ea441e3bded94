/// Numbers of provisions, and their paragraphs, sentences and letters.
extension CitationReader {
    /// The number behind a mark: its text, nil in it when it is not sure, and where it ends.
    func number(_ position: Int, _ mark: LawTable.Mark) -> (text: String?, end: Int)? {
        switch (kind(position), mark) {
        case (.roman, .annex): return (words.text(tokens[position]), position + 1)
        case (.number(let value, let letter), .section), (.number(let value, let letter), .article):
            guard value > 0 else { return nil }
            if let letter { return ("\(value)\(Character(UnicodeScalar(letter)))", position + 1) }
            guard isLetterApart(position + 1) else { return ("\(value)", position + 1) }
            let apart = words.text(tokens[position + 1])
            // `§ 35 f VwVfG` may be § 35f or § 35 and the next one; i, u, v and s may be words.
            let isSure = !["f", "i", "u", "v", "s", "m"].contains(apart)
            return (isSure ? "\(value)\(apart)" : nil, position + 2)
        default: return nil
        }
    }

    /// Whether a single letter stands here that belongs to the number before it: `§ 35 a VwVfG`.
    func isLetterApart(_ position: Int) -> Bool {
        guard let kind = kind(position), kind == .letter || kind == .following || kind == .connector else {
            return false
        }
        let token = tokens[position]
        guard token.isAfterBlank, token.end - token.start == 1, words.text(token).utf8.first.map({ $0 > 0x60 }) == true
        else { return false }
        switch self.kind(position + 1) {
        case .close, .stop: return tokens[position + 1].isAfterBlank
        case .number where kind == .connector: return false
        case .mark where kind == .connector: return false
        default: return true
        }
    }

    func isValue(_ position: Int) -> Bool {
        switch kind(position) {
        case .number, .roman, .letter: true
        case .following: tokens[position].end - tokens[position].start == 1
        case .word: tokens[position].end - tokens[position].start == 1
        default: false
        }
    }

    /// Where the paragraphs, sentences and letters end that start here.
    func parts(_ start: Int) -> Int {
        var position = start
        while let next = part(position) { position = next }
        return position
    }

    /// The end of one part of a provision; nil when none starts here.
    func part(_ position: Int) -> Int? {
        switch kind(position) {
        case .part:
            // `Abs. 1a`, `Buchst. aa`, `Abschnitt C`, `point (e)`; a letter may stand apart: `Abs. 1 e`, `lit. d)`.
            if kind(position + 1) == .open, isValue(position + 2), kind(position + 3) == .close { return position + 4 }
            guard isValue(position + 1) else { return nil }
            return behindLetter(position + 2)
        case .ordinal:
            guard case .part? = kind(position + 1) else { return nil }
            return isValue(position + 2) ? position + 3 : position + 2
        case .following: return position + 1
        case .open:
            guard isValue(position + 1), kind(position + 2) == .close else { return nil }
            return position + 3
        case .roman:
            // `Art. 5 I 2`: paragraph and sentence.
            guard case .number? = kind(position + 1) else { return position + 1 }
            return position + 2
        case .number where kind(position + 1) == .stop && !tokens[position + 1].isAfterBlank:
            // `1. Alt.`
            guard case .part? = kind(position + 2) else { return nil }
            return isValue(position + 3) ? position + 4 : position + 3
        case .letter:
            // `§ 5 a)`
            return isBracketOfLetter(position + 1) ? position + 2 : nil
        case .word where kind(position - 1) == .roman && isLetter(position):
            // `Annex VIII C 1`
            guard case .number? = kind(position + 1) else { return position + 1 }
            return position + 2
        case .mark(.section):
            // `Annex VIII Section C`
            guard case .word? = kind(position + 1), isValue(position + 1) else { return nil }
            return position + 2
        default: return nil
        }
    }

    /// Where the value of a part ends: behind a letter that stands apart, and behind the bracket of a letter.
    func behindLetter(_ position: Int) -> Int {
        var end = position
        if kind(end) == .letter, kind(end + 1) != .stop || tokens[end + 1].isAfterBlank { end += 1 }
        let isLetter = end > position || kind(end - 1) == .letter
        return isLetter && isBracketOfLetter(end) ? end + 1 : end
    }

    /// Whether a bracket closes a letter (`lit. d)`), and not one that was opened before.
    private func isBracketOfLetter(_ position: Int) -> Bool {
        kind(position) == .close && !tokens[position].isAfterBlank && depths[position] == 0
    }

    /// Whether one capital letter stands here.
    private func isLetter(_ position: Int) -> Bool { tokens[position].end - tokens[position].start == 1 }

    func behindConnectors(_ start: Int) -> Int {
        var position = start
        while let kind = kind(position), kind == .connector || kind == .range, position < start + 3 { position += 1 }
        return position
    }
}
