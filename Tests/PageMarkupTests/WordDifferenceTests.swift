@testable import PageMarkup
import Testing

@Suite("Changed words")
struct WordDifferenceTests {
    private func joined(_ difference: WordDifference, leavingOut: (WordDifference.Piece) -> Bool) -> String {
        difference.pieces.filter { !leavingOut($0) }.map { piece in
            switch piece {
            case .same(let text), .removed(let text), .added(let text): text
            }
        }.joined()
    }

    private func restored(_ difference: WordDifference) -> (before: String, after: String) {
        (
            joined(difference) { if case .added = $0 { true } else { false } },
            joined(difference) { if case .removed = $0 { true } else { false } }
        )
    }

    @Test("marks one changed word and leaves the rest alone")
    func oneWord() {
        let difference = WordDifference("Das Amt prüft jeden Fall.", "Das Amt prüft jeden dritten Fall.")
        #expect(difference.pieces == [.same("Das Amt prüft jeden "), .added("dritten "), .same("Fall.")])
        #expect(
            String(decoding: WordDifference("ein <Hund>", "ein <Vogel>").after, as: UTF8.self)
                == "ein &lt;<ins>Vogel</ins>&gt;")
        #expect(
            String(decoding: WordDifference("ein <Hund>", "ein <Vogel>").before, as: UTF8.self)
                == "ein &lt;<del>Hund</del>&gt;")
    }

    @Test("a blank between two changed words belongs to the change")
    func bridges() {
        let difference = WordDifference("gilt seit Mai 2025 hier", "gilt seit Juni 2026 hier")
        #expect(
            difference.pieces
                == [.same("gilt seit "), .removed("Mai 2025"), .added("Juni 2026"), .same(" hier")])
    }

    @Test("both texts can be put together again, in every small world")
    func exhaustive() {
        let words = ["a", "b", " "]
        var texts = [""]
        for _ in 0..<4 { texts += texts.flatMap { text in words.map { text + $0 } } }
        for before in Set(texts) {
            for after in Set(texts) {
                let (old, new) = restored(WordDifference(before, after))
                #expect(old == before && new == after, "\(before) | \(after)")
            }
        }
    }

    @Test("finds as few changed words as the slow textbook way")
    func minimal() {
        // Words of one letter without blanks between them count as one word: signs are words of their own.
        let signs: [Character] = [".", ",", ";"]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let before = String(
                (0..<Int.random(in: 0...9, using: &generator)).map { _ in signs.randomElement() ?? "." })
            let after = String((0..<Int.random(in: 0...9, using: &generator)).map { _ in signs.randomElement() ?? "." })
            let changed = WordDifference(before, after).pieces.reduce(0) { sum, piece in
                switch piece {
                case .same: sum
                case .removed(let text), .added(let text): sum + text.count
                }
            }
            #expect(
                changed == before.count + after.count - 2 * common(Array(before), Array(after)), "\(before) | \(after)")
        }
    }

    /// Length of the longest common subsequence.
    private func common(_ left: [Character], _ right: [Character]) -> Int {
        var row = [Int](repeating: 0, count: right.count + 1)
        for character in left {
            var diagonal = 0
            for (index, other) in right.enumerated() {
                let above = row[index + 1]
                row[index + 1] = character == other ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[right.count]
    }

    @Test("texts without a common word take no more steps when they are longer, and are shown as one change")
    func bounded() {
        var steps: [Int] = []
        for count in [3_000, 6_000] {
            let before = (0..<count).map { "alt\($0)" }.joined(separator: "\n")
            let after = (0..<count).map { "neu\($0)" }.joined(separator: "\t")
            let difference = WordDifference(before, after)
            #expect(difference.pieces == [.removed(before), .added(after)])
            steps.append(difference.comparisons)
        }
        #expect(steps[0] == steps[1])
        #expect(steps[1] <= WordDifference.mostEdits * WordDifference.mostEdits)
    }
}
