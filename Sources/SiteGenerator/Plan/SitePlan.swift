import Findings

/// Pages of one kind in one language.
///
/// Adding a page: a type that conforms, and its name in `SitePlan.families`.
protocol PageFamily: Sendable {
    /// Links the templates it needs.
    ///
    /// - Throws: `TemplateError` naming the template, the line and what is wrong.
    init(_ edition: Edition) throws

    /// The work: one job a page, or a job for some small ones.
    var jobs: [SiteGenerator.Job] { get }
}

/// The list of everything the site consists of.
struct SitePlan: Sendable {
    /// All kinds of pages besides those of single records.
    private static let families: [any PageFamily.Type] = [
        StartPages.self, SystemListPages.self, FacetPages.self, AuthorityPages.self, RightsPages.self,
        LifeAreaPages.self, RecordListPages.self, ChangePages.self, GapsPages.self, WithheldPages.self,
        OpennessPages.self, PracticePages.self, FigurePages.self, LetterPages.self, RulesPages.self, FieldPages.self,
        SitemapPages.self, ProsePages.self,
    ]
    /// Pages that list what is written while the others are rendered.
    private static let lastFamilies: [any PageFamily.Type] = [DataPages.self]

    private let editions: [Edition]
    private let pages: [any PageFamily]
    private let lastPages: [any PageFamily]
    /// The pages of single records; nil without languages.
    let records: RecordPages?

    /// Links every template of every language.
    init(editions: [Edition]) throws {
        self.editions = editions
        pages = try editions.flatMap { edition in try SitePlan.families.map { try $0.init(edition) } }
        lastPages = try editions.flatMap { edition in try SitePlan.lastFamilies.map { try $0.init(edition) } }
        records = try RecordPages(editions)
    }

    /// The pages of single records with tools of their own.
    func replica() throws -> RecordPages? {
        guard let snapshot = editions.first?.snapshot.replica() else { return nil }
        return try RecordPages(editions.map { try $0.replica(snapshot) })
    }

    /// Assets, pages, records, and the list of all pages for search engines.
    var jobs: [SiteGenerator.Job] {
        guard let first = editions.first else { return [] }
        let jobs = pages.flatMap(\.jobs) + (records?.jobs ?? []) + lastPages.flatMap(\.jobs)
        let assets = SiteGenerator.Job {
            first.sources.assets.sorted { $0.key < $1.key }.map {
                RenderedFile(
                    path: "assets/" + $0.key,
                    bytes: $0.key.utf8.suffix(3).elementsEqual(".js".utf8) ? ScriptText.compact($0.value) : $0.value)
            }
        }
        let sitemap = SiteGenerator.Job { SitemapFile(options: first.options, jobs: jobs).files() }
        let search = SiteGenerator.Job { SearchFiles(editions: editions).render() }
        return [assets, search, sitemap] + jobs
    }
}
