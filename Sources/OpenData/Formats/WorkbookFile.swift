import CXlsxWriter
import FieldCatalogue
import Findings
import Foundation
import PublicAddresses
import PublicTables
import Publication

/// The workbook: the table for people first, then deployments and assessments in codes with typed cells, the lists of
/// codes, the field dictionary, and a read-me.
///
/// Rows go to the disk as they come, beside the workbook: a full folder for temporary files is no danger to it. The
/// creation time is the day of the snapshot, so that the same data are the same bytes. The finished file is read back
/// before anybody else sees it.
final class WorkbookFile: ReleaseProduct {
    private let context: ReleaseContext
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let path: String
    private var sheets: [Int: Sheet] = [:]
    /// Positions of the tables in the order of their sheets.
    private var order: [Int] = []
    private var readMe: (pointer: UnsafeMutablePointer<lxw_worksheet>, rows: Int)?
    private let formats: Formats

    private struct Sheet {
        let pointer: UnsafeMutablePointer<lxw_worksheet>
        let table: PublicTable
        var nextRow: UInt32
    }

    private struct Formats {
        let header: UnsafeMutablePointer<lxw_format>
        let date: UnsafeMutablePointer<lxw_format>
        let instant: UnsafeMutablePointer<lxw_format>
        let wrapped: UnsafeMutablePointer<lxw_format>
    }

    init(_ context: ReleaseContext) throws {
        self.context = context
        let path = try context.target.reserve(ReleasePath.workbook)
        self.path = path
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let opened = folder.withCString { folder -> UnsafeMutablePointer<lxw_workbook>? in
            var options = lxw_workbook_options()
            options.constant_memory = UInt8(LXW_TRUE.rawValue)
            // Copied by the library before the call ends.
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(path, &options)
        }
        guard let workbook = opened else { throw WorkbookError(reason: "out of memory") }
        self.workbook = workbook
        func format(_ number: String?, bold: Bool = false, wrap: Bool = false) throws -> UnsafeMutablePointer<
            lxw_format
        > {
            guard let format = workbook_add_format(workbook) else { throw WorkbookError(reason: "out of memory") }
            if let number { format_set_num_format(format, number) }
            if bold { format_set_bold(format) }
            if wrap { format_set_text_wrap(format) }
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            return format
        }
        formats = Formats(
            header: try format(nil, bold: true, wrap: true), date: try format("yyyy-mm-dd"),
            instant: try format("yyyy-mm-dd hh:mm:ss"), wrapped: try format(nil, wrap: true))
        try setProperties()
        for (name, title) in WorkbookFile.contents {
            guard let position = context.tables.position(of: name) else { continue }
            sheets[position] = try sheet(
                title, context.tables.definitions[position], isForPeople: name == FlatTable.name)
            order.append(position)
        }
        try writeReadMe()
    }

    /// Tables and the names of their sheets.
    private static let contents = [
        (FlatTable.name, "Systeme"), ("deployments", "Systeme (Codes)"), ("assessments", "Folgenabschätzungen"),
        ("codes", "Auswahllisten"), ("fields", "Felder"),
    ]

    private func setProperties() throws {
        let licences = LicenceList(context.snapshot).all.map(\.name).joined(separator: "; ")
        try RegisterIdentity.title.de.withCString { title in
            try "\(licences), Stand \(context.snapshot.date)".withCString { comments in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.comments = UnsafeMutablePointer(mutating: comments)
                properties.created = time_t(context.snapshot.date.daysSinceEpoch * 86_400)
                try check(workbook_set_properties(workbook, &properties))
            }
        }
    }

    private func sheet(_ title: String, _ table: PublicTable, isForPeople: Bool) throws -> Sheet {
        guard let pointer = workbook_add_worksheet(workbook, title) else {
            throw WorkbookError(reason: "sheet \(title)")
        }
        let last = UInt16(max(0, table.columns.count - 1))
        try check(worksheet_set_column(pointer, 0, last, 18, nil))
        worksheet_freeze_panes(pointer, 1, 1)
        for (position, column) in table.columns.enumerated() {
            let name = isForPeople ? column.title.de : column.name
            try check(worksheet_write_string(pointer, 0, UInt16(position), name, formats.header))
        }
        return Sheet(pointer: pointer, table: table, nextRow: 1)
    }

    private func writeReadMe() throws {
        guard let pointer = workbook_add_worksheet(workbook, "Lies mich") else {
            throw WorkbookError(reason: "sheet")
        }
        try check(worksheet_set_column(pointer, 0, 0, 20, nil))
        try check(worksheet_set_column(pointer, 1, 1, 100, nil))
        let lines = ReadMe(context).lines
        readMe = (pointer, lines.count)
        for (row, line) in lines.enumerated() {
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
                let serial = WorkbookFile.serial(instant.utcDay) + Double(instant.secondOfDay) / 86_400
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
            try check(
                worksheet_autofilter(sheet.pointer, 0, 0, sheet.nextRow - 1, UInt16(sheet.table.columns.count - 1)))
        }
        var expected = try order.compactMap { sheets[$0] }.map { sheet in
            WorkbookCheck.Sheet(rows: Int(sheet.nextRow), bytes: try written(sheet.pointer))
        }
        if let readMe { expected.append(WorkbookCheck.Sheet(rows: readMe.rows, bytes: try written(readMe.pointer))) }
        try check(workbook_close(workbook))
        try WorkbookCheck.run(path, sheets: expected)
        return [
            ReleaseItem(
                path: ReleasePath.workbook,
                title: Bilingual(
                    de: "Systeme zum Lesen, dazu alles zu Systemen und Folgenabschätzungen in Codes, als Arbeitsmappe",
                    en: "Systems to read, and everything about systems and impact assessments in codes, as a workbook"),
                part: .xlsx, mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                digest: try context.target.adopt(ReleasePath.workbook))
        ]
    }

    /// How many bytes of rows the library has written to its temporary file: it does not look whether it could.
    private func written(_ sheet: UnsafeMutablePointer<lxw_worksheet>) throws -> Int? {
        guard let file = sheet.pointee.optimize_tmpfile else { return nil }
        guard fflush(file) == 0, ferror(file) == 0 else {
            throw WorkbookError(code: errno)
        }
        let length = ftell(file)
        guard length >= 0 else { throw WorkbookError(code: errno) }
        return length
    }

    private func check(_ error: lxw_error) throws {
        let code = errno
        guard error == LXW_NO_ERROR else {
            // The library says which of its steps failed; the system says why.
            if [LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION].contains(error),
                code != 0
            {
                throw WorkbookError(code: code)
            }
            throw WorkbookError(reason: lxw_strerror(error).map { String(cString: $0) } ?? "\(error.rawValue)")
        }
    }
}

/// Why the workbook could not be written.
public struct WorkbookError: Error, Sendable, CustomStringConvertible {
    /// What the library said, or the system.
    public let reason: String
    /// The error number of the system; nil when it was not the system that refused.
    public let code: Int32?

    init(reason: String) {
        self.reason = reason
        code = nil
    }

    init(code: Int32) {
        reason = String(cString: strerror(code))
        self.code = code
    }

    /// The reason in one line.
    public var description: String { "workbook: \(reason)" }
}
