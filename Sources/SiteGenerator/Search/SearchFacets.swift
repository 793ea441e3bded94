import Findings
import RegisterModel
import SiteSearch
import SourceJSON

/// What a list of systems can be narrowed by.
struct SearchFacets: Sendable {
    /// All facets in display order.
    let all: [SearchFacet]

    private let ressorts: [String: String]

    init(snapshot: Snapshot, index: SiteIndex) {
        let catalogue = snapshot.catalogue
        func facet(_ id: String, _ vocabulary: String) -> SearchFacet {
            let words = catalogue.vocabularies[vocabulary]
            return SearchFacet(
                id: id, label: words?.label ?? Bilingual(de: id, en: id),
                values: words?.items.map { SearchFacet.Value(code: $0.code, label: $0.label) } ?? [])
        }
        var ressorts: [String: String] = [:]
        for authority in index.authorities { ressorts[authority.id] = authority.parent ?? authority.id }
        self.ressorts = ressorts
        let heads = Set(ressorts.values)
        func values(_ rows: [AuthorityRow]) -> [SearchFacet.Value] {
            rows.map {
                SearchFacet.Value(
                    code: $0.id, label: Bilingual(de: $0.nameDe, en: $0.nameEn ?? $0.nameDe),
                    also: $0.abbreviation + " " + $0.nameDe)
            }
        }
        all = [
            SearchFacet(
                id: "authority", label: Bilingual(de: "Behörde", en: "Authority"), values: values(index.authorities)),
            SearchFacet(
                id: "ressort", label: Bilingual(de: "Ressort", en: "Ministry"),
                values: values(index.authorities.filter { heads.contains($0.id) })),
            facet("risk", "risk-class"), facet("status", "status"), facet("area", "life-area"),
            facet("decision", "decision-role"), facet("right", "right"), facet("fria", "fria-status"),
            facet("origin", "origin"),
        ]
    }

    /// The codes of a system, facet by facet.
    func codes(of record: PublicRecord, related: [PublicRecord]) -> [[String]] {
        let values = record.record
        var rights = values.strings("impactOnRights.rights")
        for assessment in related where assessment.type == .fria {
            for risk in assessment.record.items("risks") {
                rights += risk["rights"].map { $0.elements.compactMap(\.string) } ?? []
            }
        }
        var seen: Set<String> = []
        return [
            [record.authority], ressorts[record.authority].map { [$0] } ?? [],
            [(record.facts.riskClass ?? .notAssessed).rawValue], values.string("status").map { [$0] } ?? [],
            values.strings("lifeAreas"), values.string("decision.role").map { [$0] } ?? [],
            rights.filter { seen.insert($0).inserted }, record.facts.friaStatus.map { [$0.rawValue] } ?? [],
            [record.origin.rawValue],
        ]
    }
}
