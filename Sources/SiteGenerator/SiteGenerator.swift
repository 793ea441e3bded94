import Findings
import ParallelWork
import Publication

/// Renders the site: the pages of single records while records are read, all other pages after that.
public struct SiteGenerator: Sendable {
    /// Renders the pages of single records.
    public let records: RecordPages
    private let snapshot: Snapshot
    let authorities: AuthorityTable
    let sources: SiteSources
    let options: SiteOptions
    private let editions: [Edition]

    /// Links all templates, and reads names and addresses of the authorities.
    ///
    /// - Throws: `TemplateError` or `SiteSourceError` for faults in the site's sources.
    public init(snapshot: Snapshot, sources: SiteSources, options: SiteOptions) throws {
        self.snapshot = snapshot
        self.sources = sources
        self.options = options
        let authorities = AuthorityTable(snapshot)
        self.authorities = authorities
        editions = try options.languages.map { language in
            try Edition(
                language: language, catalogue: snapshot.catalogue, authorities: authorities, sources: sources,
                options: options)
        }
        records = try RecordPages(editions, snapshot, authorities)
        // A fault in the template of a list shows before records are read.
        _ = try plan([]) { Downloads() }
    }

    /// The work for all pages but those of single records, in a fixed order.
    ///
    /// - Parameters:
    ///   - digests: of all records, in the order of the entries.
    ///   - downloads: what the data page lists; asked for by the last jobs.
    /// - Throws: `TemplateError` or `SiteSourceError` for faults in the site's sources.
    public func jobs(
        _ digests: [RecordDigest], downloads: @escaping @Sendable () throws -> Downloads = { Downloads() }
    ) throws -> [PageJob] {
        try plan(digests, downloads).jobs(
            snapshot.entries.filter { $0.type != .authority }.flatMap { RecordPages.places($0) })
    }

    private func plan(
        _ digests: [RecordDigest], _ downloads: @escaping @Sendable () throws -> Downloads
    ) throws -> SitePlan {
        let index = SiteIndex(digests, authorities)
        let facets = FacetTable(
            facets: Facet.all(catalogue: snapshot.catalogue, authorities: authorities), index: index)
        let overviews = try Parallel.map(editions) { [snapshot] edition in
            Result {
                try Overview(edition, snapshot: snapshot, index: index, facets: facets, downloads: downloads)
            }
        }.map { try $0.get() }
        return try SitePlan(overviews)
    }

    /// All files of the site, one after the other; for small sites.
    ///
    /// - Throws: what the store throws, besides faults in the site's sources.
    public func files() throws -> [RenderedFile] {
        var files: [RenderedFile] = []
        var digests: [RecordDigest] = []
        for entry in snapshot.entries {
            guard let reading = try RecordReading(entry, in: snapshot) else { continue }
            let record = try records.files(reading)
            digests.append(record.digest)
            files += record.files
        }
        return files + (try jobs(digests).flatMap { try $0.render() })
    }
}
