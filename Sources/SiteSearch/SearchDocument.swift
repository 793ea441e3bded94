import RegisterModel

/// What the search knows of one system.
public struct SearchDocument: Sendable {
    /// Record id.
    public let id: String
    /// Name.
    public let name: String
    /// English name; nil when there is none.
    public let nameEn: String?
    /// Key words, services and trade name: read with the short fields.
    public let extra: String
    /// Short description.
    public let summary: String
    /// English short description; nil when there is none.
    public let summaryEn: String?
    /// Codes by facet, in the order of the facets.
    public let codes: [[String]]
    /// The words of the whole public record and of what is about it, each once, in order of bytes.
    public let words: [String]

    /// Reads a document from public records.
    ///
    /// - Parameters:
    ///   - record: the system.
    ///   - name: its name in lists.
    ///   - related: public assessments and incidents about it, whose words lead to it.
    ///   - codes: codes by facet.
    public init(_ record: PublicRecord, name: String, related: [PublicRecord], codes: [[String]], catalogue: Catalogue)
    {
        let values = record.record
        id = record.id
        self.name = name
        nameEn = values.string("translations.en.name")
        summary = values.string("shortDescription") ?? ""
        summaryEn = values.string("translations.en.shortDescription")
        self.codes = codes
        extra =
            (values.strings("services") + values.strings("keywords")
            + ["system.tradeName", "system.product"].compactMap { values.string($0) })
            .joined(separator: " · ")
        var collected = WordCollector(catalogue: catalogue)
        for record in [record] + related { collected.add(record.record) }
        words = collected.words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
