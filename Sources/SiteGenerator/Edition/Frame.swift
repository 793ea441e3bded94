import Templates

/// What every page has around its content.
struct Frame: ViewModel {
    let language: String
    let title: String
    let summary: String
    let base: String
    let start: String
    /// Where a search leads.
    let searchPage: String
    let canonical: String?
    let languages: [LanguageLink]
    let otherLanguage: String
    let otherHref: String?
    let alternates: [Alternate]
    let navigation: [NavLink]
    let footer: [NavLink]
    let crumbs: [NavLink]
    let here: String
    let hereLanguage: String?

    static let members: [Member<Frame>] = [
        .text("language") { $0.language }, .text("title") { $0.title }, .text("summary") { $0.summary },
        .text("base") { $0.base }, .text("start") { $0.start }, .text("searchPage") { $0.searchPage },
        .optional("canonical") { $0.canonical },
        .list("languages") { $0.languages }, .text("otherLanguage") { $0.otherLanguage },
        .optional("otherHref") { $0.otherHref }, .list("alternates") { $0.alternates },
        .list("navigation") { $0.navigation }, .list("footer") { $0.footer }, .list("crumbs") { $0.crumbs },
        .flag("hasCrumbs") { !$0.crumbs.isEmpty },
        .text("here") { $0.here }, .optional("hereLanguage") { $0.hereLanguage },
    ]
}

/// The same page in a language.
struct LanguageLink: ViewModel {
    let language: String
    let href: String
    static let members: [Member<LanguageLink>] = [.text("hreflang") { $0.language }, .text("href") { $0.href }]
}

/// Another form of the same content.
struct Alternate: ViewModel {
    let type: String
    let href: String
    static let members: [Member<Alternate>] = [.text("type") { $0.type }, .text("href") { $0.href }]
}

/// A link with its text.
struct NavLink: ViewModel {
    let href: String
    let text: String
    static let members: [Member<NavLink>] = [.text("href") { $0.href }, .text("text") { $0.text }]
}

/// A link with a number behind it.
struct CountedLink: ViewModel {
    let href: String
    let text: String
    let count: String
    let help: String?
    static let members: [Member<CountedLink>] = [
        .text("href") { $0.href }, .text("text") { $0.text }, .text("count") { $0.count },
        .optional("help") { $0.help },
    ]
}
