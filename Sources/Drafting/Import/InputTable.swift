import Findings
import SourceJSON

/// Rows and columns to import, from CSV, from a sheet of a workbook, or from a JSON list of objects.
public struct InputTable: Sendable {
    /// Names of the columns, each cell's blanks and line breaks made single blanks.
    public let columns: [String]
    /// The same names as they are written in the list.
    public let titles: [String]
    /// Number of rows.
    public let rowCount: Int
    /// What the places in findings refer to.
    public let source: SourceFile
    /// Lines before the names of the columns: a title, or `sep=;`.
    public let leadingLines: [(line: Int, text: String)]
    /// Columns that had neither name nor content.
    public let emptyColumns: Int
    /// Rows of a sheet between others in which nothing stands at all.
    let blankRows: Int
    /// Name of the sheet it was read from; nil for what is no workbook.
    public internal(set) var sheet: String?
    /// Letters of the columns in the sheet; empty where cells have no such names.
    let letters: [String]

    /// Greatest number of columns: rows times columns is the work there is.
    static let widest = 1_000

    private enum Content: Sendable {
        /// The table, its first row below the names, and which cell of a row each column is.
        case rows(any ListRows, first: Int, cells: [Int])
        case json([JSONValue])
    }
    private let content: Content

    /// Makes a table of rows below the names of their columns.
    ///
    /// - Parameters:
    ///   - head: position of the row with the names.
    ///   - kept: which cells of the rows are columns, with their names as compared and as written.
    init(
        _ rows: some ListRows, head: Int, kept: [(cell: Int, name: String, title: String)], emptyColumns: Int,
        source: SourceFile, letters: [String]
    ) {
        columns = kept.map(\.name)
        titles = kept.map(\.title)
        rowCount = rows.rowCount - head - 1
        self.source = source
        leadingLines = (0..<head).map { row in
            let texts = (0..<rows.cellCount(row)).lazy.map { ColumnName.cleaned(rows.text(row, $0)) }
            return (line: rows.line(row), text: texts.filter { !$0.isEmpty }.joined(separator: " · "))
        }
        self.emptyColumns = emptyColumns
        blankRows = rows.blankRows(below: head)
        self.letters = letters
        content = .rows(rows, first: head + 1, cells: kept.map(\.cell))
    }

    /// Reads a JSON list of objects, at the root or at a path of members.
    public static func json(
        _ document: JSONDocument, rows path: String?, file: String, findings: inout [Finding]
    ) -> InputTable? {
        let list = path.map { document.root.value(atPath: $0) } ?? document.root
        guard let list, list.kind == .array, list.elements.allSatisfy({ $0.kind == .object }) else {
            findings.append(ImportMessages.noList(path, at: (list ?? document.root).span, file: file))
            return nil
        }
        let rows = Array(list.elements)
        var columns: [String] = []
        var known: Set<String> = []
        for row in rows {
            for member in row.members {
                let name = ColumnName.cleaned(member.key.string)
                if known.insert(name).inserted { columns.append(name) }
            }
        }
        guard columns.count <= InputTable.widest else {
            findings.append(ImportMessages.tooWide(columns.count, at: list.span, file: file))
            return nil
        }
        return InputTable(columns, rows, source: SourceFile(path: file, bytes: document.bytes))
    }

    private init(_ columns: [String], _ rows: [JSONValue], source: SourceFile) {
        (self.columns, titles, rowCount, self.source) = (columns, columns, rows.count, source)
        (leadingLines, emptyColumns, blankRows, letters) = ([], 0, 0, [])
        content = .json(rows)
    }

    /// All cells of a row, in the order of the columns; missing ones are empty.
    public func row(_ index: Int) -> [String] {
        switch content {
        case .rows(let rows, let first, let cells): cells.map { rows.text(first + index, $0) }
        case .json(let rows): InputTable.cells(of: rows[index], columns)
        }
    }

    /// The number a cell is, as JSON writes it; nil where only its text is known.
    func number(_ index: Int, _ position: Int) -> String? {
        guard case .rows(let rows, let first, let cells) = content else { return nil }
        return rows.number(first + index, cells[position])
    }

    /// Why the content of a cell cannot be used; nil when it can.
    func doubt(_ index: Int, _ position: Int) -> CellDoubt? {
        guard case .rows(let rows, let first, let cells) = content else { return nil }
        return rows.doubt(first + index, cells[position])
    }

    private static func cells(of row: JSONValue, _ columns: [String]) -> [String] {
        let values = Dictionary(
            row.members.map { (ColumnName.cleaned($0.key.string), $0.value) }, uniquingKeysWith: { first, _ in first })
        return columns.map { text(values[$0]) }
    }

    /// What people call a row: its line in the file, its number in the sheet.
    public func line(_ index: Int) -> Int {
        switch content {
        case .rows(let rows, let first, _): rows.line(first + index)
        case .json(let rows): source.lines.position(of: rows[index].span.lowerBound).line
        }
    }

    /// A value as the text of a cell; items of a list are parted by semicolons.
    private static func text(_ value: JSONValue?) -> String {
        guard let value else { return "" }
        switch value.kind {
        case .string: return value.string ?? ""
        case .null: return ""
        case .array where value.elements.allSatisfy({ $0.kind == .string }):
            return value.elements.compactMap(\.string).joined(separator: "; ")
        default: return String(decoding: value.document.bytes[value.span], as: UTF8.self)
        }
    }
}
