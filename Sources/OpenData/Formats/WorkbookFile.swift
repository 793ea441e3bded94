import CXlsxWriter
import Findings
import Foundation
import RegisterModel

/// The workbook: deployments and assessments with typed cells, the field dictionary, and a read-me.
///
/// Rows go to the disk as they come; the creation time is the day of the snapshot, so that the same data are the same
/// bytes.
final class WorkbookFile: ReleaseProduct {
    private let context: ReleaseContext
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var sheets: [Int: Sheet] = [:]
    private let formats: Formats

    private struct Sheet {
        let pointer: UnsafeMutablePointer<lxw_worksheet>
        let table: PublicTable
        var nextRow: UInt32
    }

    private struct Formats {
        let header: UnsafeMutablePointer<lxw_format>?
        let date: UnsafeMutablePointer<lxw_format>?
        let instant: UnsafeMutablePointer<lxw_format>?
        let wrapped: UnsafeMutablePointer<lxw_format>?
    }

    init(_ context: ReleaseContext) throws {
        self.context = context
        let path = try context.target.reserve(ReleasePath.workbook)
        let folder = FileManager.default.temporaryDirectory.path
        let opened = folder.withCString { folder -> UnsafeMutablePointer<lxw_workbook>? in
            var options = lxw_workbook_options()
            options.constant_memory = UInt8(LXW_TRUE.rawValue)
            // Copied by the library before the call ends.
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        guard let workbook = opened else { throw WorkbookError(reason: "out of memory") }
        self.workbook = workbook
        func format(_ number: String?, bold: Bool = false, wrap: Bool = false) -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(workbook)
            if let number { format_set_num_format(format, number) }
            if bold { format_set_bold(format) }
            if wrap { format_set_text_wrap(format) }
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            return format
        }
        formats = Formats(
            header: format(nil, bold: true, wrap: true), date: format("yyyy-mm-dd"),
            instant: format("yyyy-mm-dd hh:mm:ss"), wrapped: format(nil, wrap: true))
        setProperties()
        try writeReadMe()
        for (name, title) in [("deployments", "Systeme"), ("assessments", "Folgenabschätzungen"), ("fields", "Felder")]
        {
            guard let position = context.tables.position(of: name) else { continue }
            sheets[position] = try sheet(title, context.tables.definitions[position])
        }
    }

    private func setProperties() {
        RegisterIdentity.title.de.withCString { title in
            "\(RegisterIdentity.licenceTitle), Stand \(context.snapshot.date)".withCString { comments in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.comments = UnsafeMutablePointer(mutating: comments)
                properties.created = time_t(context.snapshot.date.daysSinceEpoch * 86_400)
                workbook_set_properties(workbook, &properties)
            }
        }
    }

    private func sheet(_ title: String, _ table: PublicTable) throws -> Sheet {
        guard let pointer = workbook_add_worksheet(workbook, title) else {
            throw WorkbookError(reason: "sheet \(title)")
        }
        let last = UInt16(max(0, table.columns.count - 1))
        worksheet_set_column(pointer, 0, last, 18, nil)
        worksheet_freeze_panes(pointer, 1, 1)
        for (position, column) in table.columns.enumerated() {
            try check(worksheet_write_string(pointer, 0, UInt16(position), column.name, formats.header))
        }
        return Sheet(pointer: pointer, table: table, nextRow: 1)
    }

    private func writeReadMe() throws {
        guard let pointer = workbook_add_worksheet(workbook, "Lies mich") else {
            throw WorkbookError(reason: "sheet")
        }
        worksheet_set_column(pointer, 0, 0, 20, nil)
        worksheet_set_column(pointer, 1, 1, 100, nil)
        for (row, line) in ReadMe(context).lines.enumerated() {
            try check(worksheet_write_string(pointer, UInt32(row), 0, line.topic, formats.header))
            try check(worksheet_write_string(pointer, UInt32(row), 1, line.text, formats.wrapped))
        }
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs { try write(output.rows) }
    }

    private func write(_ rows: [(table: Int, cells: [TableCell])]) throws {
        for row in rows {
            guard let sheet = sheets[row.table] else { continue }
            for (position, cell) in row.cells.enumerated() {
                try write(cell, sheet.table.columns[position].kind, sheet.pointer, sheet.nextRow, UInt16(position))
            }
            sheets[row.table]?.nextRow += 1
        }
    }

    private func write(
        _ cell: TableCell, _ kind: TableColumn.Kind, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32,
        _ column: UInt16
    ) throws {
        switch cell {
        case .null: return
        case .integer(let number): try check(worksheet_write_number(sheet, row, column, Double(number), nil))
        case .number(let number): try check(worksheet_write_number(sheet, row, column, number, nil))
        case .boolean(let value): try check(worksheet_write_boolean(sheet, row, column, value ? 1 : 0, nil))
        case .text(let text):
            if kind == .date, let day = Day(text), day.year >= 1900 {
                try check(worksheet_write_number(sheet, row, column, WorkbookFile.serial(day), formats.date))
            } else if kind == .instant, let instant = Instant(text) {
                let serial = WorkbookFile.serial(instant.day) + Double(instant.secondOfDay) / 86_400
                try check(worksheet_write_number(sheet, row, column, serial, formats.instant))
            } else if !text.isEmpty {
                // A string cell is never run as a formula; the format allows 32,767 characters.
                try check(worksheet_write_string(sheet, row, column, WorkbookText.cell(text), nil))
            }
        }
    }

    /// Days since 30 December 1899, as spreadsheets count from March 1900 on.
    private static func serial(_ day: Day) -> Double { Double(day.daysSinceEpoch + 25_569) }

    func finish() throws -> [ReleaseItem] {
        try write(context.tables.constantRows(context.snapshot))
        for sheet in sheets.values where sheet.nextRow > 1 {
            worksheet_autofilter(sheet.pointer, 0, 0, sheet.nextRow - 1, UInt16(sheet.table.columns.count - 1))
        }
        try check(workbook_close(workbook))
        return [
            ReleaseItem(
                path: ReleasePath.workbook,
                title: Bilingual(
                    de: "Systeme und Folgenabschätzungen als Arbeitsmappe",
                    en: "Systems and impact assessments as a workbook"),
                part: .xlsx, mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                digest: try context.target.adopt(ReleasePath.workbook))
        ]
    }

    private func check(_ error: lxw_error) throws {
        guard error == LXW_NO_ERROR else {
            throw WorkbookError(reason: lxw_strerror(error).map { String(cString: $0) } ?? "\(error.rawValue)")
        }
    }
}

/// Why the workbook could not be written.
public struct WorkbookError: Error, Sendable, CustomStringConvertible {
    /// What the library said.
    public let reason: String

    /// The reason in one line.
    public var description: String { "workbook: \(reason)" }
}
