import Findings
import RegisterModel
import SourceJSON

/// A column filled with a field of the catalogue.
///
/// A class, because every row goes through all columns: a handle is cheaper to hand around than its texts.
final class FieldColumn: Sendable {
    let column: TableColumn
    /// Member names from the table's root (the record or one list item), joined by `.`.
    let steps: String
    let type: FieldType

    init(column: TableColumn, steps: String, type: FieldType) {
        self.column = column
        self.steps = steps
        self.type = type
    }

    /// The single public fields below `parent` (nil: the record), as columns of one row.
    static func all(in description: RecordDescription, below parent: Field?) -> [FieldColumn] {
        var columns: [FieldColumn] = []
        func visit(_ indexes: [Int], _ prefix: String, _ titles: [Bilingual]) {
            for index in indexes {
                let field = description.fields[index]
                guard field.publicationClass != .internal, !field.isRepeated, field.type != .map else { continue }
                let steps = prefix.isEmpty ? field.name : prefix + "." + field.name
                guard field.isLeaf else {
                    visit(field.children, steps, titles + [field.label])
                    continue
                }
                let labels = titles + [field.label]
                columns.append(
                    FieldColumn(
                        column: TableColumn(
                            TableName.words(steps), kind(of: field.type),
                            title: Bilingual(
                                de: labels.map(\.de).joined(separator: ": "),
                                en: labels.map(\.en).joined(separator: ": ")),
                            help: field.help, source: field.source, path: field.path, vocabulary: field.vocabulary),
                        steps: steps, type: field.type))
            }
        }
        visit(parent?.children ?? description.roots, "", [])
        return columns
    }

    /// The same column under another name.
    func renamed(_ name: String) -> FieldColumn {
        FieldColumn(
            column: TableColumn(
                name, column.kind, title: column.title, help: column.help, source: column.source, path: column.path,
                vocabulary: column.vocabulary),
            steps: steps, type: type)
    }

    /// The cell for a record or list item.
    func cell(in value: JSONValue) -> TableCell {
        value.value(atPath: steps).map { FieldColumn.cell($0, type) } ?? .null
    }

    /// The cell of one value.
    static func cell(_ value: JSONValue, _ type: FieldType) -> TableCell {
        switch value.kind {
        case .string: return TableCell(value.string)
        case .boolean: return value.boolean.map { .boolean($0) } ?? .null
        case .number:
            if type == .integer { return value.integer.map { .integer($0) } ?? .null }
            return value.double.map { .number($0) } ?? .null
        case .null, .object, .array: return .null
        }
    }

    static func kind(of type: FieldType) -> TableColumn.Kind {
        switch type {
        case .integer: .integer
        case .number: .number
        case .boolean: .boolean
        case .date: .date
        case .instant: .instant
        default: .text
        }
    }
}
