/// Finds the code somebody meant who wrote a label, another case, or another register's term.
public enum VocabularyRepair {
    /// A proposed code.
    public struct Proposal: Sendable, Equatable {
        /// The code of the vocabulary.
        public let code: String
        /// Whether only the spelling differs, so that applying it cannot change the meaning.
        public let isCertain: Bool
    }

    /// The code that `text` stands for; nil when none is plausible.
    public static func code(for text: String, in vocabulary: Vocabulary) -> Proposal? {
        let wanted = folded(text)
        guard !wanted.isEmpty, wanted.count <= 200 else { return nil }
        for item in vocabulary.items where folded(item.code) == wanted {
            return Proposal(code: item.code, isCertain: true)
        }
        let named = vocabulary.items.filter { item in
            folded(item.label.de) == wanted || folded(item.label.en) == wanted
                || item.aliases.contains { folded($0) == wanted }
        }
        if named.count == 1, let item = named.first { return Proposal(code: item.code, isCertain: true) }
        return ClosestName.of(text, among: vocabulary.items.map(\.code)).map { Proposal(code: $0, isCertain: false) }
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
