/// What stands left and right of a mark.
struct TextSides {
    private enum Side {
        case edge, blank, word
        /// A sign of ASCII.
        case sign(UInt8)
        /// A quotation mark, dash, section sign or the like beyond ASCII.
        case other
    }

    private let before: Side
    private let after: Side

    init(_ bytes: [UInt8], _ mark: Range<Int>) {
        after = mark.upperBound == bytes.count ? .edge : TextSides.side(bytes, mark.upperBound)
        var start = mark.lowerBound - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        before = start < 0 ? .edge : TextSides.side(bytes, start)
    }

    private static func side(_ bytes: [UInt8], _ position: Int) -> Side {
        switch bytes[position] {
        case 0...0x20: .blank
        case let byte where LongTextReader.isWord(byte): .word
        case let byte where byte < 0x80: .sign(byte)
        case 0xC2, 0xE2: .other
        default: .word
        }
    }

    var hasWordBefore: Bool { if case .word = before { true } else { false } }
    var hasWordAfter: Bool { if case .word = after { true } else { false } }

    /// Whether emphasis may begin: nothing, a blank or an opening sign before, a word or what begins one behind.
    var opens: Bool { isFreeBefore && beginsWord }

    /// Whether emphasis may end: a word or what ends one before, no word behind.
    var closes: Bool { endsWord && isFreeAfter }

    private var isFreeBefore: Bool {
        switch before {
        case .edge, .blank, .other: true
        case .word: false
        case .sign(let sign): TextSides.openings.contains(sign)
        }
    }

    private var beginsWord: Bool {
        switch after {
        case .word, .other: true
        case .edge, .blank: false
        case .sign(let sign): TextSides.beginnings.contains(sign)
        }
    }

    private var endsWord: Bool {
        switch before {
        case .word, .other: true
        case .edge, .blank: false
        case .sign(let sign): TextSides.endings.contains(sign)
        }
    }

    private var isFreeAfter: Bool {
        switch after {
        case .edge, .blank, .other: true
        case .word: false
        case .sign(let sign): sign != UInt8(ascii: "\\")
        }
    }

    private static let openings = Set("([{\"'*_".utf8)
    private static let beginnings = Set("\"'([`*_$".utf8)
    private static let endings = Set(".,;:!?%)]}\"'`*_$".utf8)
}
