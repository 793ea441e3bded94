/// A small regular-expression matcher that never backtracks (Thompson's simulation): time grows with
/// pattern size times text length, whatever the text is.
///
/// It understands what the catalogue's formats need: anchors at both ends, literals, `\` escapes, `\d`, `.`,
/// classes `[a-z0-9-]` and `[^…]`, groups `( )` and `(?: )`, `|`, `?`, `*`, `+`, `{m}`, `{m,}`, `{m,n}`. Bytes, not characters.
struct LinearPattern: Sendable {
    /// What is wrong with a pattern of the catalogue.
    struct Malformed: Error, Equatable {
        /// Byte offset in the pattern.
        let offset: Int
    }

    /// Which bytes a step accepts.
    struct ByteSet: Sendable, Hashable {
        private var bits = Bits256()

        init(_ bytes: some Sequence<UInt8> = []) { for byte in bytes { insert(byte) } }

        mutating func insert(_ byte: UInt8) { bits.insert(Int(byte)) }

        func contains(_ byte: UInt8) -> Bool { bits.contains(Int(byte)) }

        var inverted: ByteSet {
            var result = self
            result.bits = bits.inverted
            return result
        }
    }

    private enum Step: Sendable {
        case byte(ByteSet)
        case split(Int, Int)
        case jump(Int)
        case accept
    }

    private indirect enum Node {
        case empty
        case byte(ByteSet)
        case sequence([Node])
        case choice([Node])
        case repeated(Node, minimum: Int, maximum: Int?)
    }

    private let steps: [Step]
    /// The pattern as a table; nil for one that would grow too large.
    private var table: PatternTable?

    init(_ pattern: String) throws(Malformed) {
        var parser = Parser(bytes: Array(pattern.utf8))
        let node = try parser.parse()
        var steps: [Step] = []
        LinearPattern.emit(node, into: &steps)
        steps.append(.accept)
        self.steps = steps
        var mark = [Int](repeating: -1, count: steps.count)
        var generation = 0
        var start: [Int] = []
        add(0, to: &start, &mark, generation)
        table = PatternTable(
            start: start.sorted(),
            sets: steps.compactMap { if case .byte(let set) = $0 { set } else { nil } },
            step: { current, byte in
                generation += 1
                var next: [Int] = []
                for position in current {
                    if case .byte(let set) = steps[position], set.contains(byte) {
                        add(position + 1, to: &next, &mark, generation)
                    }
                }
                return next
            },
            accepts: { positions in positions.contains { if case .accept = steps[$0] { true } else { false } } })
    }

    /// Whether the pattern became a table.
    var hasTable: Bool { table != nil }

