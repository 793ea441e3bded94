/// One value on the tape: where it lies in the document, and where the next value of the same container is.
///
/// Containers are followed by their contents; a member's name is an entry of its own before its value.
@usableFromInline
package struct TapeEntry: Sendable {
    /// First byte.
    @usableFromInline package var start: UInt32
    /// Byte after the last.
    @usableFromInline package var end: UInt32
    /// Tape index after this value and all that is in it.
    @usableFromInline package var next: UInt32
    /// Number of members or elements of a container.
    @usableFromInline package var count: UInt32 = 0
    /// What it is.
    @usableFromInline package var kind: TapeKind
    /// Whether a string has `\` escapes, so that its bytes differ from the source.
    @usableFromInline package var hasEscapes = false
}

/// What lies at a tape entry.
@usableFromInline
package enum TapeKind: UInt8, Sendable {
    case object, array, string, number, `true`, `false`, null
}
