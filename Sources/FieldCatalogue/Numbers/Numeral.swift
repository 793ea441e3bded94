/// Digits as people write them, read without rounding.
struct Numeral: Sendable, Equatable {
    /// All digits as one number.
    let digits: Int
    /// How many of them stand behind the decimal sign.
    let decimals: Int
    /// Whether the spelling has only one meaning: `1.200` is 1200 in German and 1.2 in English.
    let isPlain: Bool

    /// What a run of digits and signs is.
    enum Reading: Sendable, Equatable {
        case numeral(Numeral)
        /// It has two meanings that are both usual.
        case ambiguous
        /// It is a day, a time, an old number with a leading zero, or too long.
        case none
    }

    /// Reads digits with signs between them (`.`, `,`, `'`, blanks), which stand at neither end.
    ///
    /// Groups of three behind the first are thousands; one other sign parts the decimals. Where one sign stands before
    /// exactly three digits, a dot groups, as in German; a comma could be either and is read as neither.
    static func reading(_ text: ArraySlice<UInt8>) -> Reading {
        var groups: [[UInt8]] = [[]]
        var signs: [UInt8] = []
        for byte in text {
            if (0x30...0x39).contains(byte) {
                groups[groups.count - 1].append(byte)
            } else {
                signs.append(byte)
                groups.append([])
            }
        }
        guard groups.allSatisfy({ !$0.isEmpty }), text.count <= 40 else { return .none }
        if signs.isEmpty { return made(groups[0], [], isPlain: true) }
        let last = signs[signs.count - 1]
        let isDecimalSign = last == UInt8(ascii: ".") || last == UInt8(ascii: ",")
        // All signs but the last are the same, and part groups of three.
        let isGrouped =
            signs.dropLast().allSatisfy { $0 == signs[0] } && groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
        guard isGrouped, signs.count == 1 || (1...3).contains(groups[0].count) else { return .none }
        let isThreeBehind = groups[groups.count - 1].count == 3
        if signs.count > 1, last == signs[0] {
            return isThreeBehind ? grouped(groups, isPlain: true) : .none
        }
        if signs.count > 1 {
            // 1.200,5 and 1,200.5 and 1 200,5.
            return isDecimalSign
                ? made(groups.dropLast().flatMap { $0 }, groups[groups.count - 1], isPlain: true) : .none
        }
        guard isDecimalSign else {
            // Blanks and apostrophes only group.
            return isThreeBehind && (1...3).contains(groups[0].count) ? grouped(groups, isPlain: true) : .none
        }
        guard isThreeBehind, (1...3).contains(groups[0].count), groups[0][0] != UInt8(ascii: "0") else {
            return made(groups[0], groups[1], isPlain: true)
        }
        return last == UInt8(ascii: ".") ? grouped(groups, isPlain: false) : .ambiguous
    }

    private static func grouped(_ groups: [[UInt8]], isPlain: Bool) -> Reading {
        made(groups.flatMap { $0 }, [], isPlain: isPlain)
    }

    private static func made(
        _ whole: [UInt8], _ behind: [UInt8], isPlain: Bool
    ) -> Reading {
        // 0815 and 007 are names of things, 0,5 is a number.
        guard whole.count == 1 || whole.first != UInt8(ascii: "0"), whole.count + behind.count <= 15 else {
            return .none
        }
        let digits = (whole + behind).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return .numeral(Numeral(digits: digits, decimals: behind.count, isPlain: isPlain))
    }
}
