import Findings

extension InputTable {
    /// Reads a CSV file; one of its first rows names the columns.
    ///
    /// - Parameters:
    ///   - expected: names of columns the mapping speaks of; the row with most of them is the one with names.
    ///   - headerRow: line of the row with the names; nil to find it.
    /// - Returns: nil when the findings say that it cannot be read.
    public static func csv(
        _ bytes: [UInt8], separator: UInt8?, path: String, expected: Set<String> = [], headerRow: Int? = nil,
        findings: inout [Finding]
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
        let rows = CSVRows(table: table, source: source)
        guard let row = headerRow.map({ rows.position(ofLine: $0) }) ?? head.row else {
            findings.append(ImportMessages.noHeaderRow(headerRow ?? 0, file: path))
            return nil
        }
        guard rows.rowCount > row else {
            findings.append(ImportMessages.empty(file: path))
            return nil
        }
        return below(row, of: rows, expected, source, letters: { _ in nil }, &findings)
    }

    /// The table below a row with the names of its columns; nil when the findings say why there is none.
    static func below(
        _ head: Int, of rows: some ListRows, _ expected: Set<String>, _ source: SourceFile,
        letters: (Int) -> String?, _ findings: inout [Finding]
    ) -> InputTable? {
        let headCount = rows.cellCount(head)
        var names = (0..<headCount).map { ColumnName.cleaned(rows.text(head, $0)) }
        while names.last == "" { names.removeLast() }
        // Columns without a name at the end count when something stands in them.
        if let last = (names.count..<headCount).last(where: { rows.hasContent($0, below: head) }) {
            names += Array(repeating: "", count: last + 1 - names.count)
        }
        guard names.count <= widest else {
            findings.append(ImportMessages.tooWide(names.count, at: rows.span(head, widest), file: source.path))
            return nil
        }
        let kept = names.indices.filter { !names[$0].isEmpty || rows.hasContent($0, below: head) }
        refuseRepeated(names, expected, rows, head, source.path, &findings)
        reportUneven(rows, below: head, width: names.count, source.path, &findings)
        return InputTable(
            rows, head: head,
            kept: kept.map { column in
                let unnamed = ColumnName.unnamed(column)
                return names[column].isEmpty
                    ? (column, unnamed, unnamed) : (column, names[column], rows.text(head, column))
            },
            emptyColumns: headCount - kept.count, source: source, letters: kept.compactMap(letters))
    }

    /// Two columns of one name are a fault only where the mapping speaks of it: which of them would be meant?
    private static func refuseRepeated(
        _ names: [String], _ expected: Set<String>, _ rows: some ListRows, _ row: Int, _ path: String,
        _ findings: inout [Finding]
    ) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where expected.contains(name) && !seen.insert(name).inserted {
            findings.append(ImportMessages.repeatedColumn(name, at: rows.span(row, index), file: path))
        }
    }

    /// Rows with more or fewer cells than there are names: mostly a separator stands in a text.
    private static func reportUneven(
        _ rows: some ListRows, below head: Int, width: Int, _ path: String, _ findings: inout [Finding]
    ) {
        var reported = 0
        for row in head + 1..<max(head + 1, rows.rowCount) where reported < 100 {
            let count = rows.cellCount(row)
            let isLong = count > width && (width..<count).contains { !rows.isEmpty(row, $0) }
            let isShort = count < width && (0..<count).filter { !rows.isEmpty(row, $0) }.count > 1
            guard isLong || isShort else { continue }
            reported += 1
            findings.append(
                ImportMessages.unevenRow(
                    row, count, of: width, at: rows.span(row, min(count, width)), file: path))
        }
    }
}
