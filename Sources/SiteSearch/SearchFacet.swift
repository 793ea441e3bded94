import Findings

/// One way to narrow a list: a question with a closed list of answers.
public struct SearchFacet: Sendable {
    /// One answer.
    public struct Value: Sendable {
        /// Code as it stands in addresses.
        public let code: String
        /// Name for people.
        public let label: Bilingual
        /// Further words by which it is found, for example an abbreviation; empty when there are none.
        public let also: String

        /// Makes an answer.
        public init(code: String, label: Bilingual, also: String = "") {
            self.code = code
            self.label = label
            self.also = also
        }
    }

    /// Name in addresses.
    public let id: String
    /// Name for people.
    public let label: Bilingual
    /// Answers in display order.
    public let values: [Value]

    /// Makes a facet.
    public init(id: String, label: Bilingual, values: [Value]) {
        self.id = id
        self.label = label
        self.values = values
    }
}

/// An authority that a search may lead to.
public struct SearchAuthority: Sendable {
    /// Record id.
    public let id: String
    /// Name.
    public let name: Bilingual
    /// Abbreviation.
    public let abbreviation: String

    /// Makes an authority.
    public init(id: String, name: Bilingual, abbreviation: String) {
        self.id = id
        self.name = name
        self.abbreviation = abbreviation
    }
}
