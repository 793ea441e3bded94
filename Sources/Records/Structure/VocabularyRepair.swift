import FieldCatalogue

/// Finds the code somebody meant who wrote a label, another case, or another register's term.
public enum VocabularyRepair {
    /// A proposed code.
    public struct Proposal: Sendable, Equatable {
        /// The code of the vocabulary.
        public let code: String
        /// Whether only the spelling differs, so that applying it cannot change the meaning.
        public let isCertain: Bool
    }

    /// The code that `text` stands for; nil when none is plausible, or several are.
    public static func code(for text: String, in vocabulary: Vocabulary) -> Proposal? {
        let wanted = folded(text)
        guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
        // Where the law has numbers, a number is the law's or none.
        if vocabulary[text] == nil, let numbering = LegalNumbering(vocabulary: vocabulary.name),
            let codes = numbering.codes(for: text, among: vocabulary.items.map(\.code))
        {
            return codes.count == 1 ? codes.first.map { Proposal(code: $0, isCertain: true) } : nil
        }
        for item in vocabulary.items where folded(item.code) == wanted {
            return Proposal(code: item.code, isCertain: true)
        }
        let named = vocabulary.items.filter { item in
            folded(item.label.de) == wanted || folded(item.label.en) == wanted
                || item.aliases.contains { folded($0) == wanted }
        }
        if named.count == 1, let item = named.first { return Proposal(code: item.code, isCertain: true) }
        // A slip of a key is in a letter: another number is another thing.
        if let close = ClosestName.of(text, among: vocabulary.items.map(\.code)), digits(close) == digits(text) {
            return Proposal(code: close, isCertain: false)
        }
        return head(of: text).flatMap { code(for: $0, in: vocabulary) }.map {
            Proposal(code: $0.code, isCertain: false)
        }
    }

    /// The items a text could stand for; empty or one when that is plain.
    public static func candidates(for text: String, in vocabulary: Vocabulary) -> [Vocabulary.Item] {
        if let numbering = LegalNumbering(vocabulary: vocabulary.name),
            let codes = numbering.codes(for: text, among: vocabulary.items.map(\.code))
        {
            return codes.compactMap { vocabulary[$0] }
        }
        let wanted = folded(text)
        guard wanted.count <= 200 else { return [] }
        return vocabulary.items.filter { item in
            folded(item.label.de) == wanted || folded(item.label.en) == wanted
                || item.aliases.contains { folded($0) == wanted }
        }
    }

    private static func digits(_ text: String) -> [UInt8] { text.utf8.filter { (0x30...0x39).contains($0) } }

    /// What is left of a choice copied from a form: without its letter ("c) Deployed") and its explanation
    /// ("Yes – by the vendor"); nil when nothing can be taken away.
    private static func head(of text: String) -> String? {
        var bytes = Array(text.utf8)[...]
        if bytes.count > 2, bytes[1] == UInt8(ascii: ")") { bytes = bytes.dropFirst(2) }
        for mark in [" – ", " - ", ": ", " (", "; ", ", "].map({ Array($0.utf8) }) {
            if let start = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) { bytes = bytes[..<start] }
        }
        return bytes.count < text.utf8.count ? String(decoding: bytes, as: UTF8.self) : nil
    }

    /// Lower-case ASCII without blanks, hyphens and underscores; other bytes as they are.
    private static func folded(_ text: String) -> [UInt8] {
        text.utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "): nil
            default: byte
            }
        }
    }
}
