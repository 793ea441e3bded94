/// Texts that say nothing.
enum Placeholders {
    private static let phrases: Set<String> = [
        "folgt", "wird nachgereicht", "n/a", "na", "n. a.", "k. a.", "k.a.", "keine angabe", "tbd", "tba", "todo",
        "xxx",
        "xx", "x", "-", "--", "---", ".", "...", "…", "?", "siehe oben", "s. o.", "s.o.", "siehe unten", "siehe anlage",
        "lorem ipsum", "platzhalter", "test", "offen", "entfällt", "noch offen", "unbekannt.", "see above", "none",
        "nil",
    ]

    /// Whether a whole text is a placeholder, or begins with a well-known filler.
    static func contains(_ text: String) -> Bool {
        guard text.utf8.count <= 200 else { return text.utf8.starts(with: "Lorem ipsum".utf8) }
        var folded = text.lowercased()
        while let last = folded.unicodeScalars.last, last == "." || last == "!" || last == " " {
            folded.unicodeScalars.removeLast()
        }
        while folded.unicodeScalars.first == " " { folded.unicodeScalars.removeFirst() }
        return folded.isEmpty || phrases.contains(folded) || phrases.contains(text.lowercased())
            || folded.utf8.starts(with: "lorem ipsum".utf8)
    }
}
