import Templates

/// The start page.
struct StartPage: ViewModel {
    let frame: Frame
    let systemCount: String
    let authorityCount: String
    let reportingCount: String
    let assessmentCount: String
    let date: String
    let recent: [RecordCard]
    let riskClasses: [CountedLink]
    let topAuthorities: [CountedLink]

    static let members: [Member<StartPage>] = [
        .object("frame") { $0.frame }, .text("systemCount") { $0.systemCount },
        .text("authorityCount") { $0.authorityCount },
        .text("reportingCount") { $0.reportingCount }, .text("assessmentCount") { $0.assessmentCount },
        .text("date") { $0.date }, .list("recent") { $0.recent }, .list("riskClassLinks") { $0.riskClasses },
        .list("topAuthorities") { $0.topAuthorities },
    ]
}

/// A list of records: all of them, or those of one facet.
struct ListPage: ViewModel {
    let frame: Frame
    let heading: String
    let intro: String?
    let note: String?
    let count: String
    let isEmpty: Bool
    /// Whether it lists all systems: then it can be searched.
    let isWhole: Bool
    let cards: [RecordCard]
    let riskClasses: [CountedLink]
    let authorities: [CountedLink]
    let csv: String

    static let members: [Member<ListPage>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .optional("intro") { $0.intro },
        .optional("note") { $0.note }, .text("count") { $0.count }, .flag("isEmpty") { $0.isEmpty },
        .flag("isWhole") { $0.isWhole }, .list("cards") { $0.cards }, .list("riskClassLinks") { $0.riskClasses },
        .list("authorityLinks") { $0.authorities },
        .text("csv") { $0.csv },
    ]
}

/// All federal authorities with what they reported.
struct AuthorityListPage: ViewModel {
    let frame: Frame
    let ressorts: [Ressort]
    let reported: String
    let none: String
    let silent: String

    struct Ressort: ViewModel {
        let name: String
        let abbreviation: String
        let count: String
        let rows: [Row]
        static let members: [Member<Ressort>] = [
            .text("name") { $0.name }, .text("abbreviation") { $0.abbreviation }, .text("count") { $0.count },
            .list("rows") { $0.rows },
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
        .text("none") { $0.none }, .text("silent") { $0.silent },
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

/// The rules as `maki explain` prints them.
struct RulesPage: ViewModel {
    let frame: Frame
    let rules: [RuleRow]

    struct RuleRow: ViewModel {
        let code: String
        let requirement: String
        let why: String
        let remedy: String
        let source: String
        let link: String?
        let from: String?
        static let members: [Member<RuleRow>] = [
            .text("code") { $0.code }, .text("requirement") { $0.requirement }, .text("why") { $0.why },
            .text("remedy") { $0.remedy }, .text("source") { $0.source }, .optional("link") { $0.link },
            .optional("from") { $0.from },
        ]
    }

    static let members: [Member<RulesPage>] = [.object("frame") { $0.frame }, .list("rules") { $0.rules }]
}

/// The exports on offer.
struct DataPage: ViewModel {
    let frame: Frame
    let date: String
    let files: [FileRow]

    struct FileRow: ViewModel {
        let href: String
        let name: String
        let title: String
        let size: String
        let sha256: String
        static let members: [Member<FileRow>] = [
            .text("href") { $0.href }, .text("name") { $0.name }, .text("title") { $0.title },
            .text("size") { $0.size },
            .text("sha256") { $0.sha256 },
        ]
    }

    static let members: [Member<DataPage>] = [
        .object("frame") { $0.frame }, .text("date") { $0.date }, .list("files") { $0.files },
    ]
}

/// A page written by hand, or the page for a missing address.
struct TextPage: ViewModel {
    let frame: Frame
    let heading: String
    let body: [UInt8]
    static let members: [Member<TextPage>] = [
        .object("frame") { $0.frame }, .text("heading") { $0.heading }, .markup("body") { $0.body },
    ]
}
