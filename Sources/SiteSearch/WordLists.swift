/// All words of all documents with the rows that have them, cut into files.
struct WordLists {
    /// Files of words, one a line, each line ended.
    private(set) var words: [[UInt8]] = []
    /// Files of hits, one line a word.
    private(set) var hits: [[UInt8]] = []
    /// Number of the first word of each file of hits.
    private(set) var firstWords: [Int] = []

    /// Collects the words of rows.
    ///
    /// - Parameter rows: for each row some lists of words, every word ended by a line feed.
    init(_ rows: [[[UInt8]]]) {
        var numbers: [String: Int] = [:]
        var all: [String] = []
        // For each word its last row, and the gaps so far.
        var last: [Int] = []
        var gaps: [[UInt8]] = []
        for (row, words) in rows.enumerated() {
            for word in words.flatMap({ $0.split(separator: UInt8(ascii: "\n")) }) {
                let word = String(decoding: word, as: UTF8.self)
                let number: Int
                if let known = numbers[word] {
                    number = known
                } else {
                    number = all.count
                    numbers[word] = number
                    all.append(word)
                    last.append(-1)
                    gaps.append([])
                }
                guard last[number] < row else { continue }
                WordLists.append(row - last[number] - 1, to: &gaps[number])
                last[number] = row
            }
        }
        let order = all.indices.sorted { all[$0].utf8.lexicographicallyPrecedes(all[$1].utf8) }
        var wordPart: [UInt8] = []
        var hitPart: [UInt8] = []
        for (position, number) in order.enumerated() {
            if wordPart.count + all[number].utf8.count >= SearchIndex.largestWords {
                words.append(wordPart)
                wordPart = []
            }
            wordPart += all[number].utf8
            wordPart.append(UInt8(ascii: "\n"))
            if hitPart.isEmpty || hitPart.count + gaps[number].count >= SearchIndex.largestHits {
                if !hitPart.isEmpty { hits.append(hitPart) }
                hitPart = []
                firstWords.append(position)
            }
            hitPart += gaps[number]
            hitPart.append(UInt8(ascii: "\n"))
        }
        words.append(wordPart)
        hits.append(hitPart)
        if firstWords.isEmpty { firstWords = [0] }
    }

    /// Appends a number in groups of five bits, the lowest first.
    static func append(_ number: Int, to line: inout [UInt8]) {
        var rest = number
        while rest > 31 {
            line.append(UInt8(35 + 32 + (rest & 31)))
            rest >>= 5
        }
        line.append(UInt8(35 + rest))
    }
}
