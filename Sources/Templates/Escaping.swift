/// Writes text into a language in which some bytes mean something.
///
/// Bytes, not Characters: `"` followed by a combining mark is one Character.
public enum Escaping {
    /// Appends bytes, some of them replaced; what lies between is copied at once.
    ///
    /// - Parameter replacement: what stands for a byte; nil for the byte itself.
    @inlinable
    public static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], replacement: (UInt8) -> StaticString?
    ) {
        var start = 0
        for position in 0..<bytes.count {
            guard let text = replacement(bytes[position]) else { continue }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
            output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
            start = position + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// Appends bytes with `& < > " '` escaped, as HTML needs it in text and in attributes.
    @inlinable
    public static func appendHTML(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        append(bytes, to: &output) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }
    }
}
