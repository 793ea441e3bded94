/// Writes XML 1.0: elements, attributes in order of their names, escaped text; UTF-8.
struct XMLWriter: Sendable {
    private(set) var bytes: [UInt8]

    /// Starts a document, or a part that is put into one later.
    init(isPart: Bool = false) {
        bytes = isPart ? [] : Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    }

    /// Adds elements that were written as a part.
    mutating func add(part: [UInt8]) { bytes += part }

    mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        start(name, attributes)
        bytes += ">\n".utf8
    }

    mutating func close(_ name: String) {
        bytes += "</".utf8
        bytes += name.utf8
        bytes += ">\n".utf8
    }

    mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        start(name, attributes)
        bytes += "/>\n".utf8
    }

    mutating func element(_ name: String, _ text: String) {
        start(name, [:])
        bytes.append(UInt8(ascii: ">"))
        escape(text)
        close(name)
    }

    private mutating func start(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        guard !attributes.isEmpty else { return }
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            bytes.append(UInt8(ascii: " "))
            bytes += key.utf8
            bytes += "=\"".utf8
            escape(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// Characters XML 1.0 §2.2 does not allow become U+FFFD: control characters, U+FFFE and U+FFFF.
    private mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // What needs no change is added in one piece.
            var start = 0
            func add(_ replacement: StaticString, from place: Int, behind end: Int) {
                bytes += UnsafeBufferPointer(rebasing: utf8[start..<place])
                replacement.withUTF8Buffer { bytes += $0 }
                start = end
            }
            for position in utf8.indices {
                switch utf8[position] {
                case UInt8(ascii: "<"): add("&lt;", from: position, behind: position + 1)
                case UInt8(ascii: ">"): add("&gt;", from: position, behind: position + 1)
                case UInt8(ascii: "&"): add("&amp;", from: position, behind: position + 1)
                case UInt8(ascii: "\""): add("&quot;", from: position, behind: position + 1)
                case 0x09, 0x0A: break
                case 0x00..<0x20: add("\u{FFFD}", from: position, behind: position + 1)
                case 0xEF where position + 2 < utf8.count && utf8[position + 1] == 0xBF && utf8[position + 2] >= 0xBE:
                    add("\u{FFFD}", from: position, behind: position + 3)
                default: break
                }
            }
            bytes += UnsafeBufferPointer(rebasing: utf8[start...])
        }
    }
}
