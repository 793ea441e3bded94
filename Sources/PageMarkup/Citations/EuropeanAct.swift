/// An act of the Union cited by its number: `Verordnung (EU) 2016/399`, `Verordnung (EG) Nr. 223/2009`,
/// `Richtlinie 2009/48/EG`, `Durchführungsverordnung (EU) 2021/808`, `Rahmenbeschluss 2008/977/JI`.
///
/// Its CELEX number is made of sector 3, year, a letter for the kind of act, and the number in four digits (EUR-Lex,
/// structure of CELEX numbers).
struct EuropeanAct: Sendable, Hashable {
    /// Number under which EUR-Lex keeps it.
    let celex: String

    /// What acts are called, longest first where one begins with another.
    private static let kinds: [(name: [UInt8], letter: String)] = [
        (["Durchführungsverordnung", "Delegierten Verordnung", "Delegierte Verordnung", "Verordnung", "VO"], "R"),
        (["Implementing Regulation", "Delegated Regulation", "Regulation"], "R"),
        (["Durchführungsrichtlinie", "Delegierten Richtlinie", "Delegierte Richtlinie", "Richtlinie", "RL"], "L"),
        (["Directive"], "L"), (["Rahmenbeschlusses", "Rahmenbeschluss", "Framework Decision"], "F"),
        (["Durchführungsbeschlusses", "Durchführungsbeschluss", "Beschlusses", "Beschluss"], "D"),
        (["Implementing Decision", "Decision"], "D"),
    ].flatMap { names, letter in names.map { (Array("\($0) ".utf8), letter) } }
    /// Whether the name of an act may begin with a letter: every word with a capital letter is asked.
    private static func mayBegin(with byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "B"), UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "I"), UInt8(ascii: "R"),
            UInt8(ascii: "V"):
            true
        default: false
        }
    }

    private static let communities: [[UInt8]] = [
        "(EU) ", "(EG) ", "(EWG) ", "(EC) ", "(EEC) ", "(EU, Euratom) ", "(EG, Euratom) ", "(EC, Euratom) ",
    ].map { Array($0.utf8) }
    private static let endings: [[UInt8]] = ["/EG", "/EU", "/EWG", "/EC", "/EEC", "/JI", "/JHA", "/GASP"].map {
        Array($0.utf8)
    }
    /// Up to 2014 the numbers of regulations came before the years, behind one of these words.
    private static let ordinals: [[UInt8]] = ["Nr. ", "Nr ", "No. ", "No "].map { Array($0.utf8) }

    private static let known: Set<[Int]> = [[2016, 679], [2016, 680], [2024, 1689]]

    /// Reads an act that starts at a place.
    ///
    /// - Returns: the act and where its name ends; nil when there is none.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (act: EuropeanAct, end: Int)? {
        var position = start
        func take(_ text: [UInt8]) -> Bool {
            guard let end = CitationTokens.end(of: text, in: bytes, at: position) else { return false }
            position = end
            return true
        }
        func number() -> Int? {
            var (value, digits) = (0, 0)
            while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
                guard digits < 4 else { return nil }
                value = value * 10 + Int(bytes[position] - 0x30)
                digits += 1
                position += 1
            }
            return digits > 0 ? value : nil
        }
        guard start < bytes.count, mayBegin(with: bytes[start]), let kind = kinds.first(where: { take($0.name) }) else {
            return nil
        }
        let community = communities.first { take($0) }
        let hasOrdinal = ordinals.contains { take($0) }
        guard let first = number(), take([UInt8(ascii: "/")]), let second = number() else { return nil }
        // `2009/48/EG`; a regulation never ends so.
        let hasEnding = community == nil && kind.letter != "R" && endings.contains { take($0) }
        if position < bytes.count, bytes[position] == UInt8(ascii: "/") || CitationTokens.isWordByte(bytes[position]) {
            return nil
        }
        // Without a community it could be anybody's: only acts that everybody cites so are meant for sure.
        let isEuropean = community != nil || hasEnding || !hasOrdinal && known.contains([first, second])
        guard isEuropean, let (year, serial) = parts(first, second, hasOrdinal, hasEnding, community, kind.letter)
        else { return nil }
        let digits = String(serial)
        let celex = "3\(year)\(kind.letter)" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        return (EuropeanAct(celex: celex), position)
    }

    /// Which of two numbers is the year: since 2015 the first one of every act; before, that of directives and
    /// decisions (`95/46/EG`), and the second one of regulations (`1408/71`, `223/2009`).
    private static func parts(
        _ first: Int, _ second: Int, _ hasOrdinal: Bool, _ hasEnding: Bool, _ community: [UInt8]?, _ letter: String
    ) -> (year: Int, serial: Int)? {
        func year(_ number: Int) -> Int? {
            number < 100 ? (number >= 58 ? 1900 + number : nil) : (1958...2099).contains(number) ? number : nil
        }
        let isOldRegulation = letter == "R" && (hasOrdinal || first < 2015)
        // A regulation of today with a "Nr." too many still has its year in front; "(EU)" there is since 2009.
        let isUnion = community?.starts(with: "(EU".utf8) == true
        if isOldRegulation, let value = year(second), !isUnion || (2009...2014).contains(value) {
            return first > 0 ? (value, first) : nil
        }
        guard let value = year(first), second > 0, hasEnding || value >= 2015 || !isOldRegulation else { return nil }
        return (value, second)
    }
}
