/// Finds out which sign parts the cells of a table, and which row names its columns.
struct TableHead {
    /// The sign between cells.
    let separator: UInt8
    /// Position of the row with the names.
    let row: Int

    /// Rows among which the names are looked for: lists of offices begin with titles and explanations.
    static let furthest = 30

    /// - Parameters:
    ///   - stated: the separator, when the mapping states it.
    ///   - expected: names of columns; the row that has most of them, under whichever separator, names the columns.
    init(of bytes: [UInt8], separator stated: UInt8?, expected: Set<String>) {
        let written = CSVTable.statedSeparator(of: bytes)
        let usual = written ?? CSVTable.separator(of: bytes)
        let first = written == nil ? 0 : 1
        var best = (matches: 0, separator: stated ?? usual, row: first)
        let candidates = stated.map { [$0] } ?? [usual] + [0x3B, 0x2C, 0x09].filter { $0 != usual }
        for separator in candidates where !expected.isEmpty {
            let table = CSVTable(head: bytes, separator: separator, rows: TableHead.furthest)
            for row in first..<max(first, table.rowCount) {
                let names = Set((0..<table.cellCount(row)).map { ColumnName.cleaned(table.text(row, $0)) })
                let matches = names.intersection(expected).count
                if matches > best.matches { best = (matches, separator, row) }
            }
        }
        (separator, row) = (best.separator, best.row)
    }
}

/// Names of columns, as they are compared.
enum ColumnName {
    /// Without line breaks, double and outer blanks, soft hyphens; composed.
    static func cleaned(_ name: String) -> String { CellText.cleaned(name, keepsParagraphs: false).text }

    /// What a column without name is called in the report.
    static func unnamed(_ position: Int) -> String { "(\(position + 1))" }
}
