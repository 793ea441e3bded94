/// Words that make of a person's name the name of a body, a place or a thing: Robert Koch-Institut, Karl Storz SE.
enum Institutions {
    /// Whether one follows a name, at once, behind a hyphen, or behind one more word.
    static func follow(in text: UnsafeBufferPointer<UInt8>, from end: Int) -> Bool {
        var position = end
        for _ in 0..<2 {
            var gap = 0
            while position < text.count, [0x20, 0x2D, 0x26].contains(text[position]), gap < 4 {
                position += 1
                gap += 1
            }
            let start = position
            while position < text.count, isLetter(text[position]) { position += 1 }
            guard gap > 0, position > start else { return false }
            if contains(text[start..<position]) { return true }
            // e. V., e. K., e. G.
            if position - start == 1, text[start] == UInt8(ascii: "e"), position < text.count,
                text[position] == UInt8(ascii: ".")
            {
                return true
            }
            // A small word ends the name.
            guard (0x41...0x5A).contains(text[start]) || text[start] >= 0x80 else { return false }
        }
        return false
    }

    /// Whether a word names a body, a place or a thing.
    static func contains(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard word.count < 40 else { return false }
        if forms.contains(word) { return true }
        let small = word.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
        return endings.contains { small.count >= $0.count && small.suffix($0.count).elementsEqual($0) }
    }

    private static let forms = Words([
        "SE", "AG", "KG", "GmbH", "gGmbH", "mbH", "UG", "OHG", "KGaA", "eG", "eV", "Inc", "Ltd", "LLC", "SA", "SAS",
        "BV", "NV",
        "Co", "PLC", "plc",
    ])

    private static let endings = [
        "institut", "institute", "instituts", "stiftung", "gesellschaft", "universität", "university", "hochschule",
        "schule",
        "klinik", "klinikum", "krankenhaus", "werke", "preis", "straße", "strasse", "platz", "allee", "haus", "zentrum",
        "center", "archiv", "museum", "akademie", "kolleg", "verlag", "verein", "bibliothek", "programm", "stipendium",
        "gymnasium", "kaserne", "fonds", "gruppe", "group", "foundation", "firma",
    ].map { Array($0.utf8) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}

/// A few words, compared byte by byte.
struct Words: Sendable {
    private let words: Set<[UInt8]>

    init(_ list: [String]) { words = Set(list.map { Array($0.utf8) }) }

    func contains(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { words.contains(Array(word)) }
}
