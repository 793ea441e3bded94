/// Rewrites common spellings of dates, numbers and truth values into the form the register stores.
public enum FormatRepair {
    /// A proposed text.
    public struct Proposal: Sendable, Equatable {
        /// The text in the register's form.
        public let text: String
        /// Whether the meaning is certainly the same.
        public let isCertain: Bool
    }

    /// The repaired text of a date or address; nil when the meaning is not plain.
    public static func repaired(_ text: String, as type: FieldType) -> Proposal? {
        switch type {
        case .date: date(text)
        case .url: url(text)
        default: nil
        }
    }

    /// The JSON text of the number or truth value that a string spells ("12", "1.200", "ja"); nil when unclear.
    public static func scalar(_ text: String, as type: FieldType) -> String? {
        let bytes = Array(text.utf8)
        switch type {
        case .boolean:
            switch text.lowercased() {
            case "true", "ja", "yes", "wahr": return "true"
            case "false", "nein", "no", "falsch": return "false"
            default: return nil
            }
        case .integer, .number:
            guard !bytes.isEmpty, bytes.count <= 15, bytes.allSatisfy(isDigit), bytes.count == 1 || bytes[0] != 0x30
            else { return nil }
            return text
        default: return nil
        }
    }

    /// `1.3.2026` and `01.03.2026` are certain; `03/2026`, `2026-3-1` and month names are not guessed.
    private static func date(_ text: String) -> Proposal? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if parts.count == 3, let day = number(parts[0], digits: 1...2), let month = number(parts[1], digits: 1...2),
            let year = number(parts[2], digits: 4...4), let result = Day(year: year, month: month, day: day)
        {
            return Proposal(text: result.description, isCertain: true)
        }
        let dashed = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        if dashed.count == 3, let year = number(dashed[0], digits: 4...4), let month = number(dashed[1], digits: 1...2),
            let day = number(dashed[2], digits: 1...2), let result = Day(year: year, month: month, day: day)
        {
            return Proposal(text: result.description, isCertain: true)
        }
        return nil
    }

    private static func url(_ text: String) -> Proposal? {
        let plain = Array("http://".utf8)
        guard text.utf8.starts(with: plain) else { return nil }
        return Proposal(
            text: "https://" + String(decoding: text.utf8.dropFirst(plain.count), as: UTF8.self), isCertain: false)
    }

    private static func number(_ digits: Substring.UTF8View.SubSequence, digits allowed: ClosedRange<Int>) -> Int? {
        guard allowed.contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