    /// Whether the pattern matches all of `text`, by the table where there is one.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if let table { return table.matches(text) }
        return simulate(text)
    }

    /// Whether the pattern matches all of `text`, step by step; the table must agree with it.
    func simulate(_ text: some Sequence<UInt8>) -> Bool {
        var current: [Int] = []
        var next: [Int] = []
        var mark = [Int](repeating: -1, count: steps.count)
        var generation = 0
        add(0, to: &current, &mark, generation)
        for byte in text {
            generation += 1
            next.removeAll(keepingCapacity: true)
            for position in current {
                if case .byte(let set) = steps[position], set.contains(byte) {
                    add(position + 1, to: &next, &mark, generation)
                }
            }
            swap(&current, &next)
            if current.isEmpty { return false }
        }
        return current.contains { if case .accept = steps[$0] { true } else { false } }
    }

    /// Adds a step and all that is reachable from it without reading a byte.
    private func add(_ start: Int, to list: inout [Int], _ mark: inout [Int], _ generation: Int) {
        var pending = [start]
        while let position = pending.popLast() {
            guard mark[position] != generation else { continue }
            mark[position] = generation
            switch steps[position] {
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .byte, .accept: list.append(position)
            }
        }
    }

    private static func emit(_ node: Node, into steps: inout [Step]) {
        switch node {
        case .empty: break
        case .byte(let set): steps.append(.byte(set))
        case .sequence(let parts): for part in parts { emit(part, into: &steps) }
        case .choice(let options):
            var ends: [Int] = []
            for (index, option) in options.enumerated() {
                if index < options.count - 1 {
                    let split = steps.count
                    steps.append(.split(split + 1, split + 1))
                    emit(option, into: &steps)
                    ends.append(steps.count)
                    steps.append(.jump(0))
                    steps[split] = .split(split + 1, steps.count)
                } else {
                    emit(option, into: &steps)
                }
            }
            for end in ends { steps[end] = .jump(steps.count) }
        case .repeated(let inner, let minimum, let maximum):
            for _ in 0..<minimum { emit(inner, into: &steps) }
            if let maximum {
                var splits: [Int] = []
                for _ in minimum..<max(minimum, maximum) {
                    splits.append(steps.count)
                    steps.append(.split(0, 0))
                    emit(inner, into: &steps)
                }
                for split in splits { steps[split] = .split(split + 1, steps.count) }
            } else {
                let split = steps.count
                steps.append(.split(0, 0))
                emit(inner, into: &steps)
                steps.append(.jump(split))
                steps[split] = .split(split + 1, steps.count)
            }
        }
    }

    /// Reads a pattern into nodes.
    private struct Parser {
        let bytes: [UInt8]
        var offset = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func parse() throws(Malformed) -> Node {
            let node = try parseChoice()
            guard offset == bytes.count else { throw Malformed(offset: offset) }
            return node
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard offset < bytes.count, bytes[offset] == byte else { return false }
            offset += 1
            return true
        }

        private mutating func parseChoice() throws(Malformed) -> Node {
            var options = [try parseSequence()]
            while take(UInt8(ascii: "|")) { options.append(try parseSequence()) }
            return options.count == 1 ? options[0] : .choice(options)
        }

        private mutating func parseSequence() throws(Malformed) -> Node {
            var parts: [Node] = []
            while offset < bytes.count, bytes[offset] != UInt8(ascii: "|"), bytes[offset] != UInt8(ascii: ")") {
                let atom = try parseAtom()
                parts.append(try parseRepetition(of: atom))
            }
            return parts.count == 1 ? parts[0] : .sequence(parts)
        }

        private mutating func parseRepetition(of atom: Node) throws(Malformed) -> Node {
            if take(UInt8(ascii: "?")) { return .repeated(atom, minimum: 0, maximum: 1) }
            if take(UInt8(ascii: "*")) { return .repeated(atom, minimum: 0, maximum: nil) }
            if take(UInt8(ascii: "+")) { return .repeated(atom, minimum: 1, maximum: nil) }
            guard take(UInt8(ascii: "{")) else { return atom }
            let minimum = try parseNumber()
            guard take(UInt8(ascii: ",")) else {
                guard take(UInt8(ascii: "}")) else { throw Malformed(offset: offset) }
                return .repeated(atom, minimum: minimum, maximum: minimum)
            }
            if take(UInt8(ascii: "}")) { return .repeated(atom, minimum: minimum, maximum: nil) }
            let maximum = try parseNumber()
            guard take(UInt8(ascii: "}")), maximum >= minimum else { throw Malformed(offset: offset) }
            return .repeated(atom, minimum: minimum, maximum: maximum)
        }

        private mutating func parseNumber() throws(Malformed) -> Int {
            let start = offset
            var number = 0
            while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]), number < 10_000
            {
                number = number * 10 + Int(bytes[offset] - UInt8(ascii: "0"))
                offset += 1
            }
            guard offset > start else { throw Malformed(offset: offset) }
            return number
        }

        private mutating func parseAtom() throws(Malformed) -> Node {
            let byte = bytes[offset]
            offset += 1
            switch byte {
            case UInt8(ascii: "^"), UInt8(ascii: "$"):
                // Anchors are implied: only allowed at the ends of an alternative.
                return .empty
            case UInt8(ascii: "."): return .byte(ByteSet([UInt8(ascii: "\n"), UInt8(ascii: "\r")]).inverted)
            case UInt8(ascii: "["): return .byte(try parseClass())
            case UInt8(ascii: "("):
                if take(UInt8(ascii: "?")) {
                    guard take(UInt8(ascii: ":")) else { throw Malformed(offset: offset) }
                }
                let inner = try parseChoice()
                guard take(UInt8(ascii: ")")) else { throw Malformed(offset: offset) }
                return inner
            case UInt8(ascii: "\\"): return .byte(try parseEscape())
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"):
                throw Malformed(offset: offset - 1)
            default: return .byte(ByteSet([byte]))
            }
        }

        private mutating func parseEscape() throws(Malformed) -> ByteSet {
            guard offset < bytes.count else { throw Malformed(offset: offset) }
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "d") { return ByteSet(UInt8(ascii: "0")...UInt8(ascii: "9")) }
            let isLetterOrDigit =
                (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard !isLetterOrDigit else { throw Malformed(offset: offset - 1) }
            return ByteSet([byte])
        }

        private mutating func parseClass() throws(Malformed) -> ByteSet {
            let isInverted = take(UInt8(ascii: "^"))
            var set = ByteSet()
            while offset < bytes.count, bytes[offset] != UInt8(ascii: "]") {
                var low = bytes[offset]
                offset += 1
                if low == UInt8(ascii: "\\") {
                    guard offset < bytes.count else { throw Malformed(offset: offset) }
                    if bytes[offset] == UInt8(ascii: "d") {
                        offset += 1
                        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { set.insert(digit) }
                        continue
                    }
                    low = bytes[offset]
                    offset += 1
                }
                if offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "-"), bytes[offset + 1] != UInt8(ascii: "]")
                {
                    let high = bytes[offset + 1]
                    offset += 2
                    guard low <= high else { throw Malformed(offset: offset) }
                    for byte in low...high { set.insert(byte) }
                } else {
                    set.insert(low)
                }
            }
            guard take(UInt8(ascii: "]")) else { throw Malformed(offset: offset) }
            return isInverted ? set.inverted : set
        }
    }
}
