/// How much of an archive is read at most: archives come from others, and a few bytes can unpack to gigabytes.
public struct ZipLimits: Sendable {
    /// Greatest number of entries.
    public var entries: Int
    /// Greatest size of one unpacked entry, in bytes.
    public var entrySize: Int
    /// Greatest size of everything that is unpacked, in bytes.
    public var totalSize: Int
    /// How many times its packed size an entry may grow.
    public var growth: Int
    /// Size from which the growth counts, in bytes: small entries of blanks are harmless.
    public var growthCountsFrom: Int

    /// Sets limits.
    public init(entries: Int, entrySize: Int, totalSize: Int, growth: Int, growthCountsFrom: Int = 1_048_576) {
        (self.entries, self.entrySize, self.totalSize) = (entries, entrySize, totalSize)
        (self.growth, self.growthCountsFrom) = (growth, growthCountsFrom)
    }
}
