import LegalFacts
import PublicAddresses
import Templates

/// All federal authorities with what they reported.
struct AuthorityListPage: ViewModel {
    let frame: Frame
    let ressorts: [Ressort]
    let reported: String
    let none: String
    let silent: String
    let gaps: String

    struct Ressort: ViewModel {
        let name: String
        let abbreviation: String
        let href: String?
        let count: String
        let rows: [Row]
        static let members: [Member<Ressort>] = [
            .text("name") { $0.name }, .text("abbreviation") { $0.abbreviation }, .optional("href") { $0.href },
            .text("count") { $0.count }, .list("rows") { $0.rows },
        ]
    }

    struct Row: ViewModel {
        let name: String
        let abbreviation: String
        let href: String
        let state: String
        let stateCode: String
        let sourced: String?
        static let members: [Member<Row>] = [
            .text("name") { $0.name }, .text("abbreviation") { $0.abbreviation }, .text("href") { $0.href },
            .text("state") { $0.state }, .text("stateCode") { $0.stateCode }, .optional("sourced") { $0.sourced },
        ]
    }

    static let members: [Member<AuthorityListPage>] = [
        .object("frame") { $0.frame }, .list("ressorts") { $0.ressorts }, .text("reported") { $0.reported },
        .text("none") { $0.none }, .text("silent") { $0.silent }, .text("gaps") { $0.gaps },
    ]
}

/// One authority: what it reported, its systems, what is overdue.
struct AuthorityPage: ViewModel {
    let frame: Frame
    let name: String
    let abbreviation: String
    let kind: String
    let state: String
    let stateCode: String
    let sourced: String?
    let ressort: String?
    let ressortHref: String?
    let website: String?
    let isSample: Bool
    let isEmpty: Bool
    let figures: [ReportPage.Figure]
    let count: String
    let cards: [RecordCard]
    let allSystems: String?
    let tables: [ReportTable]
    let csv: String?
    let feed: String
    let letters: String

    static let members: [Member<AuthorityPage>] = [
        .object("frame") { $0.frame }, .text("name") { $0.name }, .text("abbreviation") { $0.abbreviation },
        .text("kind") { $0.kind }, .text("state") { $0.state }, .text("stateCode") { $0.stateCode },
        .optional("sourced") { $0.sourced }, .optional("ressort") { $0.ressort },
        .optional("ressortHref") { $0.ressortHref }, .optional("website") { $0.website },
        .flag("isSample") { $0.isSample }, .flag("isEmpty") { $0.isEmpty }, .list("figures") { $0.figures },
        .text("count") { $0.count }, .list("cards") { $0.cards }, .optional("allSystems") { $0.allSystems },
        .list("tables") { $0.tables },
        .optional("csv") { $0.csv }, .text("feed") { $0.feed }, .text("letters") { $0.letters },
    ]
}

/// The list of authorities, and a page for each.
struct AuthorityPages: PageFamily {
    /// Systems shown with their summaries; authorities with more have a list of their own.
    static let mostCards = 100

    let overview: Overview
    private let list: Template<AuthorityListPage>
    private let single: Template<AuthorityPage>
    private let overdue: [String: [Overdue]]
    private let positions: [String: [Int]]

    init(_ overview: Overview) throws {
        self.overview = overview
        list = try overview.edition.templates.template("authorities", for: AuthorityListPage.self)
        single = try overview.edition.templates.template("authority", for: AuthorityPage.self)
        overdue = Dictionary(
            grouping: Overdue.all(
                overview.index, LifeCycle(catalogue: overview.edition.catalogue), on: overview.snapshot.date),
            by: \.authority)
        positions = Dictionary(
            overview.facets.values(of: "authority").map { ($0.code, $0.positions) },
            uniquingKeysWith: { first, _ in first })
    }

    var jobs: [PageJob] {
        [PageJob([Place(.authorities)]) { [authorityList()] }]
            + edition.authorities.all.map { authority in
                PageJob([Place(.authorities, authority.id)]) { page(authority) }
            }
    }

    private func authorityList() -> RenderedFile {
        var states: [String: Int] = [:]
        func row(_ authority: AuthorityRow) -> AuthorityListPage.Row {
            let state = AuthorityState(authority, overview)
            if authority.origin != .sample { states[state.code, default: 0] += 1 }
            return AuthorityListPage.Row(
                name: authority.name(edition.language), abbreviation: authority.abbreviation,
                href: edition.address.link(.authorities, authority.id), state: state.text, stateCode: state.code,
                sourced: state.sourced)
        }
        func count(_ members: [AuthorityRow]) -> String {
            edition.systems(SystemCount(members.lazy.flatMap { overview.index.byAuthority[$0.id] ?? [] }))
        }
        let facet = overview.facets.facet("ressort")
        let present = Set(overview.facets.values(of: "ressort").map(\.code))
        var ressorts: [AuthorityListPage.Ressort] = []
        for ressort in overview.index.ressorts where ressort.isGroup {
            let place = present.contains(ressort.head.id) ? facet?.place(of: ressort.head.id) : nil
            ressorts.append(
                AuthorityListPage.Ressort(
                    name: ressort.head.name(edition.language), abbreviation: ressort.head.abbreviation,
                    href: place.map { edition.address.link($0) }, count: count(ressort.members),
                    rows: ressort.members.map(row)))
        }
        let others = overview.index.ressorts.filter { !$0.isGroup }.map(\.head)
        if !others.isEmpty {
            ressorts.append(
                AuthorityListPage.Ressort(
                    name: edition.texts["authorities.others"], abbreviation: "", href: nil, count: count(others),
                    rows: others.map(row)))
        }
        let page = AuthorityListPage(
            frame: edition.frame(
                title: edition.texts["authorities.heading"], summary: edition.texts["authorities.intro"],
                place: Place(.authorities)),
            ressorts: ressorts, reported: edition.text(states["reported"] ?? 0),
            none: edition.text(states["none"] ?? 0), silent: edition.text(states["silent"] ?? 0),
            gaps: edition.address.link(.gaps))
        return RenderedFile(path: edition.address.folder(Place(.authorities)) + "index.html", bytes: list.render(page))
    }

