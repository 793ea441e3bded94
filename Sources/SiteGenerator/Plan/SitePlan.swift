import PublicAddresses

/// The list of everything the site consists of besides the pages of single records.
struct SitePlan: Sendable {
    /// All kinds of pages.
    private static let families: [any PageFamily.Type] = [
        StartPages.self, SystemListPages.self, FacetPages.self, AuthorityPages.self, RightsPages.self,
        LifeAreaPages.self, RecordListPages.self, ChangePages.self, GapsPages.self, WithheldPages.self,
        OpennessPages.self, PracticePages.self, FigurePages.self, LetterPages.self, LawDatesPages.self, RulesPages.self,
        FieldPages.self,
        SitemapPages.self, ProsePages.self,
    ]
    /// Pages that list what is written while the others are rendered.
    private static let lastFamilies: [any PageFamily.Type] = [DataPages.self]

    private let overviews: [Overview]
    private let pages: [any PageFamily]
    private let lastPages: [any PageFamily]

    /// Links every template of every language.
    init(_ overviews: [Overview]) throws {
        self.overviews = overviews
        pages = try overviews.flatMap { overview in try SitePlan.families.map { try $0.init(overview) } }
        lastPages = try overviews.flatMap { overview in try SitePlan.lastFamilies.map { try $0.init(overview) } }
    }

    /// Assets, pages, the search, and the list of all pages for search engines.
    ///
    /// - Parameter records: the pages of single records that are worth finding.
    func jobs(_ records: [Place]) -> [PageJob] {
        guard let first = overviews.first?.edition else { return [] }
        let early = pages.flatMap(\.jobs)
        let late = lastPages.flatMap(\.jobs)
        let places = early.flatMap(\.places) + records + late.flatMap(\.places)
        let assets = PageJob {
            first.sources.assets.sorted { $0.key < $1.key }.map {
                RenderedFile(
                    path: "assets/" + $0.key,
                    bytes: $0.key.utf8.suffix(3).elementsEqual(".js".utf8) ? ScriptText.compact($0.value) : $0.value)
            }
        }
        let sitemap = PageJob {
            SitemapFile(options: first.options, places: places).files()
        }
        let search = PageJob { SearchFiles(overviews: overviews).render() }
        return [assets, search, sitemap] + early + late
    }
}
