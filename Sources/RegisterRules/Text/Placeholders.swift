import Records

/// Texts that say nothing.
enum Placeholders {
    /// Whole texts, in lower case, that stand in for something to come.
    private static let phrases: [[UInt8]] = [
        "folgt", "wird nachgereicht", "n/a", "na", "n. a", "k. a", "k.a", "keine angabe", "tbd", "tba", "todo", "xxx",
        "xx", "x", "-", "--", "---", "", "…", "?", "siehe oben", "s. o", "s.o", "siehe unten", "siehe anlage",
        "platzhalter", "test", "offen", "noch offen", "see above", "none", "nil",
        "to be determined", "wird ergänzt", "nachzutragen",
    ].map { Array($0.utf8) }
    private static let byLength = Dictionary(grouping: phrases, by: \.count)
    private static let filler = Array("lorem ipsum".utf8)
    private static let longest = phrases.map(\.count).max() ?? 0

    /// Whether a whole text is a placeholder, or begins with a well-known filler; dots and blanks around do not count.
    static func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var (start, end) = (0, text.count)
        while start < end, text[start] == UInt8(ascii: " ") { start += 1 }
        if end - start >= 11, lower(text[start]) == UInt8(ascii: "l"),
            filler.indices.allSatisfy({ lower(text[start + $0]) == filler[$0] })
        {
            return true
        }
        if ScaffoldMark.isPlaceholder(text) { return true }
        while end > start, isSurrounding(text[end - 1]) { end -= 1 }
        guard end - start <= longest, let candidates = byLength[end - start] else { return false }
        return candidates.contains { phrase in phrase.indices.allSatisfy { lower(text[start + $0]) == phrase[$0] } }
    }

    private static func isSurrounding(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: " ")
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }
}