    private func tables(_ authority: AuthorityRow, _ rows: [IndexRow]) -> [ReportTable] {
        [CompletenessTable.table(rows, edition), OverdueTable.table(overdue[authority.id] ?? [], overview)]
            .compactMap { table in
                var table = table
                table?.shorten(to: AuthorityPages.mostCards, edition)
                return table
            }
    }

    /// What is known about the systems; one that nobody classified, or whose class is not public, is neither high-risk nor
    /// harmless.
    private func figures(_ rows: [IndexRow]) -> [ReportPage.Figure] {
        func figure(_ count: Int, _ name: String) -> ReportPage.Figure {
            ReportPage.Figure(value: edition.text(count), name: edition.texts["authority.\(name)"])
        }
        guard !rows.isEmpty else { return [] }
        let classified = rows.compactMap { row in row.riskClass.map { (risk: $0, friaStatus: row.friaStatus) } }
            .filter { $0.risk != .notAssessed }
        var figures = [figure(rows.count, "systems")]
        if !classified.isEmpty {
            let highRisk = classified.filter(\.risk.isHighRisk)
            figures.append(figure(highRisk.count, "highRisk"))
            // An assessment nobody demanded says nothing about the duty to make one.
            figures.append(figure(highRisk.count { $0.friaStatus == .completed }, "assessed"))
            let voluntary = classified.count { !$0.risk.isHighRisk && $0.friaStatus == .completed }
            if voluntary > 0 { figures.append(figure(voluntary, "voluntary")) }
        }
        let notClassified = rows.count { $0.riskClass == .notAssessed }
        if notClassified > 0 { figures.append(figure(notClassified, "notClassified")) }
        let notPublic = rows.count { $0.riskClass == nil }
        if notPublic > 0 { figures.append(figure(notPublic, "classNotPublic")) }
        return figures
    }

    private func page(_ authority: AuthorityRow) -> [RenderedFile] {
        let place = Place(.authorities, authority.id)
        let rows = overview.index.byAuthority[authority.id] ?? []
        let state = AuthorityState(authority, overview)
        let name = authority.name(edition.language)
        let ressort = authority.parent.flatMap { edition.authorities[$0] }
        let csv = SiteAddress(base: edition.address.base, language: .de).folder(place) + authority.id + ".csv"
        let structured = edition.address.folder(place) + authority.id + ".jsonld"
        let csvHref = rows.isEmpty ? nil : edition.address.base + csv
        let page = AuthorityPage(
            frame: edition.frame(
                title: "\(name) (\(authority.abbreviation))", summary: name + " " + state.text, place: place,
                alternates: (csvHref.map { [Alternate(type: "text/csv", href: $0)] } ?? []) + [
                    Alternate(type: "application/ld+json", href: edition.address.base + structured),
                    Alternate(
                        type: "application/atom+xml",
                        href: edition.address.base + PublicFacet.authority.feed(of: authority.id)),
                ]),
            name: name, abbreviation: authority.abbreviation, kind: edition.label(authority.kind, "authority-kind"),
            state: state.text, stateCode: state.code, sourced: state.sourced,
            ressort: ressort?.name(edition.language),
            ressortHref: ressort.map { edition.address.link(.authorities, $0.id) }, website: authority.website,
            isSample: authority.origin == .sample, isEmpty: rows.isEmpty,
            figures: figures(rows),
            count: edition.systems(SystemCount(rows)), cards: rows.prefix(AuthorityPages.mostCards).map(edition.card),
            allSystems: rows.count > AuthorityPages.mostCards
                ? edition.address.link(place.below(.systems)) : nil,
            tables: tables(authority, rows), csv: csvHref,
            feed: edition.address.base + PublicFacet.authority.feed(of: authority.id),
            letters: edition.address.link(.letters))
        var files = [
            RenderedFile(path: edition.address.folder(place) + "index.html", bytes: single.render(page)),
            RenderedFile(path: structured, bytes: StructuredData.authority(authority, edition)),
        ]
        if edition.isFirst, !rows.isEmpty {
            files.append(
                RenderedFile(
                    path: csv,
                    bytes: (positions[authority.id] ?? []).reduce(into: SystemList.csvHead) {
                        $0 += overview.list.csv[$1]
                    }))
        }
        return files
    }
}
