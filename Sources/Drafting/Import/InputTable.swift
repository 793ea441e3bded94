import Findings
import SourceJSON

/// Rows and columns to import, from CSV or from a JSON list of objects.
public struct InputTable: Sendable {
    /// Names of the columns.
    public let columns: [String]
    /// Number of rows.
    public let rowCount: Int
    /// What the places in findings refer to.
    public let source: SourceFile

    /// Greatest number of columns: rows times columns is the work there is.
    private static let widest = 1_000

    private enum Content: Sendable {
        case csv(CSVTable)
        case json([JSONValue])
    }
    private let content: Content

    /// Reads a CSV file whose first row names the columns.
    ///
    /// - Returns: nil when the findings say that it cannot be read.
    public static func csv(
        _ bytes: [UInt8], separator: UInt8?, path: String, findings: inout [Finding]
    ) -> InputTable? {
        let source = SourceFile(path: path, bytes: bytes)
        let table: CSVTable
        do {
            table = try CSVTable(bytes, separator: separator ?? CSVTable.separator(of: bytes))
        } catch {
            findings.append(ImportMessages.fault(error, file: path))
            return nil
        }
        guard table.rowCount > 0 else {
            findings.append(ImportMessages.empty(file: path))
            return nil
        }
        let columns = (0..<table.cellCount(0)).map { table.text(0, $0) }
        guard columns.count <= InputTable.widest else {
            findings.append(ImportMessages.tooWide(columns.count, at: table.span(0, InputTable.widest), file: path))
            return nil
        }
        var seen: Set<String> = []
        for (index, name) in columns.enumerated() where !seen.insert(name).inserted {
            findings.append(ImportMessages.repeatedColumn(name, at: table.span(0, index), file: path))
        }
        for row in 1..<max(1, table.rowCount) {
            let count = table.cellCount(row)
            if count != columns.count {
                findings.append(
                    ImportMessages.unevenRow(
                        row, count, of: columns.count, at: table.span(row, min(count, columns.count)), file: path))
            }
        }
        return InputTable(
            columns: columns, rowCount: table.rowCount - 1, source: source, content: .csv(table))
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
                let name = member.key.string
                if known.insert(name).inserted { columns.append(name) }
            }
        }
        guard columns.count <= InputTable.widest else {
            findings.append(ImportMessages.tooWide(columns.count, at: list.span, file: file))
            return nil
        }
        return InputTable(
            columns: columns, rowCount: rows.count, source: SourceFile(path: file, bytes: document.bytes),
            content: .json(rows))
    }

    private init(columns: [String], rowCount: Int, source: SourceFile, content: Content) {
        (self.columns, self.rowCount, self.source, self.content) = (columns, rowCount, source, content)
    }

    /// All cells of a row, in the order of the columns; missing ones are empty.
    public func row(_ index: Int) -> [String] {
        switch content {
        case .csv(let table): columns.indices.map { table.text(index + 1, $0) }
        case .json(let rows): InputTable.cells(of: rows[index], columns)
        }
    }

    private static func cells(of row: JSONValue, _ columns: [String]) -> [String] {
        let values = Dictionary(row.members.map { ($0.key.string, $0.value) }, uniquingKeysWith: { first, _ in first })
        return columns.map { text(values[$0]) }
    }

    /// What people call a row: its line in the file.
    public func line(_ index: Int) -> Int {
        let offset =
            switch content {
            case .csv(let table): table.span(index + 1, 0).lowerBound
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
