import Templates

/// Writes HTML byte by byte, so that no combination of Characters can slip through.
package enum HTML {
    /// Appends text with `& < > " '` escaped.
    package static func append(escaped text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append(escaped: $0, to: &output) }
    }

    /// Appends bytes with `& < > " '` escaped.
    package static func append(escaped bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        Escaping.appendHTML(bytes, to: &output)
    }

    /// Text escaped.
    package static func escaped(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        append(escaped: text, to: &output)
        return output
    }
}
