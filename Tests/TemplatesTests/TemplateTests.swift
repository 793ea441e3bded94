import Templates
import Testing

@Suite("Templates of our own")
struct TemplateTests {
    private struct Row: ViewModel {
        let name: String
        let rows: [Row]
        static let members: [Member<Row>] = [.text("name") { $0.name }, .list("rows") { $0.rows }]
    }

    private struct Page: ViewModel {
        let title: String
        let body: [UInt8]
        let rows: [Row]
        let note: String?
        static let members: [Member<Page>] = [
            .text("title") { $0.title }, .markup("body") { $0.body }, .list("rows") { $0.rows },
            .optional("note") { $0.note },
        ]
    }

    private let page = Page(
        title: "A\"\u{301}<&'", body: Array("<b>x</b>".utf8), rows: [Row(name: "1", rows: [Row(name: "2", rows: [])])],
        note: nil)

    private func render(_ sources: [String: String]) throws -> String {
        let library = TemplateLibrary(sources: sources.mapValues { Array($0.utf8) })
        return String(decoding: try library.template("main", for: Page.self).render(page), as: UTF8.self)
    }

    @Test("a quote is escaped even when a combining mark follows it")
    func escaping() throws {
        #expect(try render(["main": "{{title}}|{{{body}}}"]) == "A&quot;\u{301}&lt;&amp;&#39;|<b>x</b>")
    }

    @Test("a partial may call itself for a tree")
    func recursion() throws {
        #expect(
            try render(["main": "{{#rows}}{{>row}}{{/rows}}", "row": "({{name}}{{#rows}}{{>row}}{{/rows}})"])
                == "(1(2))")
    }

    @Test("what is missing shows in the inverted section")
    func absence() throws {
        #expect(try render(["main": "{{#note}}{{.}}{{/note}}{{^note}}none{{/note}}"]) == "none")
    }

    @Test(
        "every fault is found at load time, with its line",
        arguments: [
            ("a\n{{titel}}", 2, "unknown name titel"), ("{{#rows}}\n{{nam}}{{/rows}}", 2, "unknown name nam"),
            ("{{>nothing}}", 1, "no template nothing"), ("{{{title}}}", 1, "title is text"),
            ("{{body}}", 1, "body is markup"),
            ("{{rows}}", 1, "is no text"), ("{{#rows}}", 1, "is not closed"),
            ("x\n\n{{/rows}}", 3, "closes no section"),
            ("{{title", 1, "not closed"), ("{{#rows}}{{/note}}", 1, "must stand"),
        ])
    func faults(source: String, line: Int, reason: String) {
        do {
            _ = try render(["main": source])
            Issue.record("\(source) was accepted")
        } catch let error as TemplateError {
            #expect(error.line == line)
            #expect(error.reason.contains(reason))
        } catch {
            Issue.record("\(error)")
        }
    }
}
