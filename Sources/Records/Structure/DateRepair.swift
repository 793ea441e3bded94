import FieldCatalogue

/// Reads the spellings of days that people use and writes them as `YYYY-MM-DD`.
enum DateRepair {
    /// The day a text names; nil when it names none.
    ///
    /// `1.3.2026`, `2026-3-1` and `1. März 2026` are certain. `03/2026`, `2026-03` and `März 2026` lack the day and
    /// `1/3/2026` can be read in two ways: there the proposal is a start for a person.
    static func proposal(for text: String) -> FormatRepair.Proposal? {
        guard text.utf8.count <= 40, let (shape, numbers) = scan(text) else { return nil }
        switch shape {
        case "n.n.Y", "n.MY": return made(numbers[2], numbers[1], numbers[0], isCertain: true)
        case "Y-n-n": return made(numbers[0], numbers[1], numbers[2], isCertain: true)
        case "n/n/Y": return made(numbers[2], numbers[1], numbers[0], isCertain: false)
        case "Y/n/n": return made(numbers[0], numbers[1], numbers[2], isCertain: false)
        case "n/Y", "n.Y", "n-Y", "MY": return made(numbers[1], numbers[0], 1, isCertain: false)
        case "Y-n", "Y/n": return made(numbers[0], numbers[1], 1, isCertain: false)
        case "Y": return made(numbers[0], 1, 1, isCertain: false)
        default: return nil
        }
    }

    private static func made(_ year: Int, _ month: Int, _ day: Int, isCertain: Bool) -> FormatRepair.Proposal? {
        Day(year: year, month: month, day: day).map {
            FormatRepair.Proposal(text: $0.description, isCertain: isCertain)
        }
    }

    /// What a text is made of (`n` one or two digits, `Y` four, `M` the name of a month, signs as they are), and its
    /// numbers; nil when anything else stands there.
    private static func scan(_ text: String) -> (shape: String, numbers: [Int])? {
        let bytes = Array(text.lowercased().utf8)
        var shape = ""
        var numbers: [Int] = []
        var position = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "): position += 1
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"):
                shape.unicodeScalars.append(Unicode.Scalar(bytes[position]))
                position += 1
            case 0x30...0x39:
                let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
                guard digits.count <= 2 || digits.count == 4 else { return nil }
                shape += digits.count == 4 ? "Y" : "n"
                numbers.append(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
                position += digits.count
            default:
                let word = bytes[position...].prefix { (0x61...0x7A).contains($0) || $0 >= 0x80 }
                guard let month = month(word) else { return nil }
                shape += "M"
                numbers.append(month)
                position += word.count
            }
        }
        return (shape, numbers)
    }

    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        let names = [
            ["januar", "january", "jan"], ["februar", "february", "feb"], ["märz", "march", "mär", "mar", "mrz"],
            ["april", "apr"],
            ["mai", "may"], ["juni", "june", "jun"], ["juli", "july", "jul"], ["august", "aug"],
            ["september", "sept", "sep"], ["oktober", "october", "okt", "oct"], ["november", "nov"],
            ["dezember", "december", "dez", "dec"],
        ]
        return names.firstIndex { $0.contains { word.elementsEqual($0.utf8) } }.map { $0 + 1 }
    }
}
