/// Reads the blocks of a long text line by line.
///
/// When is a line that starts with `-`, `*` or `+` no item of a list? When the mark is a sign before a number:
/// - a list of one item that starts with a number is none: `- 5 °C ist der Grenzwert`;
/// - a list in which every item is a number with its unit, or only a number, is none: `- 5 °C`, `- 10 °C`.
/// Ordinals are no such numbers: `- 15. März` is an item. Without a blank behind it a sign is always text: `-5 °C`.
///
/// When is a number with a full stop no item? When no second number follows that counts on, or when it is a day
/// (`15. März 2026`): then the line is shown as it was written, as is any number with a leading zero.
package struct LongTextReader {
    /// Lists inside lists that are read as such; deeper ones are text.
    static let deepest = 8

    private let bytes: [UInt8]
    /// Lines looked at, for tests of the cost: linear in the length of the text.
    private(set) var steps = 0

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// One line of the text, or what follows a list mark on it.
    struct Line {
        /// First sign that is not blank, and the end without blanks.
        let start: Int
        let end: Int
        /// Blanks before `start`; a tab counts to the next multiple of four.
        let indent: Int
        let mark: LineMark?
        var isBlank: Bool { start == end }
    }

    /// All blocks.
    package mutating func blocks() -> [LongText.Block] {
        var lines: [Line] = []
        var start = 0
        for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "\n") {
            lines.append(line(start, end, column: 0))
            start = end + 1
        }
        return blocks(lines[...], depth: 0)
    }

    private func line(_ start: Int, _ end: Int, column: Int) -> Line {
        var (first, last, indent) = (start, end, column)
        while first < last, LongTextReader.isBlank(bytes[first]) {
            indent = bytes[first] == UInt8(ascii: "\t") ? (indent / 4 + 1) * 4 : indent + 1
            first += 1
        }
        while last > first, LongTextReader.isBlank(bytes[last - 1]) { last -= 1 }
        return Line(start: first, end: last, indent: indent, mark: LineMark(bytes[first..<last]))
    }

    private mutating func blocks(_ lines: ArraySlice<Line>, depth: Int) -> [LongText.Block] {
        var blocks: [LongText.Block] = []
        var paragraph: [Line] = []
        var position = lines.startIndex
        /// Lines before this one were found to be no list.
        var textUntil = position
        /// Shortest opening fence that was looked for in vain.
        var openFence = Int.max
        func endParagraph() {
            guard !paragraph.isEmpty else { return }
            blocks.append(.paragraph(InlineReader.read(paragraph.map { $0.start..<$0.end }, of: bytes)))
            paragraph = []
        }
        while position < lines.endIndex {
            steps += 1
            let line = lines[position]
            if line.isBlank {
                endParagraph()
                position += 1
                continue
            }
            if let length = fence(line), length < openFence {
                if let end = closing(length, lines[(position + 1)...]) {
                    endParagraph()
                    blocks.append(.code(code(lines[(position + 1)..<end])))
                    position = end + 1
                    continue
                }
                openFence = length
            }
            if let mark = line.mark, depth < LongTextReader.deepest, position >= textUntil,
                paragraph.isEmpty || mark.mayFollowText
            {
                let run = run(lines[position...])
                if isList(run.items, lines) {
                    endParagraph()
                    blocks.append(list(run, lines, depth))
                    position = run.end
                    continue
                }
                // A numbered run of one is looked at again line by line; a run of signs is text as a whole.
                textUntil = (run.items.last ?? position) + 1
            }
            paragraph.append(line)
            position += 1
        }
        endParagraph()
        return blocks
    }

    // MARK: - Lists

    /// The lines that would be the items of a list that starts with the first line, and where it would end.
    private mutating func run(_ lines: ArraySlice<Line>) -> (items: [Int], end: Int) {
        var items = [lines.startIndex]
        var current = lines[lines.startIndex]
        var position = lines.startIndex + 1
        var end = position
        var isAfterBlank = false
        while position < lines.endIndex {
            steps += 1
            let line = lines[position]
            if line.isBlank {
                isAfterBlank = true
            } else if line.indent >= current.indent + 2 {
                isAfterBlank = false
                end = position + 1
            } else if let mark = line.mark {
                guard let last = current.mark, last.isFollowed(by: mark) else { break }
                items.append(position)
                current = line
                isAfterBlank = false
                end = position + 1
            } else if isAfterBlank || fence(line) != nil {
                break
            } else {
                end = position + 1
            }
            position += 1
        }
        return (items, end)
    }

    private func isList(_ items: [Int], _ lines: ArraySlice<Line>) -> Bool {
        let contents = items.compactMap { item in
            lines[item].mark.map { bytes[$0.content..<lines[item].end] }
        }
        guard case .ordinal = lines[items[0]].mark?.kind else {
            let numbers = contents.map { LineMark.quantity($0) }
            return items.count == 1 ? numbers[0] == .none : numbers.contains { $0 != .measure }
        }
        return items.count > 1 && !contents.contains { LineMark.startsWithMonth($0) }
    }

    private mutating func list(_ run: (items: [Int], end: Int), _ lines: ArraySlice<Line>, _ depth: Int)
        -> LongText.Block
    {
        var items: [[LongText.Block]] = []
        for (place, item) in run.items.enumerated() {
            let next = place + 1 < run.items.count ? run.items[place + 1] : run.end
            guard let mark = lines[item].mark else { continue }
            let first = line(mark.content, lines[item].end, column: lines[item].indent + 2)
            items.append(blocks(([first] + lines[(item + 1)..<next])[...], depth: depth + 1))
        }
        guard case .ordinal(let number, let hasParenthesis) = lines[run.items[0]].mark?.kind else {
            return .list(nil, items: items)
        }
        return .list(LongText.Numbering(first: number, hasParenthesis: hasParenthesis), items: items)
    }

    // MARK: - Code

    /// Number of backticks of a line that opens or closes code: three or more, and at most a word behind them.
    private func fence(_ line: Line) -> Int? {
        let length = bytes[line.start..<line.end].prefix { $0 == UInt8(ascii: "`") }.count
        guard length >= 3 else { return nil }
        let rest = bytes[(line.start + length)..<line.end]
        return rest.allSatisfy { LongTextReader.isWord($0) } ? length : nil
    }

    private mutating func closing(_ length: Int, _ lines: ArraySlice<Line>) -> Int? {
        for (position, line) in zip(lines.indices, lines) {
            steps += 1
            if let other = fence(line), other >= length, line.start + other == line.end { return position }
        }
        return nil
    }

    private func code(_ lines: ArraySlice<Line>) -> [UInt8] {
        var result: [UInt8] = []
        for line in lines {
            var start = line.start
            while start > 0, LongTextReader.isBlank(bytes[start - 1]) { start -= 1 }
            result += bytes[start..<line.end]
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// Letters and digits of ASCII.
    static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
