import PublicAddresses
import Templates

/// The systems that share a value of a facet, a page at a time.
struct FacetPage: ViewModel {
    let frame: Frame
    let kicker: String
    let heading: String
    let intro: String?
    let count: String
    let isEmpty: Bool
    let lines: [UInt8]
    let csv: String?
    let feed: String?
    let letters: String
    let pages: [PageLink]
    let siblings: [CountedLink]
    let siblingsHeading: String

    static let members: [Member<FacetPage>] = [
        .object("frame") { $0.frame }, .text("kicker") { $0.kicker }, .text("heading") { $0.heading },
        .optional("intro") { $0.intro }, .text("count") { $0.count }, .flag("isEmpty") { $0.isEmpty },
        .markup("lines") { $0.lines }, .optional("csv") { $0.csv }, .optional("feed") { $0.feed },
        .text("letters") { $0.letters },
        .list("pages") { $0.pages }, .flag("hasPages") { $0.pages.count > 1 }, .list("siblings") { $0.siblings },
        .text("siblingsHeading") { $0.siblingsHeading },
    ]
}

/// A list of links with counts, for overviews.
struct OverviewPage: ViewModel {
    let frame: Frame
    let heading: String
    let intro: String
    let links: [CountedLink]
    static let members: [Member<OverviewPage>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .text("intro") { $0.intro },
        .list("links") { $0.links },
    ]
}

/// A page for every facet, and one for each of its values, for readers without JavaScript.
struct FacetPages: PageFamily {
    /// Systems on one page.
    private static let pageLength = 250
    /// Facets whose values have pages of their own kind.
    private static let others: Set<String> = ["right"]
    /// Facets whose overview is a page of its own kind.
    private static let otherOverviews: Set<String> = ["area", "authority"]

    let overview: Overview
    private let values: Template<OverviewPage>
    private let value: Template<FacetPage>

    init(_ overview: Overview) throws {
        self.overview = overview
        values = try overview.edition.templates.template("overview", for: OverviewPage.self)
        value = try overview.edition.templates.template("facet", for: FacetPage.self)
    }

    var jobs: [PageJob] {
        overview.facets.facets.filter { !FacetPages.others.contains($0.id) }.flatMap { facet in
            let values = allValues(of: facet)
            let overviews =
                FacetPages.otherOverviews.contains(facet.id)
                ? [] : [PageJob([Place(facet.section)]) { [overview(of: facet)] }]
            return overviews
                + values.map { value in
                    PageJob(places(of: value, facet)) { pages(of: value, facet) }
                }
        }
    }

    /// The values some system has, and those of the vocabulary that none has: their addresses are stable too.
    private func allValues(of facet: Facet) -> [FacetValue] {
        let present = overview.facets.values(of: facet.id)
        if facet.id == "authority" { return present.filter { $0.positions.count > AuthorityPages.mostCards } }
        let codes = Set(present.map(\.code))
        return present
            + facet.order.filter { !codes.contains($0) }.map {
                FacetValue(code: $0, positions: [], count: SystemCount())
            }
    }

    private func pageCount(_ value: FacetValue) -> Int {
        max(1, (value.positions.count + FacetPages.pageLength - 1) / FacetPages.pageLength)
    }

    private func place(_ value: FacetValue, _ facet: Facet, _ page: Int) -> Place {
        let place = firstPlace(value, facet)
        return page == 1 ? place : place.numbered(.page, page)
    }

    /// Authorities have pages of another kind; their lists stand below these.
    private func firstPlace(_ value: FacetValue, _ facet: Facet) -> Place {
        let place = facet.place(of: value.code)
        return facet.id == "authority" ? place.below(.systems) : place
    }

    private func places(of value: FacetValue, _ facet: Facet) -> [Place] {
        (1...pageCount(value)).map { place(value, facet, $0) }
    }

    private func overview(of facet: Facet) -> RenderedFile {
        let texts = edition.texts
        let title = texts["section.\(facet.section.rawValue)"]
        let intro = texts["facet.\(facet.id).intro"]
        let links = allValues(of: facet).map { value in
            CountedLink(
                href: edition.address.link(facet.place(of: value.code)),
                text: facet.label(value.code)[edition.language],
                count: edition.text(value.count), help: facet.help(value.code)?[edition.language])
        }
        let page = OverviewPage(
            frame: edition.frame(title: title, summary: intro, place: Place(facet.section)), heading: title,
            intro: intro, links: links)
        return RenderedFile(
            path: edition.address.folder(Place(facet.section)) + "index.html", bytes: values.render(page))
    }

    private func pages(of value: FacetValue, _ facet: Facet) -> [RenderedFile] {
        let count = pageCount(value)
        let kicker = edition.texts["facet.\(facet.id)"]
        let label = facet.label(value.code)[edition.language]
        let first = edition.address.folder(firstPlace(value, facet))
        // The CSV file holds codes, so that one serves both languages.
        let german = SiteAddress(base: edition.address.base, language: .de)
        let csv = german.folder(firstPlace(value, facet)) + PublicFacet.slug(value.code) + ".csv"
        let own = edition.address.link(facet.place(of: value.code))
        let siblings = Array(overview.links(facet.id, limit: 13).lazy.filter { $0.href != own }.prefix(12))
        var files = (1...count).map { number in
            let start = (number - 1) * FacetPages.pageLength
            let shown = value.positions[start..<min(value.positions.count, start + FacetPages.pageLength)]
            var title = edition.texts["facet.title", kicker, label]
            if number > 1 { title += edition.texts["facet.page", "\(number)"] }
            let page = FacetPage(
                frame: edition.frame(
                    title: title,
                    summary: facet.help(value.code)?[edition.language]
                        ?? edition.texts["facet.summary", kicker, label, edition.systems(value.count)],
                    place: place(value, facet, number), parents: [label],
                    alternates: value.positions.isEmpty
                        ? [] : [Alternate(type: "text/csv", href: edition.address.base + csv)]),
                kicker: kicker, heading: label, intro: facet.help(value.code)?[edition.language],
                count: edition.systems(value.count), isEmpty: value.positions.isEmpty,
                lines: shown.reduce(into: []) { $0 += overview.list.lines[$1] },
                csv: value.positions.isEmpty ? nil : edition.address.base + csv,
                feed: edition.address.base + facet.kind.feed(of: value.code),
                letters: edition.address.link(.letters),
                pages: PageLink.all(of: count, at: number) { edition.address.link(place(value, facet, $0)) },
                siblings: siblings, siblingsHeading: edition.texts["facet.others", kicker])
            let folder = number == 1 ? first : edition.address.folder(place(value, facet, number))
            return RenderedFile(path: folder + "index.html", bytes: self.value.render(page))
        }
        if edition.isFirst, !value.positions.isEmpty {
            files.append(
                RenderedFile(
                    path: csv,
                    bytes: value.positions.reduce(into: SystemList.csvHead) { $0 += overview.list.csv[$1] }))
        }
        return files
    }
}
