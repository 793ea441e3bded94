/// Bounds on a document, checked while reading so that no input costs more than linear time and memory.
public struct JSONLimits: Sendable, Hashable {
    /// Greatest size in bytes.
    public let maximumBytes: Int
    /// Greatest nesting of arrays and objects.
    public let maximumDepth: Int
    /// Greatest number of members of one object.
    public let maximumMembers: Int
    /// Greatest number of values in the document, containers included.
    public let maximumValues: Int

    /// Makes limits.
    public init(maximumBytes: Int, maximumDepth: Int, maximumMembers: Int, maximumValues: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumMembers = maximumMembers
        self.maximumValues = maximumValues
    }

    /// The limits of the record model: 1 MiB, nesting 32, 1,000 members an object, 10,000 values.
    public static let register = JSONLimits(
        maximumBytes: 1_048_576, maximumDepth: 32, maximumMembers: 1_000, maximumValues: 10_000)

    /// For documents the register wrote itself: offsets must fit the tape, nesting stays bounded.
    public static let unlimited = JSONLimits(
        maximumBytes: 1_000_000_000, maximumDepth: 1_000, maximumMembers: .max, maximumValues: .max)
}
