/// A set of numbers from 0 to 255 as bits: bytes of a pattern, fields of an object.
///
/// Inlinable, because the check of structure asks it for every field of every record.
public struct Bits256: Sendable, Hashable {
    @usableFromInline var first: UInt64 = 0
    @usableFromInline var second: UInt64 = 0
    @usableFromInline var third: UInt64 = 0
    @usableFromInline var fourth: UInt64 = 0

    /// Starts empty.
    @inlinable
    public init() {}

    /// Adds a number below 256.
    @inlinable
    public mutating func insert(_ number: Int) {
        let bit = UInt64(1) << UInt64(number & 63)
        switch number >> 6 {
        case 0: first |= bit
        case 1: second |= bit
        case 2: third |= bit
        default: fourth |= bit
        }
    }

    /// Whether a number below 256 is in the set.
    @inlinable
    public func contains(_ number: Int) -> Bool {
        let word =
            switch number >> 6 {
            case 0: first
            case 1: second
            case 2: third
            default: fourth
            }
        return word >> UInt64(number & 63) & 1 == 1
    }

    /// All other numbers.
    var inverted: Bits256 {
        var result = Bits256()
        (result.first, result.second, result.third, result.fourth) = (~first, ~second, ~third, ~fourth)
        return result
    }
}
