import Findings

/// The law that belongs to a citation, and what says that it is another one.
extension CitationReader {
    /// The law right before a mark; nil when something makes it another law, or when it cannot have such provisions.
    func leadingLaw(_ start: Int) -> Law? {
        guard start > 0, tokens[start].isAfterBlank, case .law(let place) = tokens[start - 1].kind,
            provisions.last.map({ $0.range.upperBound <= tokens[start - 1].start }) ?? true,
            case .mark(let mark) = tokens[start].kind, let number = number(start + 1, mark)?.text,
            case let law = words.laws[place], law.address(mark, number, .de) != nil
        else { return nil }
        guard start > 1 else { return law }
        let before = tokens[start - 2]
        if before.kind == .range || before.kind == .connector, !tokens[start - 1].isAfterBlank { return nil }
        guard before.kind == .word || before.kind == .letter else { return law }
        let word = words.lowered(before)
        return CitationWords.others.contains { word.utf8.starts(with: $0.utf8) } || ["ag", "eg"].contains(word)
            ? nil : law
    }

    /// Whether words shortly before speak of the law of another state or of a Land.
    func isForeign(_ start: Int) -> Bool {
        var position = start - 1
        while position >= 0, position >= start - 6 {
            switch tokens[position].kind {
            case .stop, .semicolon, .law: return false
            case .word:
                let word = words.lowered(tokens[position])
                if ["österreich", "schweiz", "liechtenstein", "landesrecht", "austrian", "swiss"].contains(where: {
                    word.utf8.starts(with: $0.utf8)
                }) {
                    return true
                }
            default: break
            }
            position -= 1
        }
        return false
    }

    /// The law that follows provisions directly, at most with `des`, `der`, `of the` between.
    func closingLaw(_ start: Int) -> Int? {
        var position = start
        while position < start + 3, kind(position) == .of || kind(position) == .range && isTo(position) {
            position += 1
        }
        guard case .law? = kind(position) else { return nil }
        return position
    }

    func isTo(_ position: Int) -> Bool { words.text(tokens[position]) == "to" }

    /// Whether what stands behind a token says that another law or version is meant.
    func isOther(behind position: Int) -> Bool {
        guard position >= 0, position < tokens.count else { return false }
        var next = position + 1
        var isAfterComma = false
        if kind(next) == .open {
            next += 1
        } else if kind(next) == .connector, words.text(tokens[next]) == "," {
            next += 1
            isAfterComma = true
        }
        guard let first = kind(next) else { return false }
        if isOld(next) { return true }
        if isAfterComma { return false }
        // The law of that day may be another one.
        if case .law(let place) = tokens[position].kind, words.laws[place].hasDates,
            words.lowered(tokens[next]) == "vom",
            kind(next + 1) != .of
        {
            return true
        }
        if case .number(let value, _) = first, (1800...2100).contains(value) {
            guard case .law(let place) = tokens[position].kind else { return true }
            return !words.laws[place].isOf(year: value)
        }
        if first == .range, isUntil(next) { return true }
        return isElsewhere(next)
    }

    /// `a. F.`, `alte Fassung`, `i. d. F.`, `in der bis 2018 geltenden Fassung`
    func isOld(_ position: Int) -> Bool {
        let token = tokens[position]
        switch token.kind {
        case .letter, .word, .ordinal, .of, .following:
            let word = words.lowered(token)
            if CitationWords.old.contains(word) { return true }
            if word == "a" || word == "i", kind(position + 1) == .stop {
                let next = min(position + 4, tokens.count - 1)
                return (position + 2...max(position + 2, next)).contains {
                    tokens.indices.contains($0) && words.lowered(tokens[$0]) == "f"
                }
            }
            guard word == "in" else { return false }
            var isCurrent = true
            // `in der seit 1. Januar 2025 geltenden Fassung` is that of today, unless it ended.
            var (isSince, isUntil) = (false, false)
            for other in position..<min(position + 16, tokens.count) {
                if tokens[other].kind == .semicolon { return false }
                let word = words.lowered(tokens[other])
                if word.utf8.starts(with: "fassung".utf8) {
                    // `in der Fassung der Bekanntmachung vom …`
                    return isUntil || other < position + 3 || !isCurrent && !isSince
                }
                isSince = isSince || word == "seit" || word == "ab"
                isUntil = isUntil || word == "bis"
                isCurrent = isCurrent && CitationWords.current.contains(word)
            }
            return false
        default: return false
        }
    }

    /// `bis 2018`, `bis zum 24. Mai 2018`
    func isUntil(_ position: Int) -> Bool {
        switch kind(position + 1) {
        case .number, .of: words.lowered(tokens[position]) == "bis"
        default: false
        }
    }

    /// The name of a Land or state, at most with `des Landes` or the like before it.
    func isElsewhere(_ start: Int) -> Bool {
        for position in start..<min(start + 6, tokens.count) {
            guard [.word, .of, .letter, .connector].contains(tokens[position].kind) else { return false }
            if CitationWords.places.contains(words.text(tokens[position])) { return true }
            guard CitationWords.placeFillers.contains(words.lowered(tokens[position])) else { return false }
        }
        return false
    }
}
