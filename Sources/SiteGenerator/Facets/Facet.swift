import FieldCatalogue
import Findings

/// A way to narrow the list of systems. Every value has a pre-rendered page of its own; the search in the browser
/// offers the same values with the same names.
struct Facet: Sendable {
    /// Stable name: in addresses of the search (`?status=in-use`) and in the interface texts (`facet.status`).
    let id: String
    /// Folder of the pages of its values.
    let section: SiteAddress.Section
    /// Codes in the order in which lists show them; codes not named here follow, the most frequent first.
    let order: [String]
    /// Codes of the values a system has, none twice.
    let values: @Sendable (IndexRow) -> [String]
    /// Name of a value.
    let label: @Sendable (String) -> Bilingual
    /// Explanation of a value; nil when its name says enough.
    let help: @Sendable (String) -> Bilingual?

    /// The part of an address that stands for a value: lower case, without dots.
    static func slug(_ code: String) -> String {
        String(
            decoding: code.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
                case UInt8(ascii: "."): UInt8(ascii: "-")
                default: byte
                }
            }, as: UTF8.self)
    }

    /// The page of a value.
    func place(of code: String) -> Place { Place(section, Facet.slug(code)) }
}

extension Facet {
    /// All facets, in the order in which pages show them.
    static func all(catalogue: Catalogue, authorities: AuthorityTable) -> [Facet] {
        [
            byAuthority("ressort", .ressorts, authorities) { $0.ressort.map { [$0] } ?? [] },
            byAuthority("authority", .authorities, authorities) { [$0.authority] },
            vocabulary("risk", .riskClasses, "risk-class", catalogue) {
                $0.riskClass.map { [$0.rawValue] } ?? []
            },
            vocabulary("status", .statuses, "status", catalogue) { $0.status.isEmpty ? [] : [$0.status] },
            vocabulary("area", .lifeAreas, "life-area", catalogue) { $0.lifeAreas },
            vocabulary("decision", .decisionRoles, "decision-role", catalogue) { $0.decisionRole.map { [$0] } ?? [] },
            vocabulary("right", .rights, "right", catalogue) { $0.rights.map(\.code) },
            vocabulary("fria", .assessmentStates, "fria-status", catalogue) {
                $0.friaStatus.map { [$0.rawValue] } ?? []
            },
            vocabulary("origin", .origins, "origin", catalogue) { [$0.origin.rawValue] },
        ]
    }

    /// A facet whose values are the codes of a vocabulary.
    private static func vocabulary(
        _ id: String, _ section: SiteAddress.Section, _ name: String, _ catalogue: Catalogue,
        _ values: @escaping @Sendable (IndexRow) -> [String]
    ) -> Facet {
        let vocabulary = catalogue.vocabularies[name]
        return Facet(
            id: id, section: section, order: vocabulary?.known.map(\.code) ?? [], values: values,
            label: { vocabulary?[$0]?.label ?? Bilingual(de: $0, en: $0) }, help: { vocabulary?[$0]?.help })
    }

    /// A facet whose values are authorities; the most frequent come first.
    private static func byAuthority(
        _ id: String, _ section: SiteAddress.Section, _ authorities: AuthorityTable,
        _ values: @escaping @Sendable (IndexRow) -> [String]
    ) -> Facet {
        Facet(
            id: id, section: section, order: [], values: values,
            label: { code in
                guard let authority = authorities[code] else { return Bilingual(de: code, en: code) }
                return Bilingual(de: authority.name(.de), en: authority.name(.en))
            }, help: { _ in nil })
    }
}
