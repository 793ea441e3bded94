/// One value on the tape: where it lies in the document, and where the next value of the same container is.
///
/// Containers are followed by their contents; a member's name is an entry of its own before its value.
struct TapeEntry {
    /// First byte.
    var start: UInt32
    /// Byte after the last.
    var end: UInt32
    /// Tape index after this value and all that is in it.
    var next: UInt32
    /// Number of members or elements of a container.
    var count: UInt32 = 0
    /// What it is.
    var kind: TapeKind
    /// Whether a string has `\` escapes, so that its bytes differ from the source.
    var hasEscapes = false
}

/// What lies at a tape entry.
enum TapeKind: UInt8 {
    case object, array, string, number, `true`, `false`, null
}
