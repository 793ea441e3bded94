import Testing

@testable import SiteSearch

@Suite("Words of a record")
struct WordSetTests {
    @Test("each word is there once, in order of bytes, however many there are")
    func once() {
        var words = WordSet()
        var expected: Set<String> = []
        for number in (0..<5_000).reversed() {
            let word = "w\(number * 7919 % 3001)"
            expected.insert(word)
            words.insert(ArraySlice(word.utf8))
        }
        let lines = expected.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { $0 + "\n" }.joined()
        #expect(String(decoding: words.lines, as: UTF8.self) == lines)
    }

    @Test("no words are no lines")
    func none() {
        #expect(WordSet().lines.isEmpty)
    }
}
