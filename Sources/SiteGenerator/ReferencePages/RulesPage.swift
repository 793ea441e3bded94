import LegalFacts
import PageMarkup
import PublicAddresses
import RegisterRules
import Templates

/// The rules as `maki explain` prints them.
struct RulesPage: ViewModel {
    let frame: Frame
    let rules: [RuleRow]

    struct RuleRow: ViewModel {
        let code: String
        let requirement: String
        let why: String
        let remedy: String
        let source: [UInt8]
        let from: String?
        static let members: [Member<RuleRow>] = [
            .text("code") { $0.code }, .text("requirement") { $0.requirement }, .text("why") { $0.why },
            .text("remedy") { $0.remedy }, .markup("source") { $0.source },
            .optional("from") { $0.from },
        ]
    }

    static let members: [Member<RulesPage>] = [.object("frame") { $0.frame }, .list("rules") { $0.rules }]
}

/// The page of rules.
struct RulesPages: PageFamily {
    let overview: Overview
    let template: Template<RulesPage>

    init(_ overview: Overview) throws {
        self.overview = overview
        template = try overview.edition.templates.template("rules", for: RulesPage.self)
    }

    var jobs: [PageJob] { [PageJob([Place(.rules)]) { [rules()] }] }

    private func rules() -> RenderedFile {
        let language = edition.language
        let dates = LegalDates(catalogue: edition.catalogue)
        let sources = LegalSource(language: language)
        let rows = RuleCatalogue.all.map { rule in
            let description = rule.description
            return RulesPage.RuleRow(
                code: description.code, requirement: description.requirement[language], why: description.why[language],
                remedy: description.remedy[language], source: sources.markup(description.source[language]),
                from: description.days(dates)?.text(language) { edition.text($0) })
        }
        let page = RulesPage(
            frame: edition.frame(
                title: edition.texts["rules.heading"], summary: edition.texts["rules.intro"], place: Place(.rules)),
            rules: rows)
        return RenderedFile(path: edition.address.folder(Place(.rules)) + "index.html", bytes: template.render(page))
    }
}
