import PublicAddresses
import Templates

/// The list of all systems.
struct ListPage: ViewModel {
    let frame: Frame
    let heading: String
    let intro: String?
    let count: String
    let isEmpty: Bool
    let cards: [RecordCard]
    let riskClasses: [CountedLink]
    let authorities: [CountedLink]
    let csv: String
    let pages: [PageLink]

    static let members: [Member<ListPage>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .optional("intro") { $0.intro },
        .text("count") { $0.count }, .flag("isEmpty") { $0.isEmpty },
        .list("cards") { $0.cards }, .list("riskClassLinks") { $0.riskClasses },
        .list("authorityLinks") { $0.authorities },
        .text("csv") { $0.csv }, .list("pages") { $0.pages }, .flag("hasPages") { $0.pages.count > 1 },
    ]
}

/// The list of all systems in a language, a page at a time.
struct SystemListPages: PageFamily {
    /// Systems on one page.
    private static let pageLength = 100
    let overview: Overview
    let template: Template<ListPage>

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("list", for: ListPage.self)
    }

    var jobs: [PageJob] {
        (1...pageCount).map { number in PageJob([place(number)]) { [list(number)] } }
    }

    private var pageCount: Int {
        max(1, (overview.index.deployments.count + SystemListPages.pageLength - 1) / SystemListPages.pageLength)
    }

    private func place(_ number: Int) -> Place {
        number == 1 ? Place(.systems) : Place(.systems).numbered(.page, number)
    }

    private func list(_ number: Int) -> RenderedFile {
        let texts = edition.texts
        let rows = overview.index.deployments
        let start = (number - 1) * SystemListPages.pageLength
        let shown = rows[start..<min(rows.count, start + SystemListPages.pageLength)]
        let title = texts["list.heading"] + (number > 1 ? texts["facet.page", "\(number)"] : "")
        let page = ListPage(
            frame: edition.frame(title: title, summary: texts["list.intro"], place: place(number)), heading: title,
            intro: texts["list.intro"], count: edition.systems(SystemCount(rows)), isEmpty: rows.isEmpty,
            cards: shown.map(edition.card), riskClasses: overview.links("risk"),
            authorities: overview.links("authority"), csv: edition.address.base + ReleasePath.csv("deployments"),
            pages: PageLink.all(of: pageCount, at: number) { edition.address.link(place($0)) })
        return RenderedFile(path: edition.address.folder(place(number)) + "index.html", bytes: template.render(page))
    }
}
