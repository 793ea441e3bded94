/// Words as bytes, each once, one behind the other in one piece of memory.
struct WordSet {
    private var bytes: [UInt8] = []
    private var words: [Range<Int>] = []
    /// Positions in `words` by checksum, -1 where there is none; its length is a power of two.
    private var places = [Int32](repeating: -1, count: 1_024)

    /// Adds a word unless it is there.
    mutating func insert(_ word: ArraySlice<UInt8>) {
        if words.count * 2 >= places.count { grow() }
        var place = start(word)
        while places[place] >= 0 {
            let range = words[Int(places[place])]
            if range.count == word.count, bytes[range].elementsEqual(word) { return }
            place = (place + 1) & (places.count - 1)
        }
        places[place] = Int32(words.count)
        words.append(bytes.count..<bytes.count + word.count)
        bytes += word
    }

    /// The words in order of bytes, each ended by a line feed.
    var lines: [UInt8] {
        var lines: [UInt8] = []
        // Kept for every record until the index is written: no byte more than needed.
        lines.reserveCapacity(bytes.count + words.count)
        bytes.withUnsafeBufferPointer { bytes in
            for word in words.sorted(by: { bytes[$0].lexicographicallyPrecedes(bytes[$1]) }) {
                lines += bytes[word]
                lines.append(UInt8(ascii: "\n"))
            }
        }
        return lines
    }

    /// Where the search for a word starts (FNV-1a, 32 bits).
    private func start(_ word: ArraySlice<UInt8>) -> Int {
        var checksum: UInt32 = 2_166_136_261
        for byte in word { checksum = (checksum ^ UInt32(byte)) &* 16_777_619 }
        return Int(checksum) & (places.count - 1)
    }

    private mutating func grow() {
        places = [Int32](repeating: -1, count: places.count * 2)
        for (number, range) in words.enumerated() {
            var place = start(bytes[range])
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(number)
        }
    }
}
