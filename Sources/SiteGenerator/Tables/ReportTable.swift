import FieldCatalogue
import PublicTables
import Publication
import Templates

/// A cell of a table for people.
struct Cell: ViewModel {
    let text: String
    var href: String?
    /// Class of a badge around the text (`level-high`); nil for plain text.
    var badge: String?
    /// A remark behind it, in small print.
    var note: String?
    /// Language of the text where it is not the page's.
    var language: String?
    var isNumber = false
    /// What programs read instead of the text: plain digits, days of ISO 8601; nil for the text itself.
    var value: String?

    static let members: [Member<Cell>] = [
        .text("text") { $0.text }, .optional("href") { $0.href }, .optional("badge") { $0.badge },
        .optional("remark") { $0.note }, .optional("lang") { $0.language }, .flag("isNumber") { $0.isNumber },
    ]

    init(
        _ text: String, href: String? = nil, badge: String? = nil, note: String? = nil, language: String? = nil,
        isNumber: Bool = false, value: String? = nil
    ) {
        self.value = value
        self.text = text
        self.href = href
        self.badge = badge
        self.note = note
        self.language = language
        self.isNumber = isNumber
    }

    /// A number, shown as people write it.
    static func number(_ value: Int, _ edition: Edition) -> Cell {
        Cell(edition.text(value), isNumber: true, value: "\(value)")
    }

    /// A day, shown as people write it; a dash for none.
    static func day(_ day: Day?, _ edition: Edition) -> Cell {
        Cell(day.map { edition.text($0) } ?? "–", value: day?.description ?? "")
    }

    /// A part of a whole: `7 von 12`.
    static func share(_ part: Int, of whole: Int, _ edition: Edition) -> Cell {
        Cell(edition.texts["table.share", edition.text(part), edition.text(whole)], isNumber: true)
    }
}

/// A row: its head and its cells.
struct TableRow: ViewModel {
    let head: Cell
    let cells: [Cell]
    static let members: [Member<TableRow>] = [.object("head") { $0.head }, .list("cells") { $0.cells }]

    init(_ head: Cell, _ cells: [Cell]) {
        self.head = head
        self.cells = cells
    }
}

/// The head of a column.
struct TableColumn: ViewModel {
    let title: String
    let isNumber: Bool
    static let members: [Member<TableColumn>] = [.text("title") { $0.title }, .flag("isNumber") { $0.isNumber }]
}

/// A table under a heading, with its chart when it has one, both made of the same rows.
struct ReportTable: ViewModel {
    /// Anchor in the page and name of the CSV file.
    let id: String
    let heading: String
    var intro: String?
    let columns: [TableColumn]
    private(set) var rows: [TableRow]
    /// Shown when there are no rows.
    var empty = ""
    /// SVG of the same rows; empty when a picture would say no more than the table.
    var chart: [UInt8] = []
    /// Link to the CSV file; nil when there is none.
    var csv: String?

    static let members: [Member<ReportTable>] = [
        .text("id") { $0.id }, .text("heading") { $0.heading }, .optional("intro") { $0.intro },
        .list("columns") { $0.columns }, .list("rows") { $0.rows }, .flag("isEmpty") { $0.rows.isEmpty },
        .text("empty") { $0.empty }, .markup("chart") { $0.chart }, .optional("csv") { $0.csv },
    ]

    init(
        id: String, heading: String, intro: String? = nil, columns: [(title: String, isNumber: Bool)], rows: [TableRow],
        empty: String = "", chart: [UInt8] = [], csv: String? = nil
    ) {
        self.id = id
        self.heading = heading
        self.intro = intro
        self.columns = columns.map { TableColumn(title: $0.title, isNumber: $0.isNumber) }
        self.rows = rows
        self.empty = empty
        self.chart = chart
        self.csv = csv
    }

    /// A part of the rows, which says which ones they are; nil when there are no more, the whole when it fits in one.
    func part(_ number: Int, of length: Int, _ edition: Edition) -> ReportTable? {
        guard rows.count > length else { return number == 1 ? self : nil }
        let start = (number - 1) * length
        guard start < rows.count else { return nil }
        let end = min(rows.count, start + length)
        var part = self
        let note = edition.texts["table.part", edition.text(start + 1), edition.text(end), edition.text(rows.count)]
        part.intro = number == 1 ? [intro, note].compactMap { $0 }.joined(separator: " ") : note
        if number > 1 { part.chart = [] }
        part.rows = Array(rows[start..<end])
        return part
    }

    /// Leaves out rows beyond a number, and says so.
    mutating func shorten(to most: Int, _ edition: Edition) {
        guard rows.count > most else { return }
        let note = edition.texts["table.shortened", edition.text(most), edition.text(rows.count)]
        intro = [intro, note].compactMap { $0 }.joined(separator: " ")
        rows = Array(rows.prefix(most))
    }

    /// The rows as CSV: names as people see them, numbers and days as programs read them; where rows are entries with
    /// pages, their addresses and what marks them (made up, from a public source).
    func csvBytes(_ edition: Edition) -> [UInt8] {
        var writer = CSVWriter()
        let hasPages = rows.contains { $0.head.href != nil }
        let more = hasPages ? [edition.texts["table.address"], edition.texts["table.remark"]] : []
        writer.row(columns.map(\.title) + more)
        for row in rows {
            let own = hasPages ? [row.head.href ?? "", row.head.note ?? ""] : []
            writer.row(([row.head] + row.cells).map { $0.value ?? $0.text } + own)
        }
        return writer.take()
    }
}
