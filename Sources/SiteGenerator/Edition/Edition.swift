import FieldCatalogue
import Findings
import PageMarkup
import PublicAddresses
import Templates

/// The site in one language: what pages of every kind are made of.
///
/// It holds no systems: pages of single records show what their material says, lists have an `Overview`. A class, because
/// everything that makes pages holds one: so it is passed on as one reference.
final class Edition: Sendable {
    let language: Language
    /// Fields and vocabularies.
    let catalogue: Catalogue
    let authorities: AuthorityTable
    let sources: SiteSources
    let options: SiteOptions
    let address: SiteAddress
    let texts: Texts
    let templates: TemplateLibrary
    let prose: [ProsePage]
    private let navigation: [NavLink]
    private let footer: [NavLink]

    /// Whether it is the edition that writes files both languages share.
    var isFirst: Bool { language == options.languages.first }

    /// - Throws: `SiteSourceError` for an unknown text in a template.
    init(
        language: Language, catalogue: Catalogue, authorities: AuthorityTable, sources: SiteSources,
        options: SiteOptions
    ) throws {
        self.language = language
        self.catalogue = catalogue
        self.authorities = authorities
        self.sources = sources
        self.options = options
        let address = SiteAddress(base: options.basePath, language: language)
        let texts = sources.texts(language)
        self.address = address
        self.texts = texts
        templates = try LocalizedTemplates.library(sources, language: language)
        prose = ProsePage.all(in: sources, address: address)
        navigation = [SiteAddress.Section.systems, .authorities, .rights, .lifeAreas, .figures, .data].map {
            NavLink(href: address.link($0), text: texts["section.\($0.rawValue)"])
        }
        footer =
            prose.map { NavLink(href: address.link(Place(prose: $0.name)), text: $0.title) }
            + [NavLink(href: address.link(.sitemap), text: texts["section.sitemap"])]
    }

    /// The same edition for one processor: what every record page uses is in memory of its own.
    func replica(_ catalogue: Catalogue) throws -> Edition {
        try Edition(of: self, catalogue)
    }

    private init(of edition: Edition, _ catalogue: Catalogue) throws {
        language = edition.language
        self.catalogue = catalogue
        authorities = edition.authorities
        sources = edition.sources
        options = edition.options
        address = SiteAddress(base: options.basePath, language: language)
        texts = edition.texts.replica()
        templates = try LocalizedTemplates.library(sources, language: language)
        prose = edition.prose
        navigation = edition.navigation
        footer = edition.footer
    }

    // MARK: - Words

    /// Name of a code in the edition's language.
    func label(_ code: String, _ vocabulary: String) -> String { catalogue.label(of: code, in: vocabulary)[language] }

    /// A day as people write it.
    func text(_ day: Day) -> String { Dates.text(day, language) }

    /// A number as people write it.
    func text(_ number: Int) -> String { Numbers.grouped(number, language) }

    /// Name of an authority; the id when it is not on file.
    func authority(_ id: String) -> String { authorities[id]?.name(language) ?? id }

    // MARK: - The frame

    /// What a page has around its content.
    ///
    /// - Parameters:
    ///   - place: where the page lies; nil for pages without an address of their own.
    ///   - id: tells pages apart whose titles may be equal.
    ///   - hasOther: whether the page exists in the other language too.
    ///   - parents: names of the pages between its section and itself (`Place.Step.id`), outermost first.
    func frame(
        title: String, summary: String, place: Place?, parents: [String] = [], alternates: [Alternate] = [],
        titleLanguage: String? = nil, id: String? = nil, hasOther: Bool = true
    ) -> Frame {
        let absolute = options.origin
        let languages = options.languages.count > 1 && hasOther ? options.languages : []
        let siteTitle = texts["site.title"]
        return Frame(
            language: language.rawValue,
            title: title == siteTitle ? title : title + (id.map { " (\($0))" } ?? "") + " – " + siteTitle,
            summary: summary, base: address.base, start: address.start, searchPage: address.link(.systems),
            canonical: place.map { absolute + address.link($0) },
            languages: place.map { place in
                languages.map { language in
                    LanguageLink(
                        language: language.rawValue,
                        href: absolute + SiteAddress(base: address.base, language: language).link(place))
                }
            } ?? [],
            otherLanguage: address.other.language.rawValue,
            otherHref: languages.isEmpty ? nil : place.map { address.other.link($0) }, alternates: alternates,
            navigation: navigation, footer: footer, crumbs: place.map { crumbs($0, parents) } ?? [], here: title,
            hereLanguage: titleLanguage)
    }

    /// The way from the start page, without the page itself.
    private func crumbs(_ place: Place, _ parents: [String]) -> [NavLink] {
        guard !place.steps.isEmpty else { return [] }
        var names = parents[...]
        var crumbs = [NavLink(href: address.start, text: texts["nav.start"])]
        for (position, step) in place.steps.dropLast().enumerated() {
            let name: String? =
                switch step {
                case .section(let section): texts["section.\(section.rawValue)"]
                case .id, .numbered: names.popFirst()
                }
            if let name { crumbs.append(NavLink(href: address.link(place.prefix(position + 1)), text: name)) }
        }
        return crumbs
    }
}
