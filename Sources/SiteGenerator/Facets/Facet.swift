import FieldCatalogue
import Findings
import PublicAddresses

/// A way to narrow the list of systems. Every value has a pre-rendered page of its own; the search in the browser
/// offers the same values with the same names.
struct Facet: Sendable {
    /// Which one it is; pages and feeds of its values lie where this says.
    let kind: PublicFacet
    /// Codes in the order in which lists show them; codes not named here follow, the most frequent first.
    let order: [String]
    private let vocabulary: Vocabulary?
    private let authorities: AuthorityTable

    private init(_ kind: PublicFacet, _ catalogue: Catalogue, _ authorities: AuthorityTable) {
        self.kind = kind
        self.authorities = authorities
        vocabulary = kind.vocabulary.flatMap { catalogue.vocabularies[$0] }
        order = vocabulary?.known.map(\.code) ?? []
    }

    /// All facets, in the order in which pages show them.
    static func all(catalogue: Catalogue, authorities: AuthorityTable) -> [Facet] {
        PublicFacet.allCases.map { Facet($0, catalogue, authorities) }
    }

    /// Stable name: in addresses of the search (`?status=in-use`) and in the interface texts (`facet.status`).
    var id: String { kind.rawValue }

    /// Folder of the pages of its values.
    var section: SiteAddress.Section { kind.section }

    /// The page of a value.
    func place(of code: String) -> Place { kind.place(of: code) }

    /// Codes of the values a system has, none twice.
    func values(_ row: IndexRow) -> [String] {
        switch kind {
        case .ressort: row.ressort.map { [$0] } ?? []
        case .authority: [row.authority]
        case .risk: row.riskClass.map { [$0.rawValue] } ?? []
        case .status: row.status.isEmpty ? [] : [row.status]
        case .area: row.lifeAreas
        case .decision: row.decisionRole.map { [$0] } ?? []
        case .right: row.rights.map(\.code)
        case .fria: row.friaStatus.map { [$0.rawValue] } ?? []
        case .origin: [row.origin.rawValue]
        }
    }

    /// Name of a value; its code when nothing names it.
    func label(_ code: String) -> Bilingual {
        switch kind {
        case .ressort, .authority:
            guard let authority = authorities[code] else { return Bilingual(de: code, en: code) }
            return Bilingual(de: authority.name(.de), en: authority.name(.en))
        case .risk, .status, .area, .decision, .right, .fria, .origin:
            return vocabulary?[code]?.label ?? Bilingual(de: code, en: code)
        }
    }

    /// Explanation of a value; nil when its name says enough.
    func help(_ code: String) -> Bilingual? { vocabulary?[code]?.help }
}
