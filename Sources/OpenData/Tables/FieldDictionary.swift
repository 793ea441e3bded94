import RegisterModel

/// The field dictionary: every public field of the catalogue, and where it stands in the tables.
struct FieldDictionary: Sendable {
    let rows: [[TableCell]]

    init(catalogue: Catalogue, tables: RegisterTables) {
        var places: [String: [String]] = [:]
        for (type, definition) in tables.definitionsByType {
            for column in definition.columns where !column.path.isEmpty {
                places[type.rawValue + " " + column.path, default: []].append(definition.name + "." + column.name)
            }
        }
        rows = RecordType.allCases.flatMap { type in
            catalogue.description(of: type).fields.filter { $0.publicationClass != .internal }.map { field in
                var place = places[type.rawValue + " " + field.path] ?? []
                if field.isLeaf, place.isEmpty { place = [TableName.singular(type) + "_values.value"] }
                return [
                    .text(type.rawValue), .text(field.path), TableCell(field.isLeaf ? place.joined(separator: ", ") : nil),
                    .text(field.label.de), .text(field.label.en), .text(field.help.de), .text(field.help.en),
                    .text(field.type.rawValue), .boolean(field.isRepeated), .text(FieldDictionary.word(field.required)),
                    .text(field.publicationClass.rawValue), TableCell(field.vocabulary),
                    TableCell(field.source.isEmpty ? nil : field.source),
                ]
            }
        }
    }

    private static func word(_ requirement: Requirement) -> String {
        switch requirement {
        case .optional: "optional"
        case .header, .always: "always"
        case .agency: "agency"
        case .when: "when"
        }
    }
}

extension RegisterTables {
    /// The tables made of a type's fields.
    var definitionsByType: [(type: RecordType, definition: PublicTable)] {
        records.map { ($0.type, $0.definition) } + lists.map { ($0.type, $0.definition) }
    }
}
