/// A number as its digits, read from the file's text and never calculated with: what was typed is what is shown.
///
/// Files hold the shortest text of a binary number (`0.30000000000000004`, `1E+05`). Spreadsheets show 15 digits.
struct DecimalText: Hashable {
    private(set) var isNegative = false
    /// Digits without zeros at either end; empty for zero.
    private var digits: [UInt8] = []
    /// Power of ten of the last digit.
    private var exponent = 0

    /// Digits a spreadsheet keeps of a number.
    private static let kept = 15
    /// Longest number written without a power of ten.
    private static let longest = 30

    /// Nil for what is no number: hexadecimal, `inf`, `nan`, and text.
    init?(_ text: some Collection<UInt8>) {
        guard text.count <= 64 else { return nil }
        var hasDigit = false
        var isFraction = false
        var power: (value: Int, isNegative: Bool, hasDigit: Bool)?
        for (index, byte) in text.enumerated() {
            switch byte {
            case 0x30...0x39 where power != nil:
                let value = power.map { min($0.value * 10 + Int(byte - 0x30), 10_000) } ?? 0
                power = (value, power?.isNegative ?? false, true)
            case 0x30...0x39:
                digits.append(byte)
                hasDigit = true
                if isFraction { exponent -= 1 }
            case UInt8(ascii: ".") where !isFraction && power == nil: isFraction = true
            case UInt8(ascii: "E") where hasDigit && power == nil, UInt8(ascii: "e") where hasDigit && power == nil:
                power = (0, false, false)
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: "+") where index == 0: break
            case UInt8(ascii: "-") where power.map { $0.value == 0 && !$0.hasDigit && !$0.isNegative } ?? false:
                power = (0, true, false)
            case UInt8(ascii: "+") where power.map { $0.value == 0 && !$0.hasDigit && !$0.isNegative } ?? false: break
            default: return nil
            }
        }
        guard hasDigit, power?.hasDigit ?? true else { return nil }
        let isPlainInteger = !isFraction && power == nil
        if let power { exponent += power.isNegative ? -power.value : power.value }
        trim()
        // Whole numbers are exact as they stand: long numbers of files are names, not amounts.
        if !isPlainInteger { round() }
    }

    private mutating func trim() {
        digits.removeFirst(digits.prefix { $0 == 0x30 }.count)
        while digits.last == 0x30 {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty { (exponent, isNegative) = (0, false) }
    }

    private mutating func round() {
        guard digits.count > DecimalText.kept else { return }
        let goesUp = digits[DecimalText.kept] >= 0x35
        exponent += digits.count - DecimalText.kept
        digits.removeLast(digits.count - DecimalText.kept)
        if goesUp {
            var position = digits.count - 1
            while position >= 0, digits[position] == 0x39 {
                digits[position] = 0x30
                position -= 1
            }
            if position >= 0 { digits[position] += 1 } else { digits.insert(0x31, at: 0) }
        }
        trim()
    }

    /// Whether nothing stands behind the point.
    var isWhole: Bool { exponent >= 0 }

    /// A hundred times as much.
    var hundredfold: DecimalText {
        var result = self
        if !digits.isEmpty { result.exponent += 2 }
        result.trim()
        return result
    }

    /// The number as JSON writes it.
    var literal: String { written(point: ".") }

    /// The number as German spreadsheets show it, without groups of thousands.
    var shown: String { written(point: ",") }

    /// With zeros before it, as the format `0000` shows it.
    func padded(to count: Int) -> String {
        let text = written(point: ",")
        let length = text.utf8.count - (isNegative ? 1 : 0)
        guard isWhole, length < count else { return text }
        return (isNegative ? "-" : "") + String(repeating: "0", count: count - length)
            + (isNegative ? String(text.dropFirst()) : text)
    }

    private func written(point: String) -> String {
        guard !digits.isEmpty else { return "0" }
        let sign = isNegative ? "-" : ""
        let text = String(decoding: digits, as: UTF8.self)
        let before = digits.count + exponent
        guard digits.count <= 64, before <= max(DecimalText.longest, digits.count), before > -DecimalText.longest else {
            let head = String(text.prefix(1))
            let rest = text.utf8.count > 1 ? point + String(text.dropFirst()) : ""
            return sign + head + rest + "E\(before - 1)"
        }
        if exponent >= 0 { return sign + text + String(repeating: "0", count: exponent) }
        if before <= 0 { return sign + "0" + point + String(repeating: "0", count: -before) + text }
        return sign + String(text.prefix(before)) + point + String(text.dropFirst(before))
    }
}
