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
        case .date: DateRepair.proposal(for: text)
        case .url: url(text)
        default: nil
        }
    }

    /// The JSON text of the number or truth value that a string spells; nil when it spells none.
    ///
    /// `"12"` and `"ja"` are certain; `"1.200"`, `"12,5"`, `"ca. 40 kWh"` and `"12 %"` are likely: a person decides
    /// whether the unit is the field's.
    public static func scalar(_ text: String, as type: FieldType) -> Proposal? {
        switch type {
        case .boolean:
            switch text.lowercased() {
            case "true", "ja", "yes", "wahr": return Proposal(text: "true", isCertain: true)
            case "false", "nein", "no", "falsch": return Proposal(text: "false", isCertain: true)
            default: return nil
            }
        case .integer, .number:
            let bytes = Array(text.utf8)
            if !bytes.isEmpty, bytes.count <= 15, bytes.allSatisfy(isDigit), bytes.count == 1 || bytes[0] != 0x30 {
                return Proposal(text: text, isCertain: true)
            }
            return number(in: bytes, isWhole: type == .integer).map { Proposal(text: $0, isCertain: false) }
        default: return nil
        }
    }

    /// The only number in a text, German or plain: groups of three by dots or blanks, decimals behind a comma.
    private static func number(in bytes: [UInt8], isWhole: Bool) -> String? {
        guard bytes.count <= 40, let start = bytes.firstIndex(where: isDigit),
            let last = bytes.lastIndex(where: isDigit)
        else { return nil }
        var whole: [UInt8] = []
        var decimals: [UInt8]?
        var position = start
        while position <= last {
            let byte = bytes[position]
            if isDigit(byte) {
                if decimals != nil { decimals?.append(byte) } else { whole.append(byte) }
            } else if byte == UInt8(ascii: ","), decimals == nil {
                decimals = []
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: " "), decimals == nil,
                bytes[(position + 1)...].prefix(3).filter(isDigit).count == 3,
                bytes[(position + 1)...].dropFirst(3).first.map({ !isDigit($0) }) ?? true
            {
                // A group of three follows: the sign only divides.
            } else {
                return nil
            }
            position += 1
        }
        let digits = Array(whole.drop { $0 == 0x30 })
        guard digits.count <= 15, !(isWhole && decimals != nil) else { return nil }
        let sign = start > 0 && bytes[start - 1] == UInt8(ascii: "-") ? "-" : ""
        let integer = digits.isEmpty ? "0" : String(decoding: digits, as: UTF8.self)
        guard let decimals else { return sign + integer }
        return decimals.isEmpty ? nil : sign + integer + "." + String(decoding: decimals, as: UTF8.self)
    }

    private static func url(_ text: String) -> Proposal? {
        // Whether a site can be reached by https is for a person to try.
        let plain = Array("http://".utf8)
        if text.utf8.starts(with: plain) {
            return Proposal(
                text: "https://" + String(decoding: text.utf8.dropFirst(plain.count), as: UTF8.self), isCertain: false)
        }
        if text.utf8.starts(with: "www.".utf8) { return Proposal(text: "https://" + text, isCertain: false) }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
