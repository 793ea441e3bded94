import Templates

/// The start page.
struct StartPage: ViewModel {
    let frame: Frame
    let systemCount: String
    let inUse: String
    let authorityCount: String
    let reportingCount: String
    let assessmentCount: String
    let date: String
    let recent: [RecordCard]
    let byAuthority: [CountedLink]
    let byRight: [CountedLink]
    let byArea: [CountedLink]
    let byRisk: [CountedLink]
    let systems: String
    let authorities: String
    let rights: String
    let lifeAreas: String
    let riskClasses: String
    let changes: String

    static let members: [Member<StartPage>] = [
        .object("frame") { $0.frame }, .text("systemCount") { $0.systemCount },
        .text("inUse") { $0.inUse },
        .text("authorityCount") { $0.authorityCount },
        .text("reportingCount") { $0.reportingCount }, .text("assessmentCount") { $0.assessmentCount },
        .text("date") { $0.date }, .list("recent") { $0.recent }, .list("authorityLinks") { $0.byAuthority },
        .list("rightLinks") { $0.byRight }, .list("areaLinks") { $0.byArea }, .list("riskClassLinks") { $0.byRisk },
        .text("systems") { $0.systems }, .text("authorities") { $0.authorities }, .text("rights") { $0.rights },
        .text("lifeAreas") { $0.lifeAreas }, .text("riskClasses") { $0.riskClasses }, .text("changes") { $0.changes },
    ]
}

/// The start page of a language.
struct StartPages: PageFamily {
    private static let shown = 6
    let overview: Overview
    let template: Template<StartPage>

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("start", for: StartPage.self)
    }

    var jobs: [PageJob] { [PageJob([.start]) { start() }] }

    /// How many are in use, and of how many the status is not public.
    private func inUse(_ systems: [IndexRow]) -> String {
        let text = edition.texts["start.inUse", edition.text(systems.count { $0.status == "in-use" })]
        let restricted = systems.count { $0.level != .full }
        return restricted == 0 ? text : text + edition.texts["start.noStatus", edition.text(restricted)]
    }

    private func start() -> [RenderedFile] {
        let index = overview.index
        let real = index.deployments.filter(\.counts)
        let recent = index.deployments.sorted { ($1.lastRecordedAt, $0.id) < ($0.lastRecordedAt, $1.id) }
        let texts = edition.texts
        let page = StartPage(
            frame: edition.frame(
                title: texts["site.title"], summary: texts["start.lead"], place: .start,
                alternates: [
                    Alternate(
                        type: "application/ld+json", href: edition.address.base + edition.address.prefix + "site.jsonld"
                    )
                ]),
            systemCount: edition.text(real.count),
            inUse: inUse(real),
            authorityCount: edition.text(edition.authorities.all.filter { $0.origin != .sample }.count),
            reportingCount: edition.text(Set(real.map(\.authority)).count),
            assessmentCount: edition.text(index.assessments.filter { $0.origin != .sample }.count),
            date: edition.text(overview.snapshot.date), recent: recent.prefix(StartPages.shown).map(edition.card),
            byAuthority: overview.links("authority", limit: StartPages.shown, isReal: true),
            byRight: overview.links("right", limit: StartPages.shown), byArea: overview.links("area"),
            byRisk: overview.links("risk"), systems: edition.address.link(.systems),
            authorities: edition.address.link(.authorities), rights: edition.address.link(.rights),
            lifeAreas: edition.address.link(.lifeAreas), riskClasses: edition.address.link(.riskClasses),
            changes: edition.address.link(.changes))
        return [
            RenderedFile(path: edition.address.prefix + "index.html", bytes: template.render(page)),
            RenderedFile(
                path: edition.address.prefix + "site.jsonld",
                bytes: StructuredData.site(edition, on: overview.snapshot.date)),
        ]
    }
}
