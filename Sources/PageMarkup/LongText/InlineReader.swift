/// Reads emphasis, links and code in the lines of one paragraph.
///
/// A star or underline is a mark only where it touches a word on one side and none on the other, and only when its
/// counterpart of the same length is there: `Bürger*innen`, `2*3*4`, `C:\*.json`, `snake_case` and footnote stars stay
/// what they are. Backticks likewise. Time is linear in the length of the paragraph.
struct InlineReader {
    private enum Piece {
        case ready(LongText.Inline)
        case run(Run)
    }

    /// Stars or underlines in a row.
    private struct Run {
        let sign: UInt8
        let length: Int
        let opens: Bool
        let closes: Bool
    }

    /// Whether a sign can begin something.
    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "`") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "[")
    }

    /// Emphasis inside emphasis that is read as such; deeper marks are text.
    private static let deepest = 16

    private let bytes: [UInt8]
    /// Line feeds that are shown as breaks.
    private let breaks: Set<Int>
    private var pieces: [Piece] = []
    /// Start of the text that has no piece yet.
    private var pending = 0
    /// Runs of backticks by length, and how many of them lie behind.
    private var backticks: [Int: (starts: [Int], passed: Int)] = [:]

    private init(_ bytes: [UInt8], breaks: Set<Int>) {
        self.bytes = bytes
        self.breaks = breaks
    }

    /// The pieces of a paragraph that is made of lines of a text.
    static func read(_ lines: [Range<Int>], of text: [UInt8]) -> [LongText.Inline] {
        var bytes: [UInt8] = []
        var breaks: Set<Int> = []
        for (number, line) in lines.enumerated() {
            if number > 0 {
                if standsAlone(text[lines[number - 1]], before: text[line]) { breaks.insert(bytes.count) }
                bytes.append(UInt8(ascii: "\n"))
            }
            bytes += text[line]
        }
        if breaks.isEmpty, !bytes.contains(where: isSign) { return [.text(bytes)] }
        var reader = InlineReader(bytes, breaks: breaks)
        reader.read()
        return InlineReader.joined(InlineReader.resolved(reader.pieces[...]))
    }

    /// Whether a line break is kept: a line that looks like a mark of something is not run together with others.
    private static func standsAlone(_ line: ArraySlice<UInt8>, before next: ArraySlice<UInt8>) -> Bool {
        let signs = [UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "|")]
        if let first = line.first, signs.contains(first) { return true }
        if let first = next.first, signs.contains(first) { return true }
        switch (LineMark(line)?.kind, LineMark(next)?.kind) {
        case (_, .bullet), (.ordinal, .ordinal): return true
        default: return false
        }
    }

    private mutating func read() {
        collectBackticks()
        var position = 0
        /// Piece and place of the last bracket that could begin a link.
        var bracket: (piece: Int, place: Int)?
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "`"): position = code(at: position)
            case UInt8(ascii: "*"), UInt8(ascii: "_"):
                let end = runEnd(position)
                flush(position)
                pieces.append(.run(run(position..<end)))
                pending = end
                position = end
            case UInt8(ascii: "["):
                flush(position)
                // `![` is an image, which a record cannot have.
                let isImage = position > 0 && bytes[position - 1] == UInt8(ascii: "!")
                bracket = isImage ? nil : (pieces.count, position)
                position += 1
            case UInt8(ascii: "]"):
                if let start = bracket, let end = addressEnd(position + 1), position > start.place + 1 {
                    flush(position)
                    link(from: start.piece, address: Array(bytes[(position + 2)..<(end - 1)]))
                    pending = end
                    position = end
                } else {
                    position += 1
                }
                bracket = nil
            default: position += 1
            }
        }
        flush(bytes.count)
    }

    /// Turns what was read without a piece into text.
    private mutating func flush(_ end: Int) {
        var start = pending
        for position in breaks.isEmpty ? pending..<pending : pending..<end where breaks.contains(position) {
            if position > start { pieces.append(.ready(.text(Array(bytes[start..<position])))) }
            pieces.append(.ready(.lineBreak))
            start = position + 1
        }
        if end > start { pieces.append(.ready(.text(Array(bytes[start..<end])))) }
        pending = end
    }

    private func runEnd(_ start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
        return end
    }

    // MARK: - Code

    private mutating func collectBackticks() {
        var position = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "`") else {
                position += 1
                continue
            }
            let end = runEnd(position)
            backticks[end - position, default: ([], 0)].starts.append(position)
            position = end
        }
    }

    /// Reads code that starts with backticks; they are text when nothing closes them or a word touches them.
    private mutating func code(at start: Int) -> Int {
        let content = runEnd(start)
        let length = content - start
        guard !TextSides(bytes, start..<content).hasWordBefore, var runs = backticks[length] else { return content }
        while runs.passed < runs.starts.count,
            runs.starts[runs.passed] <= start
                || TextSides(bytes, runs.starts[runs.passed]..<(runs.starts[runs.passed] + length)).hasWordAfter
        {
            runs.passed += 1
        }
        backticks[length] = runs
        guard runs.passed < runs.starts.count else { return content }
        let end = runs.starts[runs.passed]
        flush(start)
        pieces.append(.ready(.code(Array(bytes[content..<end]))))
        pending = end + length
        return end + length
    }

    // MARK: - Links

    private static let schemes: [[UInt8]] = ["https://", "mailto:"].map { Array($0.utf8) }

    /// The place behind `(address)`, when it starts here and its address may be followed.
    private func addressEnd(_ start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "("),
            let scheme = InlineReader.schemes.first(where: { bytes[(start + 1)...].starts(with: $0) })
        else { return nil }
        let first = start + 1 + scheme.count
        var depth = 1
        for position in first..<max(first, bytes.count) {
            switch bytes[position] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                depth -= 1
                if depth == 0 { return position > first ? position + 1 : nil }
            case 0...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "\\"), UInt8(ascii: "`"):
                return nil
            default: break
            }
        }
        return nil
    }

    /// Makes a link of the pieces behind a bracket; marks inside have their counterparts inside.
    private mutating func link(from start: Int, address: [UInt8]) {
        var inside = Array(pieces[start...])
        pieces.removeSubrange(start...)
        // The bracket itself is the first sign of the first text.
        if case .ready(.text(let text)) = inside.first {
            inside[0] = .ready(.text(Array(text.dropFirst())))
        }
        pieces.append(.ready(.openLink(address)))
        pieces += InlineReader.resolved(inside[...]).map { Piece.ready($0) }
        pieces.append(.ready(.closeLink(address)))
    }

    // MARK: - Emphasis

    private func run(_ range: Range<Int>) -> Run {
        let sides = TextSides(bytes, range)
        let isMark = range.count <= 3
        return Run(
            sign: bytes[range.lowerBound], length: range.count, opens: isMark && sides.opens,
            closes: isMark && sides.closes)
    }

    /// The pieces with runs turned into emphasis where both ends are there, and into text elsewhere.
    private static func resolved(_ pieces: ArraySlice<Piece>) -> [LongText.Inline] {
        var result: [LongText.Inline] = []
        result.reserveCapacity(pieces.count)
        /// Open runs: place in the result, sign and length.
        var open: [(place: Int, run: Run)] = []
        /// Number of open runs by sign and length.
        var counts: [Int: Int] = [:]
        func key(_ run: Run) -> Int { Int(run.sign) * 4 + run.length }
        for piece in pieces {
            switch piece {
            case .ready(let inline): result.append(inline)
            case .run(let run):
                if run.closes, counts[key(run), default: 0] > 0 {
                    // Openings inside that nothing closes are text.
                    while let last = open.popLast() {
                        counts[key(last.run), default: 0] -= 1
                        if last.run.sign == run.sign, last.run.length == run.length {
                            result[last.place] = .open(run.length)
                            break
                        }
                    }
                    result.append(.close(run.length))
                    continue
                }
                if run.opens {
                    if open.count == deepest { counts[key(open.removeFirst().run), default: 0] -= 1 }
                    open.append((result.count, run))
                    counts[key(run), default: 0] += 1
                }
                result.append(.text(Array(repeating: run.sign, count: run.length)))
            }
        }
        return result
    }

    /// Neighbouring texts as one.
    private static func joined(_ pieces: [LongText.Inline]) -> [LongText.Inline] {
        var result: [LongText.Inline] = []
        var text: [UInt8] = []
        for piece in pieces {
            if case .text(let more) = piece {
                text += more
                continue
            }
            if !text.isEmpty { result.append(.text(text)) }
            text = []
            result.append(piece)
        }
        if !text.isEmpty { result.append(.text(text)) }
        return result
    }
}
