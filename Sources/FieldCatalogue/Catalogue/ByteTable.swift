/// Finds a short byte string among many, without making a String and without counting references.
package struct ByteTable: Sendable {
    private let names: [UInt8]
    private let starts: [Int]
    /// Position + 1 of the name in a slot; 0 for an empty one.
    private let slots: [UInt16]

    /// Holds names; of equal ones the first counts.
    package init(_ list: [String]) {
        var names: [UInt8] = []
        var starts = [0]
        for name in list {
            names += name.utf8
            starts.append(names.count)
        }
        var size = 4
        while size < list.count * 2 { size *= 2 }
        var slots = [UInt16](repeating: 0, count: size)
        for (position, name) in list.enumerated() {
            let hash = Array(name.utf8).withUnsafeBufferPointer { ByteTable.hash($0) }
            var slot = hash & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt16(position + 1)
        }
        self.names = names
        self.starts = starts
        self.slots = slots
    }

    /// The position of a name; nil when it is not among them.
    @inline(__always)
    package func position(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        var slot = ByteTable.hash(name) & (slots.count - 1)
        while slots[slot] != 0 {
            let position = Int(slots[slot]) - 1
            if isEqual(position, name) { return position }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Whether the name at a position is this one.
    @inline(__always)
    package func isEqual(_ position: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = starts[position]
        guard starts[position + 1] - start == name.count else { return false }
        return names.withUnsafeBufferPointer { names in
            for offset in 0..<name.count where names[start + offset] != name[offset] { return false }
            return true
        }
    }

    /// Calls `body` with the bytes of the name at a position.
    @inline(__always)
    package func withName<Result>(_ position: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        names.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[starts[position]..<starts[position + 1]]))
        }
    }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = UInt64(name.count)
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 }
        return Int(truncatingIfNeeded: hash >> 32)
    }
}
