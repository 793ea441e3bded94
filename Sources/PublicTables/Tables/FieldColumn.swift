import FieldCatalogue
import Findings
import Publication
import Records
import SourceJSON

/// A column filled with a field of the catalogue.
///
/// A class, because every row goes through all columns: a handle is cheaper to hand around than its texts.
final class FieldColumn: Sendable {
    let column: TableColumn
    /// The field in the record.
    private let place: FieldPath
    /// Member names from the table's root (the record or one list item), joined by `.`; as the latest version calls them.
    private let steps: String
    /// What every version took; nil when versions differ, so that values are given out as text.
    package let type: FieldType?

    init(column: TableColumn, place: FieldPath, steps: String, type: FieldType?) {
        self.column = column
        self.place = place
        self.steps = steps
        self.type = type
    }

    /// The single public fields below `parent` (nil: the record), as columns of one row; one column for all names a field
    /// had, and for fields that ended as well.
    static func all(in description: RecordDescription, below parent: Field?) -> [FieldColumn] {
        var columns: [FieldColumn] = []
        func visit(_ place: Field?, _ prefix: String, _ titles: [Bilingual]) {
            for field in description.everyField(in: place) {
                guard field.publicationClass != .internal, !field.isRepeated, field.type != .map else { continue }
                let steps = prefix.isEmpty ? field.name : prefix + "." + field.name
                visit(field, steps, titles + [field.label])
                guard field.isLeaf, field.successor == nil else { continue }
                let labels = titles + [field.label]
                let isMixed = description.fields.contains {
                    $0.latestPath == field.latestPath && $0.type != field.type && $0.isLeaf
                }
                columns.append(
                    FieldColumn(
                        column: TableColumn(
                            TableName.words(steps), isMixed ? .text : kind(of: field.type),
                            title: Bilingual(
                                de: labels.map(\.de).joined(separator: ": "),
                                en: labels.map(\.en).joined(separator: ": ")),
                            help: field.help, source: field.source, path: field.path,
                            vocabulary: isMixed ? nil : field.vocabulary),
                        place: field.latestPath, steps: steps, type: isMixed ? nil : field.type))
            }
        }
        visit(parent, "", [])
        return columns
    }

    /// The same column under another name.
    func renamed(_ name: String) -> FieldColumn {
        FieldColumn(
            column: TableColumn(
                name, column.kind, title: column.title, help: column.help, source: column.source, path: column.path,
                vocabulary: column.vocabulary),
            place: place, steps: steps, type: type)
    }

    /// The cell for a record, by whatever name its version has the field.
    func cell(of record: Record) -> TableCell { record[place].map { FieldColumn.cell($0, type) } ?? .null }

    /// The cell for a list item.
    func cell(in value: JSONValue) -> TableCell {
        value.value(atPath: steps).map { FieldColumn.cell($0, type) } ?? .null
    }

    /// The cell of one value; as text when versions differ in its type (nil).
    static func cell(_ value: JSONValue, _ type: FieldType?) -> TableCell {
        guard let type else {
            return [.object, .array, .null].contains(value.kind) ? .null : .text(ValueTable.text(value))
        }
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
