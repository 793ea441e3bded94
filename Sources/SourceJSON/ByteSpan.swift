/// A range of byte offsets in a document.
public typealias ByteSpan = Range<Int>
