import Findings
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

/// A fault in the site's own sources.
public struct SiteSourceError: Error, Sendable, CustomStringConvertible {
    /// File at fault.
    public let file: String
    /// What is wrong.
    public let reason: String

    /// File and reason.
    public var description: String { "\(file): \(reason)" }
}

/// Interface texts of one language by key.
public struct Texts: Sendable {
    private let byKey: [String: String]

    static let empty = Texts(byKey: [:])

    private init(byKey: [String: String]) {
        self.byKey = byKey
    }

    init(parsing bytes: [UInt8], file: String) throws(SiteSourceError) {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw SiteSourceError(file: file, reason: "\(error)")
        }
        var texts: [String: String] = [:]
        for member in document.root.members {
            guard let text = member.value.string else {
                throw SiteSourceError(file: file, reason: "\(member.key.string) is no text")
            }
            texts[member.key.string] = text
        }
        byKey = texts
    }

    var keys: Set<String> { Set(byKey.keys) }

    /// The same texts in memory of their own, for one processor.
    func replica() -> Texts {
        Texts(
            byKey: Dictionary(
                uniqueKeysWithValues: byKey.map {
                    (
                        String(decoding: Array($0.key.utf8), as: UTF8.self),
                        String(decoding: Array($0.value.utf8), as: UTF8.self)
                    )
                }))
    }

    /// The text of a key; nil when there is none.
    func text(_ key: String) -> String? { byKey[key] }

    /// A text with `{0}` to `{9}` replaced by values; what a value holds is not looked at again.
    private static func filled(_ text: String, _ values: [String]) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + values.reduce(0) { $0 + $1.utf8.count })
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "{"), position + 2 < bytes.count,
                bytes[position + 2] == UInt8(ascii: "}"), bytes[position + 1] >= UInt8(ascii: "0"),
                Int(bytes[position + 1] - UInt8(ascii: "0")) < values.count
            {
                result += values[Int(bytes[position + 1] - UInt8(ascii: "0"))].utf8
                position += 3
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text of a key with `{0}`, `{1}` … replaced; the key itself when there is none, which a test refuses.
    subscript(_ key: String, _ values: String...) -> String {
        let text = byKey[key] ?? key
        return values.isEmpty ? text : Texts.filled(text, values)
    }
}
