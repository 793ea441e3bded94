/// What changed inside a long text, word by word.
///
/// Common words at both ends are found in linear time; what lies between is compared by Myers' algorithm up to
/// `mostEdits` differing words, and shown as one change beyond that: time and memory stay bounded.
package struct WordDifference: Sendable {
    /// A run of words that both texts have, or that only one of them has.
    package enum Piece: Sendable, Hashable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Differing words up to which the exact difference is looked for.
    package static let mostEdits = 400

    /// The pieces in order; those removed stand before those added in their place.
    package let pieces: [Piece]
    /// Comparisons of words the search took; at most `mostEdits` squared and the words themselves.
    package let comparisons: Int

    /// Compares two texts.
    package init(_ before: String, _ after: String) {
        let (old, new) = (WordDifference.words(before), WordDifference.words(after))
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var tail = 0
        while tail < old.count - start, tail < new.count - start, old[old.count - 1 - tail] == new[new.count - 1 - tail]
        {
            tail += 1
        }
        var steps = start + tail
        let middle = WordDifference.edits(
            old[start..<old.count - tail], new[start..<new.count - tail], &steps)
        comparisons = steps
        var marks = old[..<start].map { (0, $0) } + middle + old[(old.count - tail)...].map { (0, $0) }
        WordDifference.bridge(&marks)
        pieces = WordDifference.joined(marks)
    }

    /// The text before, as HTML: what is gone stands in `<del>`.
    package var before: [UInt8] { markup(tag: "del") { if case .removed = $0 { true } else { false } } }

    /// The text after, as HTML: what is new stands in `<ins>`.
    package var after: [UInt8] { markup(tag: "ins") { if case .added = $0 { true } else { false } } }

    private func markup(tag: String, _ isMarked: (Piece) -> Bool) -> [UInt8] {
        var output: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .same(let text): HTML.append(escaped: text, to: &output)
            case .removed(let text), .added(let text):
                guard isMarked(piece) else { continue }
                output += "<\(tag)>".utf8
                HTML.append(escaped: text, to: &output)
                output += "</\(tag)>".utf8
            }
        }
        return output
    }

    /// Words, blanks and signs; joined they are the text again.
    private static func words(_ text: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var current: [UInt8] = []
        var kind = 0
        for byte in text.utf8 {
            let next: Int
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: next = 1
            case 0x09, 0x0A, 0x0D, 0x20: next = 2
            default: next = 3
            }
            if (next != kind || next == 3), !current.isEmpty {
                words.append(current)
                current = []
            }
            kind = next
            current.append(byte)
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    /// Steps from old to new: −1 removed, 1 added, 0 in both.
    private static func edits(
        _ old: ArraySlice<[UInt8]>, _ new: ArraySlice<[UInt8]>, _ steps: inout Int
    ) -> [(Int, [UInt8])] {
        let (old, new) = (Array(old), Array(new))
        guard !old.isEmpty, !new.isEmpty, let trace = trace(old, new, &steps) else {
            return old.map { (-1, $0) } + new.map { (1, $0) }
        }
        var result: [(Int, [UInt8])] = []
        var (x, y) = (old.count, new.count)
        let origin = trace.origin
        for (depth, furthest) in trace.steps.enumerated().reversed() {
            let diagonal = x - y
            let goesDown =
                diagonal == -depth
                || diagonal != depth && furthest[origin + diagonal - 1] < furthest[origin + diagonal + 1]
            let previous = goesDown ? diagonal + 1 : diagonal - 1
            let previousX = furthest[origin + previous]
            let previousY = previousX - previous
            while x > previousX, y > previousY {
                x -= 1
                y -= 1
                result.append((0, old[x]))
            }
            guard depth > 0 else { break }
            result.append(goesDown ? (1, new[previousY]) : (-1, old[previousX]))
            (x, y) = (previousX, previousY)
        }
        return result.reversed()
    }

    /// The furthest points on every diagonal as they were before each step (Myers 1986); nil when the texts differ in
    /// more than `mostEdits` words. Diagonal 0 stands at `origin`.
    private static func trace(
        _ old: [[UInt8]], _ new: [[UInt8]], _ count: inout Int
    ) -> (steps: [[Int]], origin: Int)? {
        let most = min(old.count + new.count, mostEdits)
        let origin = most + 1
        var furthest = [Int](repeating: 0, count: 2 * most + 3)
        var steps: [[Int]] = []
        for depth in 0...most {
            steps.append(furthest)
            for diagonal in stride(from: -depth, through: depth, by: 2) {
                let goesDown =
                    diagonal == -depth
                    || diagonal != depth && furthest[origin + diagonal - 1] < furthest[origin + diagonal + 1]
                var x = goesDown ? furthest[origin + diagonal + 1] : furthest[origin + diagonal - 1] + 1
                count += 1
                while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] {
                    x += 1
                    count += 1
                }
                furthest[origin + diagonal] = x
                if x >= old.count, x - diagonal >= new.count { return (steps, origin) }
            }
        }
        return nil
    }

    /// A blank that both texts have between two changed words is shown as part of the change.
    private static func bridge(_ marks: inout [(Int, [UInt8])]) {
        guard marks.count > 2 else { return }
        var result: [(Int, [UInt8])] = []
        for (index, mark) in marks.enumerated() {
            let isBlank = mark.0 == 0 && mark.1.allSatisfy { $0 == 0x20 }
            if isBlank, index > 0, index + 1 < marks.count, marks[index - 1].0 != 0, marks[index + 1].0 != 0 {
                result.append((-1, mark.1))
                result.append((1, mark.1))
            } else {
                result.append(mark)
            }
        }
        marks = result
    }

    private static func joined(_ marks: [(Int, [UInt8])]) -> [Piece] {
        var pieces: [Piece] = []
        var (same, removed, added): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        func flush() {
            if !removed.isEmpty { pieces.append(.removed(text(removed))) }
            if !added.isEmpty { pieces.append(.added(text(added))) }
            (removed, added) = ([], [])
        }
        for (step, word) in marks {
            switch step {
            case 0:
                flush()
                same += word
            default:
                if !same.isEmpty { pieces.append(.same(text(same))) }
                same = []
                if step < 0 { removed += word } else { added += word }
            }
        }
        flush()
        if !same.isEmpty { pieces.append(.same(text(same))) }
        return pieces
    }
}
