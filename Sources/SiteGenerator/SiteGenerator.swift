import Findings
import RegisterModel

/// Plans and renders the site: one job a record or page, each independent of the others.
public struct SiteGenerator: Sendable {
    /// A piece of work that renders some files.
    public struct Job: Sendable {
        /// The pages it renders, for the sitemap.
        let places: [Place]
        private let work: @Sendable (Worker?) throws -> [RenderedFile]

        init(_ places: [Place] = [], render: @escaping @Sendable () throws -> [RenderedFile]) {
            self.init(places) { _ in try render() }
        }

        /// Work that uses the tools of a worker where there is one.
        init(_ places: [Place], by work: @escaping @Sendable (Worker?) throws -> [RenderedFile]) {
            self.places = places
            self.work = work
        }

        /// Renders the files; may be called on any thread, with the worker of that thread.
        public func render(by worker: Worker? = nil) throws -> [RenderedFile] { try work(worker) }
    }

    /// What one processor renders records with, so that processors do not wait for each other.
    public struct Worker: Sendable {
        let records: RecordPages?
    }

    private let plan: SitePlan

    /// Reads the snapshot once for lists and counts, and links all templates.
    ///
    /// - Parameter digests: of all entries, in their order; nil to read the records now.
    /// - Throws: `TemplateError` or `SiteSourceError` for faults in the site's sources, and what the store throws.
    public init(
        snapshot: Snapshot, sources: SiteSources, options: SiteOptions, digests: [RecordDigest]? = nil
    ) throws {
        let index = SiteIndex(try digests ?? SiteIndex.digests(of: snapshot), of: snapshot)
        let facets = FacetTable(facets: Facet.all(catalogue: snapshot.catalogue, index: index), index: index)
        let editions = try Parallel.map(options.languages) { language in
            Result {
                try Edition(
                    language: language, snapshot: snapshot, index: index, facets: facets, sources: sources,
                    options: options)
            }
        }.map { try $0.get() }
        plan = try SitePlan(editions: editions)
    }

    /// The tools of one processor; the first uses those of the generator.
    ///
    /// - Throws: what making the generator threw, had it been so.
    public func worker(_ number: Int) throws -> Worker {
        number == 0 ? Worker(records: plan.records) : Worker(records: try plan.replica())
    }

    /// Everything there is to render, in a fixed order.
    public var jobs: [Job] { plan.jobs }
}
