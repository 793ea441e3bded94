import FieldCatalogue
import Findings
import SourceJSON
@testable import Drafting
@testable import SpreadsheetReading

/// A workbook somebody keeps: archive, parts, cells, and the table made of them.
///
/// Input that is no archive is taken for the XML of a sheet: the fuzzer would hardly ever find its way through checksums.
enum WorkbookTarget {
    static func run(_ bytes: [UInt8]) {
        if FileKind(bytes) != .other {
            table(bytes)
            // What is no workbook has its fault, which is the usual case here.
            _ = try? Workbook(bytes, sheet: .named("2"))
        } else {
            sheet(bytes)
        }
    }

    private static func table(_ bytes: [UInt8]) {
        var findings: [Finding] = []
        var remarks: [Bilingual] = []
        guard
            let table = InputTable.workbook(
                bytes, path: "x", expected: ["Name"], findings: &findings, remarks: &remarks)
        else {
            precondition(!findings.isEmpty, "a workbook is refused without a word")
            return
        }
        for index in 0..<min(table.rowCount, 1_000) {
            precondition(table.row(index).count == table.columns.count, "a row has other columns")
        }
    }

    private static func sheet(_ bytes: [UInt8]) {
        let reader = SheetReader(
            name: "x", part: "x", shared: nil, styles: CellStyles(), system: .from1900, limits: .usual)
        guard let parser = XMLReader(reader, part: "x") else { return }
        bytes.withUnsafeBytes { content in
            // In two pieces, as archives give them.
            let middle = content.count / 2
            if parser.feed(UnsafeRawBufferPointer(rebasing: content[..<middle])) {
                _ = parser.feed(UnsafeRawBufferPointer(rebasing: content[middle...]))
            }
        }
        guard (try? parser.finish()) != nil else { return }
        let sheet = reader.finished
        var last = -1
        for (position, row) in sheet.rows.enumerated() {
            precondition(row.row > last, "rows are out of order")
            last = row.row
            for column in sheet.columns(of: position) {
                guard let cell = sheet.cell(position, column) else { preconditionFailure("a cell is not found") }
                precondition(!cell.text.isEmpty, "a cell without content is kept")
            }
        }
    }
}
