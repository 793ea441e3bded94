/// A regulation or directive of the Union cited by its number: `Verordnung (EU) 2016/399`, `Verordnung (EG) Nr. 223/2009`,
/// `Richtlinie 2009/48/EG`.
///
/// Its CELEX number is made of sector 3, year, `R` or `L`, and the number in four digits (EUR-Lex, structure of CELEX numbers).
struct EuropeanAct: Sendable, Hashable {
    /// Number under which EUR-Lex keeps it.
    let celex: String

    private static let kinds: [(name: [UInt8], letter: String)] = [
        (Array("Verordnung (".utf8), "R"), (Array("Regulation (".utf8), "R"),
        (Array("Richtlinie (".utf8), "L"), (Array("Directive (".utf8), "L"),
    ]
    private static let older: [(name: [UInt8], letter: String)] = [
        (Array("Richtlinie ".utf8), "L"), (Array("Directive ".utf8), "L"),
    ]
    private static let endings: [[UInt8]] = ["/EG", "/EU", "/EWG", "/EC", "/EEC"].map { Array($0.utf8) }
    private static let communities: [[UInt8]] = ["EU) ", "EG) ", "EC) "].map { Array($0.utf8) }
    /// Up to 2014 numbers came before years, behind one of these words.
    private static let ordinals: [[UInt8]] = ["Nr. ", "No ", "No. "].map { Array($0.utf8) }

    /// Reads an act at the start of UTF-8 bytes.
    ///
    /// - Returns: the act and how many bytes its name takes; nil when there is none.
    static func read(_ bytes: some Collection<UInt8>) -> (act: EuropeanAct, length: Int)? {
        var rest = bytes[...]
        func take(_ text: [UInt8]) -> Bool {
            guard rest.starts(with: text) else { return false }
            rest = rest.dropFirst(text.count)
            return true
        }
        func number() -> Int? {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard (1...4).contains(digits.count) else { return nil }
            rest = rest.dropFirst(digits.count)
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard let kind = kinds.first(where: { take($0.name) }) else {
            // Directives up to 2014 end with the community instead.
            guard let letter = older.first(where: { take($0.name) })?.letter, let year = number(),
                take([UInt8(ascii: "/")]), let serial = number(), endings.contains(where: { take($0) })
            else { return nil }
            return act(year < 100 ? 1900 + year : year, letter, serial, bytes.count - rest.count)
        }
        guard communities.contains(where: { take($0) }) else { return nil }
        let isOld = ordinals.contains { take($0) }
        guard let first = number(), take([UInt8(ascii: "/")]), let second = number() else { return nil }
        return isOld
            ? act(second, kind.letter, first, bytes.count - rest.count)
            : act(first, kind.letter, second, bytes.count - rest.count)
    }

    private static func act(_ year: Int, _ letter: String, _ serial: Int, _ length: Int) -> (EuropeanAct, Int)? {
        guard (1958...2099).contains(year), serial > 0 else { return nil }
        let digits = String(serial)
        let celex = "3\(year)\(letter)" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        return (EuropeanAct(celex: celex), length)
    }
}
