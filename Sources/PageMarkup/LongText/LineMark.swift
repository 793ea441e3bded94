/// What could be the mark of an item at the start of a line.
struct LineMark: Sendable, Equatable {
    /// The sign or number.
    enum Kind: Sendable, Equatable {
        case bullet(UInt8)
        case ordinal(Int, hasParenthesis: Bool)
    }

    let kind: Kind
    /// Where the text behind it starts.
    let content: Int

    /// Reads the mark of a line without blanks around; nil when it has none, or nothing behind it.
    init?(_ line: ArraySlice<UInt8>) {
        guard let first = line.first else { return nil }
        var position = line.startIndex
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            kind = .bullet(first)
            position += 1
        case 0x30...0x39:
            var number = 0
            while position < line.endIndex, (0x30...0x39).contains(line[position]) {
                guard position - line.startIndex < 9 else { return nil }
                number = number * 10 + Int(line[position] - 0x30)
                position += 1
            }
            // "01." would be shown as "1.".
            guard first != 0x30 || position == line.startIndex + 1, position < line.endIndex,
                line[position] == UInt8(ascii: ".") || line[position] == UInt8(ascii: ")")
            else { return nil }
            kind = .ordinal(number, hasParenthesis: line[position] == UInt8(ascii: ")"))
            position += 1
        default: return nil
        }
        guard position < line.endIndex, LongTextReader.isBlank(line[position]) else { return nil }
        while position < line.endIndex, LongTextReader.isBlank(line[position]) { position += 1 }
        // `* * *` and `- - -` are rules, not lists in lists.
        guard position < line.endIndex,
            line[position...].contains(where: { $0 != first && !LongTextReader.isBlank($0) })
        else { return nil }
        content = position
    }

    /// Whether another mark goes on with the list of this one.
    func isFollowed(by other: LineMark) -> Bool {
        switch (kind, other.kind) {
        case (.bullet(let one), .bullet(let two)): one == two
        case (.ordinal(let one, let isOne), .ordinal(let two, let isTwo)): two == one + 1 && isOne == isTwo
        default: false
        }
    }

    /// Whether a list may start in the middle of a paragraph: "am\n15. März" is no list.
    var mayFollowText: Bool {
        guard case .ordinal(let number, _) = kind else { return true }
        return number == 1
    }

    /// What the text of an item starts with.
    enum Quantity: Sendable, Equatable {
        case none
        /// A number, with a word behind it.
        case number
        /// A number with a sign of measure behind it, or with nothing.
        case measure
    }

    /// Reads the number an item starts with: `5 °C`, `1.234,5 %`, `€ 20`; ordinals (`15. März`) are none.
    static func quantity(_ text: ArraySlice<UInt8>) -> Quantity {
        var rest = text
        for sign in currencies where rest.starts(with: sign) { rest = rest.dropFirst(sign.count) }
        rest = rest.drop { LongTextReader.isBlank($0) }
        guard let first = rest.first, (0x30...0x39).contains(first) else { return .none }
        rest = rest.drop { (0x30...0x39).contains($0) }
        // A stop or comma belongs to the number when a digit follows, else "15." is an ordinal and "5)" too.
        while let sign = rest.first, sign == UInt8(ascii: ".") || sign == UInt8(ascii: ",") || sign == UInt8(ascii: ")")
        {
            let behind = rest.dropFirst()
            guard sign != UInt8(ascii: ")"), let digit = behind.first, (0x30...0x39).contains(digit) else {
                return sign == UInt8(ascii: ",")
                    ? .number : behind.isEmpty && sign != UInt8(ascii: ")") ? .measure : .none
            }
            rest = behind.drop { (0x30...0x39).contains($0) }
        }
        rest = rest.drop { LongTextReader.isBlank($0) || $0 == 0xC2 || $0 == 0xA0 }
        guard let unit = rest.first else { return .measure }
        // °, %, ‰ and €, arithmetic, or a unit of one or two letters.
        if [
            0xB0, UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "*"),
            UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        ].contains(unit) || unit == 0xE2 {
            return .measure
        }
        let word = rest.prefix { $0 >= 0x80 || LongTextReader.isWord($0) }
        return word.count <= 2 ? .measure : .number
    }

    private static let currencies: [[UInt8]] = ["€", "$", "EUR"].map { Array($0.utf8) }

    private static let months: [[UInt8]] = [
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
        "November", "Dezember",
    ].map { Array($0.utf8) }

    /// Whether the number before a text is that of a day.
    static func startsWithMonth(_ text: ArraySlice<UInt8>) -> Bool {
        months.contains { month in
            text.starts(with: month)
                && text.dropFirst(month.count).first.map { $0 < 0x80 && !LongTextReader.isWord($0) } != false
        }
    }
}
