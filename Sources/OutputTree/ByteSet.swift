import Foundation

/// A set of short byte strings in the order of their first appearance; made for thousands of repeated looks at the same few.
struct ByteSet {
    private var bytes: [UInt8] = []
    /// End of each string in `bytes`.
    private var ends: [Int] = []
    /// Position of a string in `ends`, or -1; a power of two of them, at most half taken.
    private var slots = [Int](repeating: -1, count: 64)
    // Strings come from texts that people submit: nobody can prepare many for one slot.
    private static let seed = UInt64.random(in: .min ... .max)

    var count: Int { ends.count }

    /// Hands over the strings in the order of their first appearance.
    func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { all in
            var start = 0
            for end in ends {
                body(UnsafeBufferPointer(rebasing: all[start..<end]))
                start = end
            }
        }
    }

    /// Which of the strings it is, by order of appearance; nil when it is not there.
    func index(of string: UnsafeBufferPointer<UInt8>) -> Int? {
        let index = slots[slot(of: string)]
        return index < 0 ? nil : index
    }

    /// Adds a string unless it is there.
    mutating func insert(_ string: UnsafeBufferPointer<UInt8>) {
        let slot = slot(of: string)
        guard slots[slot] < 0 else { return }
        slots[slot] = ends.count
        bytes.append(contentsOf: string)
        ends.append(bytes.count)
        if ends.count * 2 > slots.count { grow() }
    }

    func contains(_ string: UnsafeBufferPointer<UInt8>) -> Bool { index(of: string) != nil }

    /// Takes all strings out and keeps the memory.
    mutating func removeAll() {
        guard !ends.isEmpty else { return }
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for index in slots.indices { slots[index] = -1 }
    }

    private func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

    /// Where a string is, or the free slot it belongs to.
    private func slot(of string: UnsafeBufferPointer<UInt8>) -> Int {
        var slot = Int(truncatingIfNeeded: hash(UnsafeRawBufferPointer(string))) & (slots.count - 1)
        while slots[slot] >= 0, !isEqual(slots[slot], string) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private func isEqual(_ index: Int, _ string: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = start(index)
        guard ends[index] - start == string.count else { return false }
        guard let other = string.baseAddress else { return true }
        return bytes.withUnsafeBufferPointer { all in
            all.baseAddress.map { memcmp($0 + start, other, string.count) == 0 } ?? true
        }
    }

    private func hash(_ string: UnsafeRawBufferPointer) -> UInt64 {
        var hash = ByteSet.seed ^ UInt64(string.count)
        var position = 0
        while position + 8 <= string.count {
            hash = ByteSet.mixed(hash ^ string.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            position += 8
        }
        var rest: UInt64 = 0
        while position < string.count {
            rest = rest << 8 | UInt64(string[position])
            position += 1
        }
        return ByteSet.mixed(hash ^ rest)
    }

    /// Both halves of the product with an odd number: every bit of the input reaches the low ones.
    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    private mutating func grow() {
        slots = [Int](repeating: -1, count: slots.count * 4)
        bytes.withUnsafeBufferPointer { all in
            for index in ends.indices {
                let string = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(all)[start(index)..<ends[index]])
                var slot = Int(truncatingIfNeeded: hash(string)) & (slots.count - 1)
                while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = index
            }
        }
    }
}
