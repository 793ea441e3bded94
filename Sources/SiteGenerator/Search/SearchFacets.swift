import Findings
import SiteSearch

/// The facets of the site in the form of the search: the values some system has, with further words for authorities.
struct SearchFacets: Sendable {
    /// All facets in display order.
    let all: [SearchFacet]

    private let facets: [Facet]

    init(_ overviews: [Overview]) {
        guard let first = overviews.first else {
            all = []
            facets = []
            return
        }
        facets = first.facets.facets
        func text(_ key: String) -> Bilingual {
            Bilingual(de: first.edition.sources.texts(.de)[key], en: first.edition.sources.texts(.en)[key])
        }
        all = first.facets.facets.map { facet in
            SearchFacet(
                id: facet.id, label: text("facet.\(facet.id)"),
                values: first.facets.values(of: facet.id).map { value in
                    let authority = first.edition.authorities[value.code]
                    return SearchFacet.Value(
                        code: value.code, label: facet.label(value.code),
                        also: authority.map { $0.abbreviation + " " + $0.nameDe } ?? "")
                })
        }
    }

    /// The codes of a system, facet by facet.
    func codes(of row: IndexRow) -> [[String]] { facets.map { $0.values(row) } }
}
