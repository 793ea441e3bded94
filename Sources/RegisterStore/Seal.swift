import Checksums

/// A SHA-256 checksum that can be joined with others in any order: of a set of rows, whatever order they are read in.
///
/// Joining is by exclusive or. That tells every accident (a row that is gone, changed or there twice), but no attack: who
/// can write the database and computes all seals anew is found by comparing it with the archive (`maki fsck`).
struct Seal: Sendable, Hashable {
    /// Bytes of a seal.
    static let length = 32

    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// The seal of no rows.
    init() {}

    /// A stored seal; nil when its length is wrong.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Seal.length else { return nil }
        func word(_ start: Int) -> UInt64 { bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        words = (word(0), word(8), word(16), word(24))
    }

    /// The seal of one row of which these parts must not change; no part can run into the next.
    init(of parts: [UInt8]...) {
        var sum = GrowingSHA256()
        for part in parts {
            sum.add(withUnsafeBytes(of: UInt64(part.count).bigEndian, Array.init))
            sum.add(part)
        }
        self = Seal(sum.bytes) ?? Seal()
    }

    /// Adds a row to the set, or takes it away when it is in it.
    mutating func toggle(_ other: Seal) {
        words.0 ^= other.words.0
        words.1 ^= other.words.1
        words.2 ^= other.words.2
        words.3 ^= other.words.3
    }

    /// The seal as it is stored.
    var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { withUnsafeBytes(of: $0.bigEndian, Array.init) }
    }

    static func == (left: Seal, right: Seal) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
