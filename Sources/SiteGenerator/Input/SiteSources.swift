import Findings
import PageMarkup
import SiteSearch
import SourceJSON
import Templates

/// What the site is made of besides the data: templates, texts, pages and assets, as bytes by file name.
public struct SiteSources: Sendable {
    /// Templates by name without `.mustache`.
    public let templates: [String: [UInt8]]
    /// Interface texts by language.
    public let texts: [Language: Texts]
    /// The files of the interface texts as they are, by code of the language.
    let textFiles: [String: [UInt8]]
    /// Pages written by hand: `NAME.de` and `NAME.en` to Markdown.
    public let pages: [String: [UInt8]]
    /// Files copied as they are into `assets/`.
    public let assets: [String: [UInt8]]
    /// Words that mean the same, for the search.
    let synonyms: Synonyms

    /// Reads the texts and checks that both languages have the same keys.
    ///
    /// - Throws: `SiteSourceError` naming the file and the fault.
    public init(
        templates: [String: [UInt8]], texts: [Language: [UInt8]], pages: [String: [UInt8]], assets: [String: [UInt8]],
        synonyms: [UInt8]? = nil
    ) throws(SiteSourceError) {
        self.templates = templates
        self.pages = pages
        self.assets = assets
        textFiles = Dictionary(uniqueKeysWithValues: texts.map { ($0.key.rawValue, $0.value) })
        do {
            self.synonyms = try synonyms.map { bytes throws(SynonymError) in try Synonyms(parsing: bytes) } ?? .none
        } catch {
            throw SiteSourceError(file: "site/synonyms.json", reason: error.reason)
        }
        var read: [Language: Texts] = [:]
        for language in Language.allCases {
            read[language] = try Texts(parsing: texts[language] ?? [], file: "texts/\(language.rawValue).json")
        }
        if let german = read[.de], let english = read[.en] {
            let difference = german.keys.symmetricDifference(english.keys).sorted()
            guard difference.isEmpty else {
                throw SiteSourceError(
                    file: "texts", reason: "only in one language: \(difference.joined(separator: ", "))")
            }
        }
        self.texts = read
    }

    /// The German texts about the operator of the site that are empty (`operator.name` …): pages then say that nothing is
    /// entered yet.
    public var missingOperatorTexts: [String] { SiteOperator(texts(.de)).missing }

    /// The interface texts of a language.
    func texts(_ language: Language) -> Texts { texts[language] ?? .empty }
}
