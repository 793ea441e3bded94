/// Writes XML 1.0: elements, attributes in order of their names, escaped text; UTF-8.
struct XMLWriter: Sendable {
    private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

    mutating func open(_ name: String, _ attributes: [String: String] = [:]) {
        start(name, attributes)
        bytes += ">\n".utf8
    }

    mutating func close(_ name: String) {
        bytes += "</\(name)>\n".utf8
    }

    mutating func empty(_ name: String, _ attributes: [String: String]) {
        start(name, attributes)
        bytes += "/>\n".utf8
    }

    mutating func element(_ name: String, _ text: String) {
        start(name, [:])
        bytes.append(UInt8(ascii: ">"))
        escape(text)
        bytes += "</\(name)>\n".utf8
    }

    private mutating func start(_ name: String, _ attributes: [String: String]) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            bytes += " \(key)=\"".utf8
            escape(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// Characters XML 1.0 §2.2 does not allow become U+FFFD.
    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "&": bytes += "&amp;".utf8
            case "\"": bytes += "&quot;".utf8
            case "\t", "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            default: bytes += UTF8.encodedReplacementCharacter
            }
        }
    }
}
