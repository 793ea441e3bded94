import Findings
import RegisterModel
import RegisterRules
import Templates

/// A file of the site.
public struct RenderedFile: Sendable {
    /// Relative path in the tree.
    public let path: String
    /// Content.
    public let bytes: [UInt8]

    /// Makes a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// An export the data page offers.
public struct DownloadableFile: Sendable {
    /// Relative path in the tree.
    public let path: String
    /// What it is.
    public let title: Bilingual
    /// Size in bytes.
    public let size: Int
    /// SHA-256 as hexadecimal text.
    public let sha256: String

    /// Makes a description.
    public init(path: String, title: Bilingual, size: Int, sha256: String) {
        self.path = path
        self.title = title
        self.size = size
        self.sha256 = sha256
    }
}

/// How the site is built.
public struct SiteOptions: Sendable {
    /// Address under which the site will be reached, without `/` at the end; empty when unknown.
    public let baseAddress: String
    /// Languages of the pages.
    public let languages: [Language]
    /// Exports the data page lists.
    public let downloads: [DownloadableFile]

    /// Makes options.
    public init(baseAddress: String = "", languages: [Language] = Language.allCases, downloads: [DownloadableFile] = [])
    {
        self.baseAddress = baseAddress
        self.languages = languages
        self.downloads = downloads
    }

    /// The path part of the address, with `/` at both ends.
    var basePath: String {
        var bytes = Array(baseAddress.utf8)
        if let start = bytes.firstRange(of: Array("://".utf8)) {
            bytes = Array(bytes[start.upperBound...])
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return "/" }
            bytes = Array(bytes[slash...])
        } else {
            bytes = []
        }
        while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self) + "/"
    }
}

/// Plans and renders the site: one job a record or page, each independent of the others.
public struct SiteGenerator: Sendable {
    /// A piece of work that renders some files.
    public struct Job: Sendable {
        /// Renders the files; may be called on any thread.
        public let render: @Sendable () throws -> [RenderedFile]
    }

    let snapshot: Snapshot
    let index: SiteIndex
    let sources: SiteSources
    let options: SiteOptions
    let pages: [Language: PageTemplates]

    /// Reads the snapshot once for lists and counts, and links all templates.
    ///
    /// - Throws: `TemplateError` or `SiteSourceError` for faults in the site's sources, and what the store throws.
    public init(snapshot: Snapshot, sources: SiteSources, options: SiteOptions) throws {
        self.snapshot = snapshot
        self.sources = sources
        self.options = options
        index = try SiteIndex(snapshot)
        var pages: [Language: PageTemplates] = [:]
        for language in options.languages { pages[language] = try PageTemplates(sources, language) }
        self.pages = pages
    }

    /// Everything there is to render, in a fixed order.
    public var jobs: [Job] {
        var jobs: [Job] = [
            Job {
                sources.assets.sorted { $0.key < $1.key }.map {
                    RenderedFile(
                        path: "assets/" + $0.key,
                        bytes: $0.key.utf8.suffix(3).elementsEqual(".js".utf8) ? ScriptText.compact($0.value) : $0.value)
                }
            },
            Job { try SearchFiles(generator: self).render() },
        ]
        for language in options.languages {
            guard let templates = pages[language] else { continue }
            let builder = PageBuilder(generator: self, templates: templates, language: language)
            jobs += builder.jobs
        }
        return jobs
    }
}

/// All templates of a language, linked to their view models.
struct PageTemplates: Sendable {
    let start: Template<StartPage>
    let list: Template<ListPage>
    let record: Template<RecordPage>
    let authorities: Template<AuthorityListPage>
    let overview: Template<OverviewPage>
    let rules: Template<RulesPage>
    let data: Template<DataPage>
    let text: Template<TextPage>

    init(_ sources: SiteSources, _ language: Language) throws {
        let library = try LocalizedTemplates.library(sources, language: language)
        start = try library.template("start", for: StartPage.self)
        list = try library.template("list", for: ListPage.self)
        record = try library.template("record", for: RecordPage.self)
        authorities = try library.template("authorities", for: AuthorityListPage.self)
        overview = try library.template("overview", for: OverviewPage.self)
        rules = try library.template("rules", for: RulesPage.self)
        data = try library.template("data", for: DataPage.self)
        text = try library.template("text", for: TextPage.self)
    }
}
