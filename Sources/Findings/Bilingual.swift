/// The languages the register speaks; German is the original.
public enum Language: String, Sendable, CaseIterable {
    /// German.
    case de
    /// English.
    case en
}

/// A text for people in both languages.
public struct Bilingual: Sendable, Hashable {
    /// German text.
    public let de: String
    /// English text.
    public let en: String

    /// Makes a text.
    public init(de: String, en: String) {
        self.de = de
        self.en = en
    }

    /// The text in a language.
    public subscript(_ language: Language) -> String {
        language == .de ? de : en
    }
}
