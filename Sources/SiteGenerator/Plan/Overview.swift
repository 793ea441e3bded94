import RegisterModel

/// The whole register in one language: what lists, counts and charts are made of.
struct Overview: Sendable {
    let edition: Edition
    let snapshot: Snapshot
    let index: SiteIndex
    let facets: FacetTable
    /// The lines of all systems, rendered once.
    let list: SystemList
    /// What the data page lists; asked for after everything else is rendered.
    let downloads: @Sendable () throws -> Downloads

    /// - Throws: `TemplateError` for a fault in the template of a line.
    init(
        _ edition: Edition, snapshot: Snapshot, index: SiteIndex, facets: FacetTable,
        downloads: @escaping @Sendable () throws -> Downloads
    ) throws {
        self.edition = edition
        self.snapshot = snapshot
        self.index = index
        self.facets = facets
        self.downloads = downloads
        list = try SystemList(index.deployments, edition)
    }

    /// The values of a facet as links with counts.
    ///
    /// - Parameters:
    ///   - limit: how many; the most frequent are kept when there are more.
    ///   - isReal: leaves made-up examples out of the counts.
    func links(_ facetID: String, limit: Int = Int.max, isReal: Bool = false) -> [CountedLink] {
        guard let facet = facets.facet(facetID) else { return [] }
        var values = facets.values(of: facetID).map { value in
            (
                code: value.code,
                count: isReal
                    ? value.positions.reduce(0) { $0 + (index.deployments[$1].counts ? 1 : 0) } : value.positions.count
            )
        }.filter { $0.count > 0 }
        if values.count > limit {
            let kept = values.enumerated().sorted { left, right in
                left.element.count != right.element.count
                    ? left.element.count > right.element.count : left.offset < right.offset
            }
            values = kept.prefix(limit).map(\.element)
        }
        return values.map { code, count in
            CountedLink(
                href: edition.address.link(facet.place(of: code)), text: facet.label(code)[edition.language],
                count: edition.text(count),
                help: facet.help(code)?[edition.language])
        }
    }
}
