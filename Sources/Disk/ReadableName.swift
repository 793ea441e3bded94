/// File names that are not UTF-8, for people.
package enum ReadableName {
    /// The name with its strange bytes as `\xFF`.
    package static func of(_ bytes: [UInt8]) -> String {
        var text = ""
        var rest = bytes[...]
        while let byte = rest.first {
            // The longest valid start is one to four bytes long.
            let character = (1...4).lazy.compactMap { length -> String? in
                rest.count >= length ? String(validating: rest.prefix(length), as: UTF8.self) : nil
            }.first
            if let character {
                text += character
                rest = rest.dropFirst(character.utf8.count)
            } else {
                text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                rest = rest.dropFirst()
            }
        }
        return text
    }
}
