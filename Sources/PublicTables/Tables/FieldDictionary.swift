import FieldCatalogue
import Publication

/// The field dictionary: every public field of the catalogue, and where it stands in the tables.
package struct FieldDictionary: Sendable {
    /// A field of a type of record.
    package struct Entry: Sendable {
        /// The type of record.
        package let type: RecordType
        /// The field.
        package let field: Field
        /// `TABLE.COLUMN` where its values are found; empty for containers.
        package let places: [String]
        /// Number of the first version of the data model that has it, under whatever name.
        package let since: String
        /// Number of the first version that no longer has it; nil while it holds.
        package let until: String?
    }

    /// All public fields, in page order.
    package let entries: [Entry]

    /// Looks up every field in the tables.
    package init(catalogue: Catalogue, tables: RegisterTables) {
        var places: [String: [String]] = [:]
        for (type, definition) in tables.definitionsByType {
            for column in definition.columns where !column.path.isEmpty {
                places[type.rawValue + " " + column.path, default: []].append(definition.name + "." + column.name)
            }
        }
        entries = RecordType.allCases.flatMap { type in
            let fields = catalogue.description(of: type).fields
            let first = Dictionary(
                fields.map { ($0.latestPath, $0.versions.lowerBound) }, uniquingKeysWith: { min($0, $1) })
            return fields.filter { $0.successor == nil && $0.publicationClass != .internal }
                .map { field in
                    var place = places[type.rawValue + " " + field.path] ?? []
                    if field.isLeaf, place.isEmpty, field.isRepeated {
                        place = [TableName.singular(type) + "_values.value"]
                    }
                    let end = field.versions.upperBound
                    return Entry(
                        type: type, field: field, places: field.isLeaf ? place : [],
                        since: catalogue.versions[first[field.latestPath] ?? 0].number,
                        until: end < catalogue.versions.count ? catalogue.versions[end].number : nil)
                }
        }
    }

    /// The entries as rows of the table `fields`.
    package var rows: [[TableCell]] {
        entries.map { entry in
            let field = entry.field
            return [
                .text(entry.type.rawValue), .text(field.path),
                TableCell(entry.places.isEmpty ? nil : entry.places.joined(separator: ", ")),
                .text(field.label.de), .text(field.label.en), .text(field.help.de), .text(field.help.en),
                .text(field.type.rawValue), .boolean(field.isRepeated), .text(field.required.word),
                .text(field.publicationClass.rawValue), TableCell(field.vocabulary),
                TableCell(field.source.isEmpty ? nil : field.source), .text(entry.since), TableCell(entry.until),
            ]
        }
    }
}

extension RegisterTables {
    /// The tables made of a type's fields.
    package var definitionsByType: [(type: RecordType, definition: PublicTable)] {
        records.map { ($0.type, $0.definition) } + lists.map { ($0.type, $0.definition) }
    }
}
