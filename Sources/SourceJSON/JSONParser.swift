/// Reads bytes into a tape, without recursion and without making Strings.
struct JSONParser {
    let input: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var tape: [TapeEntry] = []
    var position = 0
    private var values = 0
    private var open: [Int32] = []
    private var names = NameTable()

    init(input: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.input = input
        self.limits = limits
        tape.reserveCapacity(min(input.count / 12 + 8, 1 << 20))
        open.reserveCapacity(32)
    }

    mutating func parse() throws(JSONSyntaxError) -> [TapeEntry] {
        try refuseOtherEncodings()
        skipWhitespace()
        guard position < input.count else { throw fault(.empty, 0, 0) }
        var expectsValue = true
        while true {
            if expectsValue, try openOrScalar() {
                expectsValue = true
                continue
            }
            // A value is complete: what follows it depends on what it lies in.
            guard let container = open.last else { break }
            expectsValue = try afterValue(in: Int(container))
        }
        skipWhitespace()
        guard position == input.count else { throw trailingContent() }
        return tape
    }

    /// Reads a scalar, or opens a container. Returns true when the next thing to read is a value inside it.
    private mutating func openOrScalar() throws(JSONSyntaxError) -> Bool {
        guard position < input.count else { throw endOfInput() }
        values += 1
        guard values <= limits.maximumValues else { throw tooManyValues() }
        switch input[position] {
        case UInt8(ascii: "{"):
            try push(.object)
            skipWhitespace()
            if position < input.count, input[position] == UInt8(ascii: "}") {
                close()
                return false
            }
            try readName()
            return true
        case UInt8(ascii: "["):
            try push(.array)
            skipWhitespace()
            if position < input.count, input[position] == UInt8(ascii: "]") {
                close()
                return false
            }
            return true
        case UInt8(ascii: "\""): try readString()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
        case UInt8(ascii: "t"): try readWord("true", .true)
        case UInt8(ascii: "f"): try readWord("false", .false)
        case UInt8(ascii: "n"): try readWord("null", .null)
        default: throw valueExpected()
        }
        return false
    }

    /// Reads what follows a complete value. Returns true when another value follows in the container.
    private mutating func afterValue(in container: Int) throws(JSONSyntaxError) -> Bool {
        let isObject = tape[container].kind == .object
        tape[container].count += 1
        if Int(tape[container].count) > limits.maximumMembers, isObject {
            throw fault(
                .tooManyMembers, Int(tape[container].start), Int(tape[container].start) + 1, "\(limits.maximumMembers)")
        }
        skipWhitespace()
        guard position < input.count else { throw endOfInput() }
        switch input[position] {
        case UInt8(ascii: ","):
            let comma = position
            position += 1
            skipWhitespace()
            guard position < input.count else { throw endOfInput() }
            if input[position] == UInt8(ascii: "}") || input[position] == UInt8(ascii: "]") {
                throw fault(.trailingComma, comma, comma + 1)
            }
            if isObject { try readName() }
            return true
        case UInt8(ascii: "}") where isObject:
            try names.refuseRepeated(in: container, tape: tape, input: input)
            close()
            return false
        case UInt8(ascii: "]") where !isObject:
            close()
            return false
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            throw fault(.mismatchedBracket, position, position + 1)
        default:
            if let error = commentOrQuote() { throw error }
            throw fault(.missingComma, position, characterEnd(position))
        }
    }

    private mutating func push(_ kind: TapeKind) throws(JSONSyntaxError) {
        guard open.count < limits.maximumDepth else {
            throw fault(.tooDeep, position, position + 1, "\(limits.maximumDepth)")
        }
        open.append(Int32(truncatingIfNeeded: tape.count))
        tape.append(TapeEntry(start: UInt32(position), end: 0, next: 0, kind: kind))
        position += 1
    }

    /// Closes the innermost container at its bracket.
    private mutating func close() {
        let index = Int(open.removeLast())
        position += 1
        tape[index].end = UInt32(position)
        tape[index].next = UInt32(tape.count)
    }

    /// Reads a member's name and the colon behind it.
    private mutating func readName() throws(JSONSyntaxError) {
        guard position < input.count else { throw endOfInput() }
        guard input[position] == UInt8(ascii: "\"") else {
            throw nameExpected()
        }
        try readString()
        skipWhitespace()
        guard position < input.count else { throw endOfInput() }
        guard input[position] == UInt8(ascii: ":") else { throw fault(.missingColon, position, characterEnd(position)) }
        position += 1
        skipWhitespace()
    }

    private mutating func readWord(_ word: StaticString, _ kind: TapeKind) throws(JSONSyntaxError) {
        let length = word.utf8CodeUnitCount
        let end = wordEnd(position)
        guard end - position == length,
            (0..<length).allSatisfy({ input[position + $0] == word.utf8Start[$0] })
        else { throw valueExpected() }
        tape.append(
            TapeEntry(start: UInt32(position), end: UInt32(end), next: UInt32(tape.count + 1), kind: kind))
        position = end
    }

    @inline(__always)
    mutating func skipWhitespace() {
        while position < input.count {
            let byte = input[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
            // Indentation comes in runs of blanks: eight at a time.
            while position + 8 <= input.count,
                UnsafeRawPointer(input.baseAddress.unsafelyUnwrapped + position).loadUnaligned(as: UInt64.self)
                    == 0x2020_2020_2020_2020
            {
                position += 8
            }
        }
    }
}
