/// What the search knows of one system.
public struct SearchDocument: Sendable {
    let id: String
    let name: String
    let nameEn: String?
    let summary: String
    let summaryEn: String?
    let text: SearchText
    let related: [SearchText]
    let codes: [[String]]

    /// Makes a document.
    ///
    /// - Parameters:
    ///   - nameEn: English name; nil when there is none.
    ///   - summaryEn: English short description; nil when there is none.
    ///   - related: texts of assessments and incidents about the system, whose words lead to it.
    ///   - codes: codes by facet, in the order of the facets.
    public init(
        id: String, name: String, nameEn: String?, summary: String, summaryEn: String?, text: SearchText,
        related: [SearchText], codes: [[String]]
    ) {
        self.id = id
        self.name = name
        self.nameEn = nameEn
        self.summary = summary
        self.summaryEn = summaryEn
        self.text = text
        self.related = related
        self.codes = codes
    }

    /// Lists of words that lead to the system; a word may stand in several.
    var wordLists: [[UInt8]] { [text.words] + related.map { $0.words } }
}
