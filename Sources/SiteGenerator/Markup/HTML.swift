/// Writes HTML byte by byte, so that no combination of Characters can slip through.
enum HTML {
    /// Appends text with `& < > " '` escaped.
    static func append(escaped text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append(escaped: $0, to: &output) }
    }

    /// Appends bytes with `& < > " '` escaped.
    static func append(escaped bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for position in 0..<bytes.count {
            let entity: StaticString
            switch bytes[position] {
            case UInt8(ascii: "&"): entity = "&amp;"
            case UInt8(ascii: "<"): entity = "&lt;"
            case UInt8(ascii: ">"): entity = "&gt;"
            case UInt8(ascii: "\""): entity = "&quot;"
            case UInt8(ascii: "'"): entity = "&#39;"
            default: continue
            }
            // What lies between is copied at once.
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
            output.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
            start = position + 1
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// Text escaped.
    static func escaped(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        append(escaped: text, to: &output)
        return output
    }
}
