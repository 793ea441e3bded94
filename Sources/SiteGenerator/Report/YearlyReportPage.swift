import Charts
import Findings
import PageMarkup
import Templates

/// The yearly report as one page that a browser prints.
struct YearlyReportPage: ViewModel {
    let year: String
    let before: String
    let date: String
    let style: [UInt8]
    let chapters: [Chapter]
    let method: [Line]

    struct Chapter: ViewModel {
        let id: String
        let number: String
        let title: String
        let text: String
        let figures: [Figure]
        let tables: [Table]
        let queries: [Query]
        static let members: [Member<Chapter>] = [
            .text("id") { $0.id }, .text("number") { $0.number }, .text("title") { $0.title },
            .text("text") { $0.text }, .list("figures") { $0.figures }, .list("tables") { $0.tables },
            .list("queries") { $0.queries },
        ]
    }

    struct Figure: ViewModel {
        let label: String
        let value: String
        let before: String
        let change: String
        let query: String
        static let members: [Member<Figure>] = [
            .text("label") { $0.label }, .text("value") { $0.value }, .text("before") { $0.before },
            .text("change") { $0.change }, .text("query") { $0.query },
        ]
    }

    struct Table: ViewModel {
        let title: String
        let query: String
        let isEmpty: Bool
        let columns: [Line]
        let rows: [Row]
        let chart: [UInt8]
        static let members: [Member<Table>] = [
            .text("title") { $0.title }, .text("query") { $0.query }, .flag("isEmpty") { $0.isEmpty },
            .list("columns") { $0.columns }, .list("rows") { $0.rows }, .markup("chart") { $0.chart },
        ]
    }

    struct Row: ViewModel {
        let name: String
        let cells: [Line]
        static let members: [Member<Row>] = [.text("name") { $0.name }, .list("cells") { $0.cells }]
    }

    struct Query: ViewModel {
        let id: String
        let label: String
        let sql: String
        static let members: [Member<Query>] = [
            .text("id") { $0.id }, .text("label") { $0.label }, .text("sql") { $0.sql },
        ]
    }

    struct Line: ViewModel {
        let text: String
        static let members: [Member<Line>] = [.text("text") { $0.text }]
    }

    static let members: [Member<YearlyReportPage>] = [
        .text("year") { $0.year }, .text("before") { $0.before }, .text("date") { $0.date },
        .markup("style") { $0.style }, .list("chapters") { $0.chapters }, .list("method") { $0.method },
    ]
}

extension YearlyReport {
    /// The report as HTML, complete in one file: style and charts inside, so that it can be sent and printed.
    ///
    /// - Throws: `TemplateError` or `SiteSourceError` for faults in the template.
    public func html(_ sources: SiteSources) throws -> [UInt8] {
        let template = try LocalizedTemplates.library(sources, language: .de)
            .template("yearly-report", for: YearlyReportPage.self)
        let page = YearlyReportPage(
            year: "\(year)", before: "\(year - 1)", date: Dates.text(date, .de),
            style: sources.assets["report.css"] ?? [],
            chapters: chapters.enumerated().map { number, chapter in self.page(chapter, number + 1) },
            method: method.map { YearlyReportPage.Line(text: $0) })
        return template.render(page)
    }

    /// The longest bars of a table.
    private func chart(of table: Table, column: Int, id: String) -> [UInt8] {
        let bars = table.rows.compactMap { row -> BarChart.Bar? in
            guard column < row.count, let name = row.first else { return nil }
            // Numbers are grouped for people: only their digits count.
            let digits = row[column].utf8.filter { (0x30...0x39).contains($0) }
            guard let value = Int(String(decoding: digits, as: UTF8.self)), value > 0 else { return nil }
            return BarChart.Bar(label: name, text: row[column], value: value)
        }
        return BarChart(id: id, title: table.title, bars: Array(bars.prefix(20))).svg
    }

    private func page(_ chapter: Chapter, _ number: Int) -> YearlyReportPage.Chapter {
        func query(_ index: Int) -> String { "\(number).\(index + 1)" }
        return YearlyReportPage.Chapter(
            id: chapter.id, number: "\(number)", title: chapter.title, text: chapter.text,
            figures: chapter.figures.enumerated().map { index, figure in
                YearlyReportPage.Figure(
                    label: figure.label, value: YearlyReport.text(figure.value),
                    before: YearlyReport.text(figure.before), change: figure.change, query: query(index))
            },
            tables: chapter.tables.enumerated().map { index, table in
                YearlyReportPage.Table(
                    title: table.title, query: query(chapter.figures.count + index), isEmpty: table.rows.isEmpty,
                    columns: table.columns.map { YearlyReportPage.Line(text: $0) },
                    rows: table.rows.map { row in
                        YearlyReportPage.Row(
                            name: row.first ?? "", cells: row.dropFirst().map { YearlyReportPage.Line(text: $0) })
                    },
                    chart: table.chart.map { chart(of: table, column: $0, id: "bild-\(number)-\(index + 1)") } ?? [])
            },
            queries: chapter.queries.enumerated().map { index, item in
                YearlyReportPage.Query(id: query(index), label: item.label, sql: item.sql)
            })
    }
}
