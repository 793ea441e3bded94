import FieldCatalogue
import LegalFacts

/// What the register does not show: whose reports are not public or not there, what is incomplete, what is overdue.
struct GapsPages: PageFamily {
    let overview: Overview
    private let renderer: ReportRenderer

    init(_ overview: Overview) throws {
        self.overview = overview
        renderer = try ReportRenderer(overview.edition)
    }

    var jobs: [PageJob] { [renderer.job(.gaps) { content() }] }

    private func content() -> ReportContent {
        let texts = edition.texts
        let real = edition.authorities.all.filter { $0.origin != .sample }
        let states = real.map { ($0, AuthorityState($0, overview)) }
        func count(_ code: String) -> Int { states.reduce(0) { $0 + ($1.1.code == code ? 1 : 0) } }
        let overdue = Overdue.all(
            overview.index, LifeCycle(catalogue: edition.catalogue), on: overview.snapshot.date)
        return ReportContent(
            notices: [texts["authorities.caution"]],
            figures: [
                ReportPage.Figure(value: edition.text(count("reported")), name: texts["authorities.reported"]),
                ReportPage.Figure(value: edition.text(count("none")), name: texts["authorities.none"]),
                ReportPage.Figure(value: edition.text(count("silent")), name: texts["authorities.silent"]),
            ],
            tables: [
                stateTable(states), completeness(), overdueTable(overdue), origins(),
            ],
            links: [
                NavLink(href: edition.address.link(.authorities), text: texts["gaps.allAuthorities"]),
                NavLink(href: edition.address.link(.withheld), text: texts["section.withheld"]),
            ], hasCSV: true)
    }

    /// Every Ressort with its authorities by state.
    private func stateTable(_ states: [(AuthorityRow, AuthorityState)]) -> ReportTable {
        let texts = edition.texts
        let codes = Dictionary(states.map { ($0.0.id, $0.1.code) }, uniquingKeysWith: { first, _ in first })
        let groups =
            overview.index.ressorts.filter { $0.isGroup && $0.head.origin != .sample }.map { ressort in
                (
                    Cell(
                        ressort.head.name(edition.language), href: edition.address.link(.authorities, ressort.head.id)),
                    ressort.members
                )
            }
            + [
                (
                    Cell(texts["authorities.others"]),
                    overview.index.ressorts.filter { !$0.isGroup && $0.head.origin != .sample }.map(\.head)
                )
            ]
        return ReportTable(
            id: "meldungen", heading: texts["gaps.states"], intro: texts["authority.absence"],
            columns: [
                (texts["facet.ressort"], false), (texts["gaps.authorities"], true), (texts["gaps.reported"], true),
                (texts["gaps.none"], true), (texts["gaps.silent"], true),
            ],
            rows: groups.filter { !$0.1.isEmpty }.map { name, members in
                func count(_ code: String) -> Cell {
                    .number(members.reduce(0) { $0 + (codes[$1.id] == code ? 1 : 0) }, edition)
                }
                return TableRow(
                    name, [.number(members.count, edition), count("reported"), count("none"), count("silent")])
            })
    }

    private func completeness() -> ReportTable {
        let rows = overview.index.deployments.filter { $0.origin != .publicSource && $0.completeness != nil }
        // Made-up examples of an authority have a row of their own.
        let byAuthority = Dictionary(grouping: rows) { [$0.authority, $0.origin.rawValue] }
        return ReportTable(
            id: "vollstaendigkeit", heading: edition.texts["completeness.heading"],
            intro: edition.texts["completeness.intro"],
            columns: [(edition.texts["table.authority"], false), (edition.texts["table.systems"], true)]
                + CompletenessTable.columns(edition),
            rows: edition.authorities.all.flatMap { authority in
                [Origin.agency, .sample].compactMap { origin in
                    guard let rows = byAuthority[[authority.id, origin.rawValue]] else { return nil }
                    let sums = CompletenessTable.Sums(rows)
                    let head = Cell(
                        authority.name(edition.language), href: edition.address.link(.authorities, authority.id),
                        note: edition.originMark(origin))
                    let all = (overview.index.byAuthority[authority.id] ?? []).count { $0.origin == origin }
                    let count: Cell =
                        sums.records == all ? .number(all, edition) : .share(sums.records, of: all, edition)
                    return TableRow(head, [count] + sums.cells(edition))
                }
            }, empty: edition.texts["completeness.none"])
    }

    private func overdueTable(_ items: [Overdue]) -> ReportTable {
        OverdueTable.table(items, overview)
            ?? ReportTable(
                id: "ueberfaellig", heading: edition.texts["overdue.heading"], intro: edition.texts["overdue.intro"],
                columns: [(edition.texts["table.system"], false)], rows: [], empty: edition.texts["overdue.none"])
    }

    /// How many entries an authority has not made itself.
    private func origins() -> ReportTable {
        let texts = edition.texts
        let values = overview.facets.values(of: "origin")
        let facet = overview.facets.facet("origin")
        return ReportTable(
            id: "herkunft", heading: texts["section.origins"], intro: texts["gaps.origins"],
            columns: [(texts["facet.origin"], false), (texts["table.systems"], true)],
            rows: values.map { value in
                TableRow(
                    Cell(
                        edition.label(value.code, "origin"),
                        href: facet.map { edition.address.link($0.place(of: value.code)) }),
                    [.number(value.positions.count, edition)])
            })
    }
}
