import Findings
import SpreadsheetReading

extension InputTable {
    /// Whether a file is a workbook, or pretends to be one: `workbook` says what it is.
    public static func isWorkbook(_ bytes: [UInt8]) -> Bool { FileKind(bytes) != .other }

    /// Reads a sheet of a workbook; one of its first rows names the columns.
    ///
    /// - Parameters:
    ///   - sheet: name or number of the sheet; nil for the first that is shown and holds something.
    ///   - headerRow: number of the row with the names; nil for the one with most of the expected names.
    ///   - remarks: gets what people should know of how the workbook was read.
    /// - Returns: nil when the findings say why it is not read.
    public static func workbook(
        _ bytes: [UInt8], path: String, sheet: String? = nil, headerRow: Int? = nil, expected: Set<String> = [],
        findings: inout [Finding], remarks: inout [Bilingual]
    ) -> InputTable? {
        let workbook: Workbook
        do {
            workbook = try Workbook(bytes, sheet: sheet.map { .named($0) } ?? .firstWithContent)
        } catch {
            findings.append(WorkbookMessages.fault(error, file: path))
            return nil
        }
        let rows = SheetRows(sheet: workbook.sheet)
        guard rows.rowCount > 0 else {
            findings.append(WorkbookMessages.fault(.noContent([workbook.sheet.name]), file: path))
            return nil
        }
        guard let head = headerRow.map({ rows.position(ofLine: $0) }) ?? TableHead.row(in: rows, expected) else {
            findings.append(ImportMessages.noHeaderRow(headerRow ?? 0, file: path))
            return nil
        }
        remarks += WorkbookMessages.remarks(on: workbook)
        let source = SheetPlaces.source(path: path, sheet: workbook.sheet.name)
        findings += WorkbookMessages.findings(in: workbook.sheet, below: rows.line(head) - 1, file: path)
        var table = below(head, of: rows, expected, source, letters: { CellPlace.letters(of: $0) }, &findings)
        table?.sheet = workbook.sheet.name
        return table
    }
}

extension TableHead {
    /// The row of a sheet that has most of the expected names; the first one where none has any.
    static func row(in rows: SheetRows, _ expected: Set<String>) -> Int {
        var best = (matches: 0, row: 0)
        for row in 0..<min(rows.rowCount, furthest) where !expected.isEmpty {
            let names = Set(rows.sheet.columns(of: row).map { ColumnName.cleaned(rows.text(row, $0)) })
            let matches = names.intersection(expected).count
            if matches > best.matches { best = (matches, row) }
        }
        return best.row
    }
}
