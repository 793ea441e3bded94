/// Finds names that stand twice in one object.
///
/// Small objects are compared pair by pair; larger ones through a table of hashes with a seed of this process.
struct NameTable {
    private var slots: [Int32] = []
    private static let seed = UInt64.random(in: .min ... .max) | 1
    private static let pairwiseLimit = 12

    init() {}

    mutating func refuseRepeated(
        in container: Int, tape: [TapeEntry], input: UnsafeBufferPointer<UInt8>
    ) throws(JSONSyntaxError) {
        let count = Int(tape[container].count)
        guard count > 1 else { return }
        if count <= NameTable.pairwiseLimit {
            try comparePairs(in: container, tape: tape, input: input)
        } else {
            try compareHashed(in: container, count: count, tape: tape, input: input)
        }
    }

    private func comparePairs(
        in container: Int, tape: [TapeEntry], input: UnsafeBufferPointer<UInt8>
    ) throws(JSONSyntaxError) {
        let end = tape.count
        var first = container + 1
        while first < end {
            var second = Int(tape[first + 1].next)
            while second < end {
                if isSame(tape[first], tape[second], input) { throw repeated(tape[second], input) }
                second = Int(tape[second + 1].next)
            }
            first = Int(tape[first + 1].next)
        }
    }

    private mutating func compareHashed(
        in container: Int, count: Int, tape: [TapeEntry], input: UnsafeBufferPointer<UInt8>
    ) throws(JSONSyntaxError) {
        var size = 32
        while size < count * 2 { size *= 2 }
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(-1, count: size))
        let end = tape.count
        var name = container + 1
        while name < end {
            var slot = Int(truncatingIfNeeded: hash(tape[name], input)) & (size - 1)
            while slots[slot] >= 0 {
                if isSame(tape[Int(slots[slot])], tape[name], input) { throw repeated(tape[name], input) }
                slot = (slot + 1) & (size - 1)
            }
            slots[slot] = Int32(name)
            name = Int(tape[name + 1].next)
        }
    }

    @inline(__always)
    private func isSame(_ left: TapeEntry, _ right: TapeEntry, _ input: UnsafeBufferPointer<UInt8>) -> Bool {
        if left.hasEscapes || right.hasEscapes { return decoded(left, input) == decoded(right, input) }
        let length = left.end - left.start
        guard length == right.end - right.start else { return false }
        for offset in 1..<Int(length)
        where input[Int(left.start) + offset] != input[Int(right.start) + offset] {
            return false
        }
        return true
    }

    private func hash(_ entry: TapeEntry, _ input: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var value = NameTable.seed
        if entry.hasEscapes {
            for byte in decoded(entry, input) { value = (value ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
        } else {
            for offset in Int(entry.start) + 1..<Int(entry.end) - 1 {
                value = (value ^ UInt64(input[offset])) &* 0x9E37_79B9_7F4A_7C15
            }
        }
        return value ^ value >> 29
    }

    private func decoded(_ entry: TapeEntry, _ input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var local = entry
        local.end -= local.start
        let bytes = Array(input[Int(entry.start)..<Int(entry.end)])
        local.start = 0
        return JSONText.utf8(local, in: bytes)
    }

    private func repeated(_ entry: TapeEntry, _ input: UnsafeBufferPointer<UInt8>) -> JSONSyntaxError {
        JSONSyntaxError(
            code: .duplicateName, span: Int(entry.start)..<Int(entry.end),
            detail: String(decoding: decoded(entry, input), as: UTF8.self))
    }
}
