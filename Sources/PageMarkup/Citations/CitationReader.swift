import Findings

/// Reads the citations of a text that has been cut into tokens.
///
/// A law follows its provisions (`§ 3 und § 4 IFG`) or stands before them (`KI-VO Art. 26, DSGVO Art. 35`). What is not
/// sure is left out: a provision with a law on either side, a kind of provision the law has not, a law with a year, a
/// Land, another state or an old version behind it, a number that may be that of a paragraph.
///
/// One pass; nothing is looked at more often than a fixed number of times, whatever the text.
package struct CitationReader {
    /// A provision with its law.
    struct Provision {
        let range: Range<Int>
        let law: Law
        let mark: LawTable.Mark
        let number: String
    }

    /// A provision whose law is not known yet.
    private struct Item {
        let mark: LawTable.Mark
        /// Nil when it is not sure.
        let number: String?
        /// Which mark it stands behind, counted in its chain.
        let group: Int
        var start: Int
        var end: Int
        /// Whether it is a bare number with an unknown word behind it: `Art. 6 und 30 Personen`.
        var isDoubtful = false
    }

    let tokens: [CitationTokens.Token]
    let words: CitationTokens
    /// Brackets open before each token.
    let depths: [Int]
    private(set) var provisions: [Provision] = []
    /// Tokens looked at, for tests of the cost.
    private(set) var steps = 0

    // The chain being read.
    private var pending: [Item] = []
    private var groups = 0
    private var leading: Law?

    package init(_ words: CitationTokens) {
        self.words = words
        tokens = words.tokens
        var depth = 0
        depths = words.tokens.map { token in
            defer { depth = max(0, depth + (token.kind == .open ? 1 : token.kind == .close ? -1 : 0)) }
            return depth
        }
        var position = 0
        while position < tokens.count {
            steps += 1
            position = isProvision(position) ? chain(from: position) : position + 1
        }
    }

    // MARK: - Chains

    /// Reads a chain that starts with a mark, and says where to go on.
    private mutating func chain(from start: Int) -> Int {
        (pending, groups, leading) = ([], 0, leadingLaw(start))
        if isForeign(start) { return start + 1 }
        var position = start
        var startsAtLaw = leading != nil
        var (mark, isPlural) = (LawTable.Mark.section, false)
        while true {
            steps += 1
            groups += 1
            if case .mark(let next)? = kind(position) {
                mark = next
                isPlural = tokens[position].end - tokens[position].start > 3 && mark == .section
                position = group(position + 1, mark, isPlural, from: startsAtLaw ? position - 1 : position)
            } else {
                // `§§ 45 Abs. 1 SGB X, 330 Abs. 2 SGB III`
                position = group(position, mark, isPlural, from: position)
            }
            startsAtLaw = false
            if let law = closingLaw(position) {
                position = close(law)
                // A law right before the next mark belongs to that one when the chain began with a law.
                if leading != nil, isProvision(position) {
                    startsAtLaw = true
                    continue
                }
                if isProvision(position) { continue }
            } else if pending.isEmpty {
                return position
            }
            let next = behindConnectors(position)
            guard next > position else { break }
            if isProvision(next) || isPlural && pending.isEmpty && isNumberWithLaw(next, mark) {
                position = next
                continue
            }
            if case .law(let number)? = kind(next), isProvision(next + 1), tokens[next + 1].isAfterBlank {
                endPending(at: position)
                leading = words.laws[number]
                position = next + 1
                startsAtLaw = true
                continue
            }
            break
        }
        endPending(at: position)
        return position
    }

    /// Gives what waits to the law before it, or to none.
    private mutating func endPending(at position: Int) {
        if let leading, !isOther(behind: position - 1) {
            for item in pending where !item.isDoubtful { take(item, leading) }
        }
        pending = []
        groups = 0
    }

    /// A law behind provisions; returns where to go on.
    private mutating func close(_ law: Int) -> Int {
        guard case .law(let number) = tokens[law].kind else { return law }
        let name = words.laws[number]
        let isOther = isOther(behind: law)
        if let first = leading {
            if isProvision(law + 1), tokens[law + 1].isAfterBlank, tokens[law - 1].kind != .of {
                // `KI-VO Art. 26 DSGVO Art. 35`
                for item in pending where !item.isDoubtful { take(item, first) }
                (pending, groups, leading) = ([], 0, name)
                return law + 1
            }
            // `KI-VO Art. 26, Art. 35 DSGVO`: the first mark and the last have a law at their side, those between not;
            // `KI-VO Art. 26 DSGVO` could be either.
            if groups > 1 {
                for item in pending where item.group == 1 && !item.isDoubtful { take(item, first) }
            }
            pending = groups > 1 ? pending.filter { $0.group == groups } : []
        }
        if !isOther {
            if !pending.isEmpty { pending[pending.count - 1].end = tokens[law].end }
            for item in pending { take(item, name) }
        }
        (pending, groups, leading) = ([], 0, nil)
        return law + 1
    }

    private mutating func take(_ item: Item, _ law: Law) {
        guard let number = item.number else { return }
        provisions.append(Provision(range: item.start..<item.end, law: law, mark: item.mark, number: number))
    }

    // MARK: - Provisions

    func kind(_ position: Int) -> CitationTokens.Kind? {
        tokens.indices.contains(position) ? tokens[position].kind : nil
    }

    /// Whether a mark with its number stands here.
    func isProvision(_ position: Int) -> Bool {
        guard case .mark(let mark)? = kind(position) else { return false }
        return number(position + 1, mark) != nil
    }

    /// Whether a bare number stands here that has parts or not, and a law of its own behind it.
    private func isNumberWithLaw(_ position: Int, _ mark: LawTable.Mark) -> Bool {
        guard let (_, end) = number(position, mark) else { return false }
        return closingLaw(parts(end)) != nil
    }

    /// Reads numbers and their parts behind a mark into `pending`; returns where they end.
    ///
    /// - Parameter first: token with which the first citation begins.
    private mutating func group(_ start: Int, _ mark: LawTable.Mark, _ isPlural: Bool, from first: Int) -> Int {
        guard let (text, end) = number(start, mark) else { return start }
        var position = end
        add(mark, text, tokens[first].start, position)
        let count = pending.count
        /// Numbers that may be those of parts as well.
        var unclear: [(start: Int, end: Int)] = []
        var hasParts = false
        while true {
            steps += 1
            let parts = parts(position)
            if parts > position {
                hasParts = true
                position = parts
                if unclear.isEmpty { extend(position) } else { unclear[unclear.count - 1].end = position }
            }
            let next = behindConnectors(position)
            guard next > position else { break }
            // `Abs. 1 und Abs. 3`, `(1) und (2)`, `und b`
            if self.parts(next) > next, kind(next) != .roman || mark != .annex {
                position = self.parts(next)
                hasParts = true
                if unclear.isEmpty { extend(position) } else { unclear[unclear.count - 1].end = position }
                continue
            }
            guard let (text, end) = number(next, mark) else {
                // A number or letter of a part: `Anhang III Nr. 1 und 5`, `Buchst. a und b`.
                guard hasParts, isValue(next) else { break }
                position = next + 1
                continue
            }
            position = end
            if hasParts, !isNewProvision(end) {
                unclear.append((next, end))
                continue
            }
            add(mark, text, tokens[next].start, end)
            pending[pending.count - 1].isDoubtful = isDoubtful(end)
            hasParts = false
        }
        // `§§ 708 Nr. 11, 711 ZPO`: there are two sections, and only one number can be the second.
        if isPlural, pending.count == count, unclear.count == 1, let text = number(unclear[0].start, mark)?.text,
            let one = pending[count - 1].number, value(text) > value(one)
        {
            add(mark, text, tokens[unclear[0].start].start, unclear[0].end)
            pending[count].isDoubtful = isDoubtful(number(unclear[0].start, mark)?.end ?? position)
        }
        return position
    }

    private func value(_ number: String) -> Int {
        number.utf8.prefix { (0x30...0x39).contains($0) }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func add(_ mark: LawTable.Mark, _ number: String?, _ start: Int, _ end: Int) {
        pending.append(Item(mark: mark, number: number, group: groups, start: start, end: tokens[end - 1].end))
    }

    private mutating func extend(_ end: Int) { pending[pending.count - 1].end = tokens[end - 1].end }

    /// Whether a number behind parts of another provision is that of a provision: a paragraph follows.
    private func isNewProvision(_ end: Int) -> Bool {
        switch kind(end) {
        case .part(isParagraph: true): true
        case .open: !tokens[end].isAfterBlank && isValue(end + 1)
        default: false
        }
    }

    /// Whether an unknown word stands behind a bare number, past its parts.
    private func isDoubtful(_ end: Int) -> Bool {
        let behind = parts(end)
        switch kind(behind) {
        case .word, .letter, .sign: return true
        default: return false
        }
    }
}
