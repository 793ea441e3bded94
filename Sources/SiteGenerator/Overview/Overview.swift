import Publication

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
    ///   - isReal: leaves out values that only made-up examples have.
    func links(_ facetID: String, limit: Int = Int.max, isReal: Bool = false) -> [CountedLink] {
        guard let facet = facets.facet(facetID) else { return [] }
        var values = facets.values(of: facetID).filter { isReal ? $0.count.real > 0 : !$0.count.isEmpty }
        if values.count > limit {
            let kept = values.enumerated().sorted { left, right in
                left.element.count != right.element.count
                    ? right.element.count < left.element.count : left.offset < right.offset
            }
            values = kept.prefix(limit).map(\.element)
        }
        return values.map { value in
            CountedLink(
                href: edition.address.link(facet.place(of: value.code)),
                text: facet.label(value.code)[edition.language], count: edition.text(value.count),
                help: facet.help(value.code)?[edition.language])
        }
    }
}
