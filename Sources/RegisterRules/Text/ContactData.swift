/// Finds contact and bank data in running text (Art. 71(5) AI Act: no natural persons in the public part).
enum ContactData {
    /// What was found.
    enum Kind: Sendable, Equatable {
        case email, phone, iban
    }

    /// The first contact datum in a text; nil when there is none.
    static func first(in bytes: UnsafeBufferPointer<UInt8>) -> Kind? {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "@"), position > 0, isWord(bytes[position - 1]), domainFollows(bytes, position + 1)
            {
                return .email
            }
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "["), spelledAt(bytes, position) { return .email }
            let startsWord = position == 0 || !isWord(bytes[position - 1])
            if startsWord, isLetter(byte), BankAccount.starts(at: position, in: bytes) { return .iban }
            if startsWord, isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") {
                let run = NumberRun(in: bytes, from: position)
                if run.count > 0 {
                    if isPhone(run, in: bytes) { return .phone }
                    position = max(position, run.end - 1)
                }
            }
            position += 1
        }
        return nil
    }

    // MARK: - Telephone numbers

    /// Digits that belong together, with the signs between them.
    private struct NumberRun {
        let start: Int
        private(set) var end: Int
        /// Number of digits.
        private(set) var count = 0
        /// Whether signs part them.
        private(set) var isGrouped = false
        private(set) var strokes = 0
        /// Number of digits behind the last stroke.
        private(set) var behindStroke = 0
        /// Position of the first digit.
        private(set) var firstDigit = -1

        init(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
            self.start = start
            end = start
            var position = start
            let isInternational = bytes[start] == UInt8(ascii: "+")
            if isInternational || bytes[start] == UInt8(ascii: "(") { position += 1 }
            // Blanks and strokes in a row are one gap, of at most four signs.
            var gap = 0
            while position < bytes.count {
                let (length, isStroke) = NumberRun.sign(bytes, position, allowsDots: isInternational)
                if (0x30...0x39).contains(bytes[position]) {
                    if count == 0 { firstDigit = position }
                    if gap > 0, count > 0 { isGrouped = true }
                    gap = 0
                    count += 1
                    behindStroke += 1
                    position += 1
                    end = position
                } else if length > 0, gap < 4 {
                    if isStroke {
                        strokes += 1
                        behindStroke = 0
                    }
                    gap += 1
                    position += length
                } else {
                    break
                }
            }
        }

        /// Length of a sign that may stand in a number; 0 for others.
        private static func sign(
            _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, allowsDots: Bool
        ) -> (length: Int, isStroke: Bool) {
            switch bytes[position] {
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): return (1, false)
            case UInt8(ascii: "/"): return (1, true)
            case UInt8(ascii: "."): return (allowsDots ? 1 : 0, false)
            // The blank that does not break (C2 A0), and hyphens and dashes (E2 80 90…95, thin blanks among E2 80).
            case 0xC2: return (position + 1 < bytes.count && bytes[position + 1] == 0xA0 ? 2 : 0, false)
            case 0xE2:
                guard position + 2 < bytes.count, bytes[position + 1] == 0x80 else { return (0, false) }
                return ((0x89...0x95).contains(bytes[position + 2]) || bytes[position + 2] == 0xAF ? 3 : 0, false)
            default: return (0, false)
            }
        }
    }

    /// Words before a telephone number, in lower case.
    private static let phoneWords = words([
        "tel", "telefon", "telefonnummer", "telefonisch", "fon", "phone", "telephone", "mobil", "mobilnummer", "handy",
        "handynummer", "fax", "faxnummer", "telefax", "rufnummer", "hotline", "durchwahl", "servicenummer", "anruf",
        "anrufen", "call",
    ])

    /// Words before numbers of files, laws, contracts and things, in lower case.
    private static let fileWords = words([
        "az", "aktenzeichen", "gz", "gesch", "geschz", "geschäftszeichen", "geschäftsz", "vorgangsnummer", "vorgang",
        "aktennummer", "akte", "bestellnummer", "vertragsnummer", "vertrag", "rahmenvertrag", "kassenzeichen",
        "steuernummer", "drs", "drucksache", "drucksachen", "isbn", "issn", "hrb", "hra", "din", "iso",
        "dokumentnummer",
        "inventarnummer", "kennzahl", "kennziffer", "kennung", "registernummer", "projektnummer", "vergabenummer",
        "zeichen", "leitweg", "version",
    ])

    private static func isPhone(_ run: NumberRun, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard run.firstDigit >= 0, run.count <= 18 else { return false }
        if run.start > 0, bytes[run.start - 1] == UInt8(ascii: ".") || bytes[run.start - 1] == UInt8(ascii: ",") {
            return false
        }
        // A number goes on with letters or decimals where it counts or names something.
        if run.end < bytes.count, isWord(bytes[run.end]) { return false }
        let words = wordsBefore(bytes, run.start)
        if words.contains(where: { fileWords.contains($0) }) { return false }
        let isNamed = words.contains { phoneWords.contains($0) }
        if isNamed, run.count >= 5, !isYear(run, in: bytes) { return true }
        if bytes[run.start] == UInt8(ascii: "+") { return run.count >= 9 }
        guard bytes[run.firstDigit] == 0x30, run.count >= 9, run.isGrouped, run.strokes <= 1 else { return false }
        return isAreaCode(bytes, run.firstDigit) && !isYear(run, in: bytes)
    }

    /// Whether a stroke with a year ends the number, as in numbers of files: `030-123456/2024`.
    private static func isYear(_ run: NumberRun, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard run.strokes > 0, run.behindStroke == 4 || run.behindStroke == 2, run.count - run.behindStroke > 4 else {
            return false
        }
        let year = bytes[(run.end - run.behindStroke)..<run.end]
        return run.behindStroke == 2 || year.starts(with: Array("19".utf8)) || year.starts(with: Array("20".utf8))
    }

    /// Whether a leading zero may begin an area code: not inside a longer number in groups (`99 001 023 017 000`), and
    /// not one digit before a stroke, as in months and file numbers (`05/2024`, `04-1234`); area codes have two or more.
    private static func isAreaCode(_ bytes: UnsafeBufferPointer<UInt8>, _ zero: Int) -> Bool {
        var before = zero - 1
        while before >= 0, bytes[before] == 0x20 { before -= 1 }
        if before >= 0, isDigit(bytes[before]) { return false }
        guard zero + 2 < bytes.count, (0x31...0x39).contains(bytes[zero + 1]) else { return true }
        return bytes[zero + 2] != UInt8(ascii: "/") && bytes[zero + 2] != UInt8(ascii: "-")
    }

    /// The two words before a place, in lower case: of "Aktenzeichen Nr. 030 …" both.
    private static func wordsBefore(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var position = place - 1
        while position >= 0, words.count < 2 {
            // A sentence that has ended says nothing about the next number; the dot of a short word does not end one.
            while position >= 0, [0x20, 0x2E, 0x3A, 0x28, 0x23, 0x2F, 0x2D].contains(bytes[position]) { position -= 1 }
            let end = position + 1
            while position >= 0, isLetter(bytes[position]), end - position < 24 { position -= 1 }
            guard end > position + 1 else { break }
            let word = bytes[(position + 1)..<end].map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
            words.append(word)
            // Only little words stand between the name and the number.
            guard between.contains(word) else { break }
        }
        return words
    }

    private static let between = words([
        "nr", "nummer", "no", "unter", "die", "der", "das", "lautet", "ist", "am", "apparat",
    ])

    private static func words(_ list: [String]) -> Set<[UInt8]> { Set(list.map { Array($0.utf8) }) }

    // MARK: - Mail addresses

    /// `(at)` or `[at]` between two words.
    private static func spelledAt(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        guard position > 0, position + 4 < bytes.count, bytes[position + 1] | 0x20 == UInt8(ascii: "a"),
            bytes[position + 2] | 0x20 == UInt8(ascii: "t"), [0x29, 0x5D].contains(bytes[position + 3])
        else { return false }
        var before = position - 1
        while before > 0, bytes[before] == 0x20 { before -= 1 }
        var after = position + 4
        while after < bytes.count, bytes[after] == 0x20 { after += 1 }
        return isWord(bytes[before]) && domainFollows(bytes, after)
    }

    private static func domainFollows(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var position = start
        var sawDot = false
        while position < bytes.count,
            isWord(bytes[position]) || bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: "-")
        {
            if bytes[position] == UInt8(ascii: "."), position > start, position + 1 < bytes.count,
                isWord(bytes[position + 1])
            {
                sawDot = true
            }
            position += 1
        }
        return sawDot
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F }
}
