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

    struct Figure: ViewModel {
        let value: String
        let name: String
        static let members: [Member<Figure>] = [.text("value") { $0.value }, .text("name") { $0.name }]
    }

    static let members: [Member<ReportPage>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("lead") { $0.lead },
        .texts("notices") { $0.notices }, .list("figures") { $0.figures }, .flag("hasFigures") { !$0.figures.isEmpty },
        .list("tables") { $0.tables }, .flag("hasContents") { $0.tables.count > 2 },
        .list("links") { $0.links }, .flag("hasLinks") { !$0.links.isEmpty },
    ]
}

/// Renders pages of tables with the CSV files of their tables.
struct ReportRenderer: Sendable {
    /// Rows of a table that a page shows; all of them are in its CSV file.
    private static let mostRows = 1_000

    let edition: Edition
    private let template: Template<ReportPage>

    init(_ edition: Edition) throws {
        self.edition = edition
        template = try edition.templates.template("report", for: ReportPage.self)
    }

    /// The page of a section; texts `section.NAME.heading` and `.lead`.
    func job(_ section: SiteAddress.Section, _ page: @escaping @Sendable () -> ReportContent) -> SiteGenerator.Job {
        SiteGenerator.Job([Place(section)]) {
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
            table.shorten(to: ReportRenderer.mostRows, edition)
            return table
        }
        let page = ReportPage(
            frame: edition.frame(
                title: title, summary: lead, place: place, parents: parents,
                alternates: tables.compactMap(\.csv).map { Alternate(type: "text/csv", href: $0) },
                titleLanguage: titleLanguage),
            heading: title, lead: lead, notices: content.notices, figures: content.figures, tables: tables,
            links: content.links)
        return [RenderedFile(path: folder + "index.html", bytes: template.render(page))] + files
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
