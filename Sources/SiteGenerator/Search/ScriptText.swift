/// Makes scripts smaller for the reader's line without changing what they do.
enum ScriptText {
    /// The script without indentation, empty lines and lines that are only a comment.
    ///
    /// It knows nothing of JavaScript but lines: the project's scripts keep strings and comments on one line each.
    static func compact(_ script: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(script.count)
        for line in script.split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") }
            let isComment =
                text.starts(with: "//".utf8)
                || (text.starts(with: "/**".utf8) && text.suffix(2).elementsEqual("*/".utf8))
            guard !text.isEmpty, !isComment else { continue }
            result += text
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }
}
