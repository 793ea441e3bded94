import Findings
import SourceJSON

/// The search index as files for the browser, below one folder.
///
/// | file | holds |
/// |---|---|
/// | `head.de.json`, `head.en.json` | facets, authorities, synonyms, texts of the interface |
/// | `short.json` | names, key words and facet codes of all systems, in columns: read first |
/// | `words-N.txt` | all words of all texts, one a line, in order |
/// | `hits-N.txt` | for each word the systems that have it, one line a word |
/// | `cards-N.json` | short descriptions of a few systems, read when they are shown |
///
/// A line of `hits` holds the gaps between ascending row numbers, less one, as little-endian groups of five bits:
/// the character `#` (35) stands for 0, and 32 more says that another group follows.
public struct SearchIndex: Sendable {
    /// Where the pages are and what they say, by language.
    public struct Interface: Sendable {
        /// Language of the pages.
        public let language: Language
        /// Link to the folder of all systems, with `/` at its end.
        public let systems: String
        /// Link to the folder of all authorities, with `/` at its end.
        public let authorities: String
        /// Link to the page with prepared letters.
        public let letter: String
        /// Texts of the interface by key.
        public let texts: [(key: String, text: String)]

        /// Makes an interface.
        public init(
            language: Language, systems: String, authorities: String, letter: String,
            texts: [(key: String, text: String)]
        ) {
            self.language = language
            self.systems = systems
            self.authorities = authorities
            self.letter = letter
            self.texts = texts
        }
    }

    /// Rows in a file of short descriptions.
    static let rowsPerCard = 32
    /// Greatest size of a file with hits, in bytes; compressed it can only get smaller.
    static let largestHits = 95_000
    /// Greatest size of a file with words, in bytes; sorted words shrink to less than half.
    static let largestWords = 200_000

    private let documents: [SearchDocument]
    private let facets: [SearchFacet]
    private let authorities: [SearchAuthority]
    private let synonyms: Synonyms

    /// Makes an index.
    ///
    /// - Parameter documents: in the order in which equally good answers stand.
    public init(
        documents: [SearchDocument], facets: [SearchFacet], authorities: [SearchAuthority], synonyms: Synonyms
    ) {
        self.documents = documents
        self.facets = facets
        self.authorities = authorities
        self.synonyms = synonyms
    }

    /// All files by name.
    public func files(_ interfaces: [Interface]) -> [(name: String, bytes: [UInt8])] {
        let words = WordLists(documents.map { $0.wordLists })
        var files: [(name: String, bytes: [UInt8])] = [("short.json", shortFields())]
        for interface in interfaces {
            files.append(("head.\(interface.language.rawValue).json", head(interface, words)))
        }
        for (part, bytes) in words.words.enumerated() { files.append(("words-\(part).txt", bytes)) }
        for (part, bytes) in words.hits.enumerated() { files.append(("hits-\(part).txt", bytes)) }
        for start in stride(from: 0, to: documents.count, by: SearchIndex.rowsPerCard) {
            let rows = documents[start..<min(documents.count, start + SearchIndex.rowsPerCard)]
            files.append(("cards-\(start / SearchIndex.rowsPerCard).json", cards(rows)))
        }
        return files
    }

    private func shortFields() -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.list("ids", documents) { $0.string($1.id) }
        writer.list("names", documents) { $0.string($1.name) }
        writer.sparse("english", documents.map(\.nameEn))
        writer.list("extra", documents) { $0.string($1.text.extra) }
        writer.key("facets")
        writer.beginArray()
        for (index, facet) in facets.enumerated() {
            let places = Dictionary(
                facet.values.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
            writer.beginArray()
            for document in documents {
                let codes = document.codes[index].compactMap { places[$0] }
                if codes.count == 1 {
                    writer.integer(codes[0])
                } else {
                    writer.beginArray()
                    for code in codes { writer.integer(code) }
                    writer.endArray()
                }
            }
            writer.endArray()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    private func cards(_ rows: ArraySlice<SearchDocument>) -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.list("summaries", Array(rows)) { $0.string($1.summary) }
        writer.sparse("english", rows.map(\.summaryEn))
        writer.endObject()
        return writer.bytes
    }

    private func head(_ interface: Interface, _ words: WordLists) -> [UInt8] {
        let language = interface.language
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.member("language", language.rawValue)
        writer.member("count", documents.count)
        writer.member("systems", interface.systems)
        writer.member("letter", interface.letter)
        writer.member("words", words.words.count)
        writer.list("hits", words.firstWords) { $0.integer($1) }
        writer.member("cards", SearchIndex.rowsPerCard)
        writer.list("facets", facets) { writer, facet in
            writer.beginObject()
            writer.member("id", facet.id)
            writer.member("label", facet.label[language])
            writer.list("values", facet.values) { writer, value in
                writer.beginObject()
                writer.member("code", value.code)
                writer.member("label", value.label[language])
                if !value.also.isEmpty { writer.member("also", value.also) }
                writer.endObject()
            }
            writer.endObject()
        }
        writer.list("authorities", authorities) { writer, authority in
            writer.beginObject()
            writer.member("name", authority.name[language])
            writer.member("also", authority.abbreviation)
            writer.member("href", interface.authorities + authority.id + "/")
            writer.endObject()
        }
        writer.key("synonyms")
        writer.beginObject()
        for entry in synonyms.alternatives { writer.list(entry.phrase, entry.others) { $0.string($1) } }
        writer.endObject()
        writer.list("ignored", synonyms.ignored) { $0.string($1) }
        writer.key("texts")
        writer.beginObject()
        for entry in interface.texts { writer.member(entry.key, entry.text) }
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func list<Item>(_ name: String, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void) {
        key(name)
        beginArray()
        for item in items { write(&self, item) }
        endArray()
    }

    /// Texts that few have, as an object by position.
    fileprivate mutating func sparse(_ name: String, _ items: [String?]) {
        key(name)
        beginObject()
        for (position, item) in items.enumerated() { if let item { member("\(position)", item) } }
        endObject()
    }
}
