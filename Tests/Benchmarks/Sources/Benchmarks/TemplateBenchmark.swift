import Mustache
import Templates

/// A record page of about 15 kB: our templates against swift-mustache, same page, same data, one core.
enum TemplateBenchmark {
    private static let template = """
        <!DOCTYPE html><html lang="de"><head><title>{{title}}</title></head><body><h1>{{title}}</h1><p>{{lead}}</p>
        {{#groups}}<section id="{{id}}"><h2>{{heading}}</h2><dl>
        {{#rows}}<div><dt>{{label}}<span class="help">{{help}}</span></dt><dd>{{#isStated}}{{value}}{{/isStated}}{{^isStated}}<span class="none">nicht angegeben</span>{{/isStated}}</dd></div>
        {{/rows}}</dl></section>
        {{/groups}}</body></html>
        """

    private struct Row: ViewModel {
        let label: String
        let help: String
        let value: String
        let isStated: Bool
        static let members: [Member<Row>] = [
            .text("label") { $0.label }, .text("help") { $0.help }, .text("value") { $0.value },
            .flag("isStated") { $0.isStated },
        ]
    }

    private struct Group: ViewModel {
        let id: String
        let heading: String
        let rows: [Row]
        static let members: [Member<Group>] = [
            .text("id") { $0.id }, .text("heading") { $0.heading }, .list("rows") { $0.rows },
        ]
    }

    private struct Page: ViewModel {
        let title: String
        let lead: String
        let groups: [Group]
        static let members: [Member<Page>] = [
            .text("title") { $0.title }, .text("lead") { $0.lead }, .list("groups") { $0.groups },
        ]
    }

    static func run() throws {
        let groups = (0..<7).map { group in
            Group(
                id: "gruppe-\(group)", heading: "Gruppe \(group): Aufsicht & Betrieb",
                rows: (0..<11).map { row in
                    Row(
                        label: "Feld \(row)", help: "Was hier steht und warum es für Betroffene wichtig ist.",
                        value: "Jede Entscheidung trifft ein Mensch; \"Vorschläge\" sind gekennzeichnet <immer>.",
                        isStated: row % 3 != 0)
                })
        }
        let page = Page(title: "Vorprüfung von Anträgen", lead: "Das System liest Nachweise aus.", groups: groups)
        let library = TemplateLibrary(sources: ["page": Array(template.utf8)])
        let ours = try library.template("page", for: Page.self)
        let theirs = try MustacheTemplate(string: template)
        let dictionary: [String: Any] = [
            "title": page.title, "lead": page.lead,
            "groups": groups.map { group -> [String: Any] in
                [
                    "id": group.id, "heading": group.heading,
                    "rows": group.rows.map {
                        ["label": $0.label, "help": $0.help, "value": $0.value, "isStated": $0.isStated]
                            as [String: Any]
                    },
                ]
            },
        ]
        var sink = 0
        let size = ours.render(page).count
        let own = Benchmarks.median(runs: 7) { for _ in 0..<1_000 { sink += ours.render(page).count } }
        let other = Benchmarks.median(runs: 5) { for _ in 0..<100 { sink += theirs.render(dictionary).utf8.count } }
        let structs = Benchmarks.median(runs: 5) { for _ in 0..<20 { sink += theirs.render(page).utf8.count } }
        print(
            """
            {"pageBytes": \(size), "oursMilliseconds": \(own), "mustacheDictionariesMilliseconds": \(other * 10), \
            "mustacheStructsMilliseconds": \(structs * 50), "sink": \(sink)}
            """)
    }
}
