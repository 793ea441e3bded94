import Templates

/// The list of all systems.
struct ListPage: ViewModel {
    let frame: Frame
    let heading: String
    let intro: String?
    let note: String?
    let count: String
    let isEmpty: Bool
    let cards: [RecordCard]
    let riskClasses: [CountedLink]
    let authorities: [CountedLink]
    let csv: String

    static let members: [Member<ListPage>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .optional("intro") { $0.intro },
        .optional("note") { $0.note }, .text("count") { $0.count }, .flag("isEmpty") { $0.isEmpty },
        .list("cards") { $0.cards }, .list("riskClassLinks") { $0.riskClasses },
        .list("authorityLinks") { $0.authorities },
        .text("csv") { $0.csv },
    ]
}

/// The list page of a language.
struct SystemListPages: PageFamily {
    let edition: Edition
    let template: Template<ListPage>

    init(_ edition: Edition) throws {
        self.edition = edition
        template = try edition.templates.template("list", for: ListPage.self)
    }

    var jobs: [SiteGenerator.Job] { [SiteGenerator.Job([Place(.systems)]) { [list()] }] }

    private func list() -> RenderedFile {
        let texts = edition.texts
        let rows = edition.index.deployments
        let place = Place(.systems)
        let page = ListPage(
            frame: edition.frame(title: texts["list.heading"], summary: texts["list.intro"], place: place),
            heading: texts["list.heading"], intro: texts["list.intro"], note: nil, count: edition.systems(rows.count),
            isEmpty: rows.isEmpty, cards: rows.map(edition.card), riskClasses: edition.links("risk"),
            authorities: edition.links("authority"), csv: edition.address.base + "daten/aktuell/deployments.csv")
        return RenderedFile(path: edition.address.folder(place) + "index.html", bytes: template.render(page))
    }
}
