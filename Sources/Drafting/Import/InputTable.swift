import Findings
import SourceJSON

/// Rows and columns to import, from CSV or from a JSON list of objects.
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

    /// Greatest number of columns: rows times columns is the work there is.
    private static let widest = 1_000

    private enum Content: Sendable {
        /// The table, its first row below the names, and which cell of a row each column is.
        case csv(CSVTable, first: Int, cells: [Int])
        case json([JSONValue])
    }
    private let content: Content

    /// Reads a CSV file; one of its first rows names the columns.
    ///
    /// - Parameter expected: names of columns the mapping speaks of; the row with most of them is the one with names.
    /// - Returns: nil when the findings say that it cannot be read.
    public static func csv(
        _ bytes: [UInt8], separator: UInt8?, path: String, expected: Set<String> = [], findings: inout [Finding]
    ) -> InputTable? {
        let source = SourceFile(path: path, bytes: bytes)
        let head = TableHead(of: bytes, separator: separator, expected: expected)
        let table: CSVTable
        do {
            table = try CSVTable(bytes, separator: head.separator)
        } catch {
            findings.append(ImportMessages.fault(error, file: path))
            return nil
        }
        guard table.rowCount > head.row else {
            findings.append(ImportMessages.empty(file: path))
            return nil
        }
        let headCount = table.cellCount(head.row)
        var names = (0..<headCount).map { ColumnName.cleaned(table.text(head.row, $0)) }
        while names.last == "" { names.removeLast() }
        // Columns without a name at the end count when something stands in them.
        for row in head.row + 1..<max(head.row + 1, table.rowCount) {
            var last = min(table.cellCount(row), headCount)
            while last > names.count, isEmpty(table.text(row, last - 1)) { last -= 1 }
            names += Array(repeating: "", count: max(0, last - names.count))
        }
        guard names.count <= widest else {
            findings.append(
                ImportMessages.tooWide(names.count, at: table.span(head.row, widest), file: path))
            return nil
        }
        let kept = names.indices.filter { column in
            !names[column].isEmpty
                || (head.row + 1..<table.rowCount).contains { !isEmpty(table.text($0, column)) }
        }
        refuseRepeated(names, expected, table, head.row, path, &findings)
        var reported = 0
        for row in head.row + 1..<max(head.row + 1, table.rowCount) where reported < 100 {
            let count = table.cellCount(row)
            let isLong = count > names.count && (names.count..<count).contains { !isEmpty(table.text(row, $0)) }
            let isShort = count < names.count && (0..<count).filter { !isEmpty(table.text(row, $0)) }.count > 1
            guard isLong || isShort else { continue }
            reported += 1
            findings.append(
                ImportMessages.unevenRow(
                    row, count, of: names.count, at: table.span(row, min(count, names.count)), file: path))
        }
        let leading = (0..<head.row).map { row in
            (
                line: source.lines.position(of: table.span(row, 0).lowerBound).line,
                text: (0..<table.cellCount(row)).map { ColumnName.cleaned(table.text(row, $0)) }.filter { !$0.isEmpty }
                    .joined(separator: " · ")
            )
        }
        return InputTable(
            columns: kept.map { names[$0].isEmpty ? ColumnName.unnamed($0) : names[$0] },
            titles: kept.map { names[$0].isEmpty ? ColumnName.unnamed($0) : table.text(head.row, $0) },
            rowCount: table.rowCount - head.row - 1, source: source, leadingLines: leading,
            emptyColumns: headCount - kept.count,
            content: .csv(table, first: head.row + 1, cells: kept))
    }

    /// Two columns of one name are a fault only where the mapping speaks of it: which of them would be meant?
    private static func refuseRepeated(
        _ names: [String], _ expected: Set<String>, _ table: CSVTable, _ row: Int, _ path: String,
        _ findings: inout [Finding]
    ) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where expected.contains(name) && !seen.insert(name).inserted {
            findings.append(ImportMessages.repeatedColumn(name, at: table.span(row, index), file: path))
        }
    }

    private static func isEmpty(_ cell: String) -> Bool {
        cell.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
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
        return InputTable(
            columns: columns, titles: columns, rowCount: rows.count,
            source: SourceFile(path: file, bytes: document.bytes),
            leadingLines: [], emptyColumns: 0, content: .json(rows))
    }

    private init(
        columns: [String], titles: [String], rowCount: Int, source: SourceFile,
        leadingLines: [(line: Int, text: String)],
        emptyColumns: Int, content: Content
    ) {
        (self.columns, self.titles, self.rowCount, self.source) = (columns, titles, rowCount, source)
        self.content = content
        (self.leadingLines, self.emptyColumns) = (leadingLines, emptyColumns)
    }

    /// All cells of a row, in the order of the columns; missing ones are empty.
    public func row(_ index: Int) -> [String] {
        switch content {
        case .csv(let table, let first, let cells): cells.map { table.text(first + index, $0) }
        case .json(let rows): InputTable.cells(of: rows[index], columns)
        }
    }

    private static func cells(of row: JSONValue, _ columns: [String]) -> [String] {
        let values = Dictionary(
            row.members.map { (ColumnName.cleaned($0.key.string), $0.value) }, uniquingKeysWith: { first, _ in first })
        return columns.map { text(values[$0]) }
    }

    /// What people call a row: its line in the file.
    public func line(_ index: Int) -> Int {
        let offset =
            switch content {
            case .csv(let table, let first, _): table.span(first + index, 0).lowerBound
            case .json(let rows): rows[index].span.lowerBound
            }
        return source.lines.position(of: offset).line
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
