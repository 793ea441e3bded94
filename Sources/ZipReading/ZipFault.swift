/// Why an archive, or an entry of it, is not read.
public enum ZipFault: Error, Sendable, Hashable {
    /// There is no directory, or it is damaged or cut off.
    case noArchive
    /// The directory has more entries than are looked at.
    case tooManyEntries(Int)
    /// The name of an entry leads out of the archive.
    case strayName(String)
    /// Two entries have one name.
    case repeatedName(String)
    /// The archive has no such entry.
    case missing(String)
    /// The entry is encrypted.
    case encrypted(String)
    /// The entry, or all that was read together, is larger than what is read.
    case tooLarge(String)
    /// The entry grows beyond measure when it is unpacked.
    case tooDense(String)
    /// The entry is cut off or does not fit its checksum.
    case damaged(String)
}
