/// How a scaffold marks what is still to be filled in: `… Name …`, filled up with dots where a text has a least length.
package enum ScaffoldMark {
    /// A text that says what belongs in its place.
    static func placeholder(_ text: String, atLeast length: Int = 1) -> String {
        let filler = "… \(text) …"
        return filler + String(repeating: ".", count: max(0, length - filler.unicodeScalars.count))
    }

    /// Whether nobody has written over what a scaffold put there.
    package static func isPlaceholder(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var (start, end) = (0, text.count)
        while start < end, text[start] == UInt8(ascii: " ") { start += 1 }
        // Every text is asked, and hardly one begins so.
        guard isMark(text, at: start) else { return false }
        while end > start, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        return end - start > 8 && text[start + 3] == UInt8(ascii: " ") && isMark(text, at: end - 3)
    }

    /// Whether `…` stands at a place.
    private static func isMark(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        place + 3 <= text.count && text[place] == 0xE2 && text[place + 1] == 0x80 && text[place + 2] == 0xA6
    }
}
