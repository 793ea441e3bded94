/// Texts of cells one after the other in one piece of memory.
struct TextStore: Sendable {
    /// Where a text stands.
    struct Place: Sendable, Hashable {
        var start: UInt32
        var count: UInt32

        static let none = Place(start: 0, count: 0)
    }

    private(set) var bytes: [UInt8] = []

    /// Adds a text; what is no UTF-8 becomes U+FFFD.
    mutating func add(_ text: some Collection<UInt8>) -> Place {
        let start = bytes.count
        bytes.append(contentsOf: text)
        return Place(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: bytes.count - start))
    }

    subscript(_ place: Place) -> String {
        let start = Int(place.start)
        return String(decoding: bytes[start..<start + Int(place.count)], as: UTF8.self)
    }
}
