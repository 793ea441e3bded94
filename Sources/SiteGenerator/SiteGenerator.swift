import Findings
import RegisterModel

/// Plans and renders the site: one job a record or page, each independent of the others.
public struct SiteGenerator: Sendable {
    /// A piece of work that renders some files.
    public struct Job: Sendable {
        /// The pages it renders, for the sitemap.
        let places: [Place]
        /// Renders the files; may be called on any thread.
        public let render: @Sendable () throws -> [RenderedFile]

        init(_ places: [Place] = [], render: @escaping @Sendable () throws -> [RenderedFile]) {
            self.places = places
            self.render = render
        }
    }

    private let plan: SitePlan

    /// Reads the snapshot once for lists and counts, and links all templates.
    ///
    /// - Throws: `TemplateError` or `SiteSourceError` for faults in the site's sources, and what the store throws.
    public init(snapshot: Snapshot, sources: SiteSources, options: SiteOptions) throws {
        let index = try SiteIndex(snapshot)
        let facets = FacetTable(facets: Facet.all(catalogue: snapshot.catalogue, index: index), index: index)
        let editions = try options.languages.map { language in
            try Edition(
                language: language, snapshot: snapshot, index: index, facets: facets, sources: sources, options: options
            )
        }
        plan = try SitePlan(editions: editions)
    }

    /// Everything there is to render, in a fixed order.
    public var jobs: [Job] { plan.jobs }
}
