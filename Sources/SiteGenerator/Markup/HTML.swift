/// Writes HTML byte by byte, so that no combination of Characters can slip through.
enum HTML {
    /// Appends text with `& < > " '` escaped.
    static func append(escaped text: String, to output: inout [UInt8]) {
        append(escaped: text.utf8, to: &output)
    }

    /// Appends bytes with `& < > " '` escaped.
    static func append(escaped bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            case UInt8(ascii: "'"): output += "&#39;".utf8
            default: output.append(byte)
            }
        }
    }

    /// Text escaped.
    static func escaped(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        append(escaped: text, to: &output)
        return output
    }
}
