/// How a scaffold marks what is still to be filled in: `… Name …`, filled up with dots where a text has a least length.
package enum ScaffoldMark {
    private static let mark: [UInt8] = [0xE2, 0x80, 0xA6]

    /// A text that says what belongs in its place.
    static func placeholder(_ text: String, atLeast length: Int = 1) -> String {
        let filler = "… \(text) …"
        return filler + String(repeating: ".", count: max(0, length - filler.unicodeScalars.count))
    }

    /// Whether nobody has written over what a scaffold put there.
    package static func isPlaceholder(_ text: some RandomAccessCollection<UInt8>) -> Bool {
        let rest = text.drop { $0 == UInt8(ascii: " ") }
        var end = rest.endIndex
        while end > rest.startIndex, rest[rest.index(before: end)] == UInt8(ascii: ".") {
            end = rest.index(before: end)
        }
        let kept = rest[..<end]
        return kept.count > 8 && kept.starts(with: mark + [UInt8(ascii: " ")]) && kept.suffix(3).elementsEqual(mark)
    }
}
