import PublicAddresses
import Templates

/// The overview of all pages for people.
struct SitemapPage: ViewModel {
    struct Part: ViewModel {
        let heading: String
        let links: [NavLink]
        static let members: [Member<Part>] = [.text("heading") { $0.heading }, .list("links") { $0.links }]
    }

    let frame: Frame
    let parts: [Part]
    static let members: [Member<SitemapPage>] = [.object("frame") { $0.frame }, .list("parts") { $0.parts }]
}

/// The overview of all pages.
struct SitemapPages: PageFamily {
    let overview: Overview
    private let template: Template<SitemapPage>

    /// The pages by what people come for.
    private static let parts: [(key: String, sections: [SiteAddress.Section])] = [
        (
            "find",
            [
                .systems, .authorities, .ressorts, .lifeAreas, .rights, .riskClasses, .statuses, .decisionRoles,
                .assessmentStates, .origins,
            ]
        ),
        ("check", [.assessments, .incidents, .labels, .screening, .biometrics, .agents, .openness]),
        ("follow", [.changes, .ledger, .gaps, .withheld, .figures]), ("use", [.letters, .lawDates, .data, .rules]),
    ]

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("sitemap", for: SitemapPage.self)
    }

    var jobs: [PageJob] {
        [
            PageJob([Place(.sitemap)]) {
                let texts = edition.texts
                let parts = SitemapPages.parts.map { key, sections in
                    SitemapPage.Part(
                        heading: texts["sitemap.\(key)"],
                        links: sections.map { section in
                            let place = section == .ledger ? Place(.changes).below(.ledger) : Place(section)
                            return NavLink(
                                href: edition.address.link(place), text: texts["section.\(section.rawValue)"])
                        })
                }
                let prose = SitemapPage.Part(
                    heading: texts["footer.label"],
                    links: edition.prose.map {
                        NavLink(href: edition.address.link(Place(prose: $0.name)), text: $0.title)
                    })
                let page = SitemapPage(
                    frame: edition.frame(
                        title: texts["section.sitemap"], summary: texts["sitemap.lead"], place: Place(.sitemap)),
                    parts: parts + [prose])
                return [
                    RenderedFile(
                        path: edition.address.folder(Place(.sitemap)) + "index.html", bytes: template.render(page))
                ]
            }
        ]
    }
}
