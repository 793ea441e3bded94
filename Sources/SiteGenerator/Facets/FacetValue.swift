import Findings

/// One value of a facet with the systems that have it, in the order of the list of systems.
struct FacetValue: Sendable {
    /// Code of the value.
    let code: String
    /// Positions of the systems in `SiteIndex.deployments`, ascending.
    let positions: [Int]
    /// How many they are, examples apart.
    let count: SystemCount
}

/// All facets with their values, counted once for the whole site.
struct FacetTable: Sendable {
    /// The facets in page order.
    let facets: [Facet]
    private let values: [[FacetValue]]

    /// Counts every value in one pass over the systems.
    init(facets: [Facet], index: SiteIndex) {
        self.facets = facets
        values = facets.map { facet in
            var positions: [String: [Int]] = [:]
            for (position, row) in index.deployments.enumerated() {
                for code in facet.values(row) { positions[code, default: []].append(position) }
            }
            let ranks = Dictionary(
                facet.order.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
            return positions.map { code, positions in
                FacetValue(
                    code: code, positions: positions, count: SystemCount(positions.lazy.map { index.deployments[$0] }))
            }.sorted { left, right in
                let ranks = (ranks[left.code] ?? Int.max, ranks[right.code] ?? Int.max)
                if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
                if left.count != right.count { return right.count < left.count }
                return left.code.utf8.lexicographicallyPrecedes(right.code.utf8)
            }
        }
    }

    /// The values of a facet that at least one system has.
    func values(of id: String) -> [FacetValue] {
        facets.firstIndex { $0.id == id }.map { values[$0] } ?? []
    }

    /// The facet with this name; nil when there is none.
    func facet(_ id: String) -> Facet? { facets.first { $0.id == id } }
}
