import FieldCatalogue

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
    /// `"12"` and `"ja"` are certain. Numbers with words are likely: see `NumberReading`.
    public static func scalar(_ text: String, for field: Field) -> Proposal? {
        switch field.type {
        case .boolean:
            switch text.lowercased() {
            case "true", "ja", "yes", "wahr": return Proposal(text: "true", isCertain: true)
            case "false", "nein", "no", "falsch": return Proposal(text: "false", isCertain: true)
            default: return nil
            }
        case .integer, .number:
            guard case .number(let number, let isCertain) = NumberReading.reading(text, for: field) else { return nil }
            return Proposal(text: number, isCertain: isCertain)
        default: return nil
        }
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
}
