import PublicAddresses
import Templates

/// A page of tables: heading, a few sentences, sections.
struct ReportPage: ViewModel {
    let frame: Frame
    let heading: String
    let lead: String
    /// Paragraphs that must not be overlooked.
    var notices: [String] = []
    /// Numbers in big letters.
    var figures: [Figure] = []
    let tables: [ReportTable]
    /// Pages that belong to it.
    var links: [NavLink] = []
    /// Parts of a page with long tables; none for a single one.
    var pages: [PageLink] = []

    struct Figure: ViewModel {
        let value: String
        let name: String
        static let members: [Member<Figure>] = [.text("value") { $0.value }, .text("name") { $0.name }]
    }

    static let members: [Member<ReportPage>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("lead") { $0.lead },
        .texts("notices") { $0.notices }, .list("figures") { $0.figures }, .flag("hasFigures") { !$0.figures.isEmpty },
        .list("tables") { $0.tables }, .flag("hasContents") { $0.tables.count > 2 },
        .list("links") { $0.links }, .flag("hasLinks") { !$0.links.isEmpty }, .list("pages") { $0.pages },
        .flag("hasPages") { $0.pages.count > 1 },
    ]
}

/// Renders pages of tables with the CSV files of their tables.
struct ReportRenderer: Sendable {
    /// Rows of a table on one page; further pages have the others, the CSV file has all.
    private static let mostRows = 1_000

    let edition: Edition
    private let template: Template<ReportPage>

    init(_ edition: Edition) throws {
        self.edition = edition
        template = try edition.templates.template("report", for: ReportPage.self)
    }

    /// The page of a section; texts `section.NAME.heading` and `.lead`.
    func job(_ section: SiteAddress.Section, _ page: @escaping @Sendable () -> ReportContent) -> PageJob {
        PageJob([Place(section)]) {
            render(
                Place(section), title: edition.texts["section.\(section.rawValue).heading"],
                lead: edition.texts["section.\(section.rawValue).lead"], content: page())
        }
    }

    /// A page, and a CSV file beside it for every table that names one.
    func render(
        _ place: Place, title: String, lead: String, parents: [String] = [], titleLanguage: String? = nil,
        content: ReportContent
    ) -> [RenderedFile] {
        let folder = edition.address.folder(place)
        var files: [RenderedFile] = []
        let tables = content.tables.map { table in
            guard content.hasCSV, !table.rows.isEmpty else { return table }
            files.append(RenderedFile(path: folder + table.id + ".csv", bytes: table.csvBytes(edition)))
            var table = table
            table.csv = edition.address.base + folder + table.id + ".csv"
            return table
        }
        let longest = content.hasCSV ? tables.map(\.rows.count).max() ?? 0 : 0
        let count = max(1, (longest + ReportRenderer.mostRows - 1) / ReportRenderer.mostRows)
        func partPlace(_ number: Int) -> Place { number == 1 ? place : place.numbered(.page, number) }
        let pages = (1...count).map { number in
            let shown =
                count == 1 ? tables : tables.compactMap { $0.part(number, of: ReportRenderer.mostRows, edition) }
            let page = ReportPage(
                frame: edition.frame(
                    title: number == 1 ? title : title + edition.texts["facet.page", "\(number)"], summary: lead,
                    place: partPlace(number), parents: number == 1 ? parents : parents + [title],
                    alternates: shown.compactMap(\.csv).map { Alternate(type: "text/csv", href: $0) },
                    titleLanguage: titleLanguage),
                heading: title, lead: lead, notices: content.notices, figures: number == 1 ? content.figures : [],
                tables: shown, links: content.links,
                pages: PageLink.all(of: count, at: number) { edition.address.link(partPlace($0)) })
            return RenderedFile(
                path: edition.address.folder(partPlace(number)) + "index.html", bytes: template.render(page))
        }
        return pages + files
    }
}

/// What a page of tables holds.
struct ReportContent: Sendable {
    var notices: [String] = []
    var figures: [ReportPage.Figure] = []
    var tables: [ReportTable]
    var links: [NavLink] = []
    /// Whether every table has a CSV file beside the page.
    var hasCSV = false
}
