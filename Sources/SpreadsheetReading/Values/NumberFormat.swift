/// What a cell's number format makes of its number.
enum NumberFormat: Hashable {
    /// A number.
    case number
    /// A whole number with zeros before it, to so many digits: `0000`.
    case padded(Int)
    /// A hundred times as much, with `%` behind it.
    case percent
    /// A number with words around it: `0" Tsd."`.
    case words(before: String, after: String)
    /// Text, whatever stands in the cell: `@`.
    case text
    /// A day.
    case day
    /// A month of a year; the day is not shown.
    case month
    /// A year only.
    case year
    /// A time of the day.
    case time
    /// A day and a time.
    case moment
    /// Hours that may be more than a day has: `[h]:mm`.
    case duration

    /// A format of the list that every program knows (ISO/IEC 29500-1, 18.8.30).
    init(builtIn number: Int) {
        self =
            switch number {
            case 9, 10: .percent
            case 14, 15, 16, 27...31, 50...58, 36: .day
            case 17: .month
            case 18...21, 32...35, 45, 47: .time
            case 22: .moment
            case 46: .duration
            case 49: .text
            default: .number
            }
    }

    /// A format that the workbook describes: `dd.mm.yyyy;@`, `[$-407]mmm yy`, `0" Tsd."`.
    init(code: String) {
        guard !["general", "standard"].contains(code.lowercased()) else {
            self = .number
            return
        }
        let scan = FormatScan(code)
        if scan.isDuration {
            self = .duration
        } else if scan.hasYear || scan.hasDay || scan.hasMonth {
            if scan.hasTime {
                self = .moment
            } else if scan.hasDay {
                self = .day
            } else {
                self = scan.hasMonth ? (scan.hasYear ? .month : .day) : .year
            }
        } else if scan.hasTime {
            self = .time
        } else if scan.isText {
            self = .text
        } else if scan.hasPercent {
            self = .percent
        } else if !scan.before.isEmpty || !scan.after.isEmpty {
            self = .words(before: scan.before, after: scan.after)
        } else {
            self = scan.zeros > 1 && scan.hasOnlyZeros ? .padded(scan.zeros) : .number
        }
    }
}

/// The signs of a format's first section, which holds for numbers above zero.
private struct FormatScan {
    var hasYear = false
    var hasMonth = false
    var hasDay = false
    var hasTime = false
    var isDuration = false
    var isText = false
    var hasPercent = false
    /// Number of `0` in it.
    var zeros = 0
    /// Whether no sign but `0` places digits.
    var hasOnlyZeros = true
    /// Words before and behind the digits.
    var before = ""
    var after = ""
    private var hasDigits = false

    init(_ code: String) {
        let bytes = Array(code.utf8.prefix(256))
        // Months and minutes are one letter: minutes stand behind hours or before seconds.
        var letters: [UInt8] = []
        var literal: [UInt8] = []
        var position = 0
        scan: while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: ";"): break scan
            case UInt8(ascii: "\""):
                while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
                    literal.append(bytes[position])
                    position += 1
                }
                position += 1
                continue
            case UInt8(ascii: "\\"):
                if position < bytes.count { literal.append(bytes[position]) }
                position += 1
                continue
            case UInt8(ascii: "_"), UInt8(ascii: "*"):
                position += 1
                continue
            case UInt8(ascii: "["):
                let inside = bytes[position...].prefix { $0 != UInt8(ascii: "]") }.map { $0 | 0x20 }
                position += inside.count + 1
                if let first = inside.first, inside.allSatisfy({ $0 == first }), "hms".utf8.contains(first) {
                    isDuration = true
                }
                continue
            case UInt8(ascii: "0"):
                zeros += 1
                keep(&literal)
            case UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: ","), UInt8(ascii: "."):
                hasOnlyZeros = false
                if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "?") { keep(&literal) }
            case UInt8(ascii: "E") where position < bytes.count && [0x2B, 0x2D].contains(bytes[position]),
                UInt8(ascii: "e") where position < bytes.count && [0x2B, 0x2D].contains(bytes[position]):
                hasOnlyZeros = false
                position += 1
            case UInt8(ascii: "%"): hasPercent = true
            case UInt8(ascii: "@"): isText = true
            case UInt8(ascii: " "): literal.append(byte)
            case _ where "yYmMdDhHsSeE".utf8.contains(byte): letters.append(byte | 0x20)
            case UInt8(ascii: "A") where bytes[position...].starts(with: "M/PM".utf8): position += 4
            case UInt8(ascii: "A") where bytes[position...].starts(with: "/P".utf8): position += 2
            case UInt8(ascii: "G") where bytes[position...].starts(with: "eneral".utf8): position += 6
            default: break
            }
        }
        after = FormatScan.words(literal)
        take(letters)
    }

    /// The first sign for a digit parts what stands before the number from what stands behind it.
    private mutating func keep(_ literal: inout [UInt8]) {
        if !hasDigits { before = FormatScan.words(literal) }
        hasDigits = true
        literal = []
    }

    /// Literal text that says something; signs of currencies and blanks do not change a number.
    private static func words(_ literal: [UInt8]) -> String {
        let text = String(decoding: literal, as: UTF8.self)
        return text.unicodeScalars.contains { $0.properties.isAlphabetic } ? text : ""
    }

    private mutating func take(_ letters: [UInt8]) {
        var runs: [UInt8] = []
        for letter in letters where runs.last != letter { runs.append(letter) }
        for (index, letter) in runs.enumerated() {
            switch letter {
            case UInt8(ascii: "y"), UInt8(ascii: "e"): hasYear = true
            case UInt8(ascii: "d"): hasDay = true
            case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
            default:
                let isMinute =
                    index > 0 && runs[index - 1] == UInt8(ascii: "h")
                    || index + 1 < runs.count && runs[index + 1] == UInt8(ascii: "s")
                if isMinute { hasTime = true } else { hasMonth = true }
            }
        }
    }
}
