import SourceJSON

/// Words that mean the same, for the search: `site/synonyms.json`.
///
/// `same` lists groups in which each leads to all others; `leadsTo` lists words of everyday language with what the
/// register calls it; `ignored` lists words that say nothing. Everything is folded when it is read.
public struct Synonyms: Sendable {
    /// Alternatives by folded word or phrase, both in order.
    let alternatives: [(phrase: String, others: [String])]
    /// Folded words that are passed over in a question.
    let ignored: [String]

    /// No synonyms.
    public static let none = Synonyms(alternatives: [], ignored: [])

    private init(alternatives: [(phrase: String, others: [String])], ignored: [String]) {
        self.alternatives = alternatives
        self.ignored = ignored
    }

    /// Reads the file.
    ///
    /// - Throws: `SynonymError` when it is not JSON or holds something else.
    public init(parsing bytes: [UInt8]) throws(SynonymError) {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: bytes)
        } catch {
            throw SynonymError(reason: "\(error)")
        }
        let root = document.root
        guard let same = root["same"], let leadsTo = root["leadsTo"], let ignored = root["ignored"] else {
            throw SynonymError(reason: "same, leadsTo and ignored are needed")
        }
        var table: [String: [String]] = [:]
        func add(_ phrase: String, _ others: [String]) throws(SynonymError) {
            guard !phrase.isEmpty, phrase.utf8.split(separator: 0x20).count <= 4 else {
                throw SynonymError(reason: "a phrase has one to four words: \(phrase)")
            }
            for other in others where other != phrase && !table[phrase, default: []].contains(other) {
                table[phrase, default: []].append(other)
            }
        }
        for group in same.elements {
            let phrases = group.elements.map(Synonyms.folded)
            for phrase in phrases { try add(phrase, phrases) }
        }
        for member in leadsTo.members {
            try add(
                Folding.words(of: member.key.string).joined(separator: " "), member.value.elements.map(Synonyms.folded))
        }
        alternatives = table.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
        self.ignored = ignored.elements.map(Synonyms.folded)
    }

    private static func folded(_ value: JSONValue) -> String {
        Folding.words(of: value.string ?? "").joined(separator: " ")
    }
}

/// A fault in the list of synonyms.
public struct SynonymError: Error, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let reason: String
    /// What is wrong.
    public var description: String { reason }
}
