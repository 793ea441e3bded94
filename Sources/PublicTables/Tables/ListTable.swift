import FieldCatalogue
import Findings
import LegalFacts
import Publication
import SourceJSON

/// A table with one row an item of a list, or one entry of a map, inside the records of a type.
package struct ListTable: Sendable {
    package let definition: PublicTable
    package let type: RecordType
    /// Where the list lies in the record.
    let path: FieldPath
    private let content: Content
    private let fields: [FieldColumn]

    private enum Content: Sendable {
        /// Items that are objects; risks with what the register computes of them.
        case items(isRisks: Bool)
        /// A map; the key is a code.
        case entries
        /// References to other records.
        case links
    }

    /// The tables of a type: every list of objects, every map and every list of references that is public.
    static func all(_ type: RecordType, catalogue: Catalogue) -> [ListTable] {
        let description = catalogue.description(of: type)
        return description.fields.compactMap { field in
            guard field.successor == nil, isShown(field, description) else { return nil }
            if field.type == .map { return ListTable(type, field, description, .entries) }
            guard field.isRepeated else { return nil }
            if field.type == .object {
                return ListTable(type, field, description, .items(isRisks: type == .fria && field.latestPath == .risks))
            }
            return field.type == .reference && field.target != nil
                ? ListTable(type, field, description, .links) : nil
        }
    }

    /// Whether a field is public and lies in no other list.
    private static func isShown(_ field: Field, _ description: RecordDescription) -> Bool {
        guard field.publicationClass != .internal else { return false }
        var parent = field.parent
        while let index = parent {
            let step = description.fields[index]
            if step.isRepeated || step.type == .map || step.publicationClass == .internal { return false }
            parent = step.parent
        }
        return true
    }

    private init(_ type: RecordType, _ field: Field, _ description: RecordDescription, _ content: Content) {
        self.type = type
        self.content = content
        path = field.latestPath
        let owner = TableName.singular(type)
        var columns = ListTable.owner(of: type)
        // What an item calls its origin or authority is not that of the record.
        let taken = Set(columns.map(\.name) + ["position", "code"])
        fields =
            field.isLeaf
            ? []
            : FieldColumn.all(in: description, below: field).map {
                taken.contains($0.column.name) ? $0.renamed("item_" + $0.column.name) : $0
            }
        var keys = ListTable.ownerKeys(of: type)
        let position = TableColumn(
            "position", .integer, title: Bilingual(de: "Stelle", en: "Position"),
            help: Bilingual(de: "Stelle in der Liste, von 0 an.", en: "Position in the list, from 0."))
        var primary = [owner, "position"]
        switch content {
        case .items: columns.append(position)
        case .entries:
            columns.append(
                TableColumn(
                    "code", .text, title: field.label, help: field.help, source: field.source, path: field.path,
                    vocabulary: field.vocabulary))
            primary = [owner, "code"]
        case .links:
            columns.append(position)
            let target = field.target ?? .authority
            let name =
                target == .authority || target == type
                ? "other_" + TableName.singular(target)
                : TableName.singular(target)
            columns.append(
                TableColumn(
                    name, .text, title: field.label, help: field.help, source: field.source, path: field.path))
            keys.append(.init(name, TableName.plural(target)))
        }
        columns += fields.map(\.column)
        for column in fields {
            guard let target = description[column.column.path]?.target else { continue }
            keys.append(.init(column.column.name, TableName.plural(target)))
        }
        if case .items(true) = content { columns += ListTable.ratings }
        definition = PublicTable(
            name: TableName.list(type, field.path), title: ListTable.title(field, type), columns: columns,
            primaryKey: primary, foreignKeys: keys)
    }

    private static func title(_ field: Field, _ type: RecordType) -> Bilingual {
        switch type {
        case .deployment:
            Bilingual(de: "Systeme: \(field.label.de)", en: "Systems: \(field.label.en)")
        case .fria:
            Bilingual(de: "Folgenabschätzungen: \(field.label.de)", en: "Impact assessments: \(field.label.en)")
        case .incident: Bilingual(de: "Vorfälle: \(field.label.de)", en: "Incidents: \(field.label.en)")
        case .label: Bilingual(de: "Kennzeichnungen: \(field.label.de)", en: "Labels: \(field.label.en)")
        case .authority: Bilingual(de: "Behörden: \(field.label.de)", en: "Authorities: \(field.label.en)")
        }
    }

    /// The columns that say to which record a row belongs.
    static func owner(of type: RecordType) -> [TableColumn] {
        let authority = TableColumn(
            "authority", .text, title: Bilingual(de: "Behörde", en: "Authority"),
            help: Bilingual(de: "Kennung der verantwortlichen Behörde.", en: "Id of the responsible authority."))
        let origin = TableColumn(
            "origin", .text, title: Bilingual(de: "Herkunft", en: "Origin"),
            help: Bilingual(
                de: "agency: gemeldet; public-source: aus öffentlicher Quelle, nicht bestätigt; sample: Beispiel.",
                en: "agency: submitted; public-source: from a public source, not confirmed; sample: made up."),
            vocabulary: "origin")
        guard type != .authority else { return [authority, origin] }
        let record = TableColumn(
            TableName.singular(type), .text, title: Bilingual(de: "Eintrag", en: "Record"),
            help: Bilingual(de: "Kennung des Eintrags.", en: "Id of the record."))
        return [record, authority, origin]
    }

    static func ownerKeys(of type: RecordType) -> [PublicTable.ForeignKey] {
        let authority = PublicTable.ForeignKey("authority", "authorities")
        return type == .authority
            ? [authority] : [.init(TableName.singular(type), TableName.plural(type)), authority]
    }

    package static func ownerCells(_ entry: SnapshotEntry) -> [TableCell] {
        let rest: [TableCell] = [.text(entry.authority), .text(entry.origin.rawValue)]
        return entry.type == .authority ? rest : [.text(entry.id)] + rest
    }

    private static let ratings: [TableColumn] = [
        ("inherent_severity", TableColumn.Kind.integer, "Schwere ohne Maßnahmen", "Severity before measures"),
        ("inherent_level", .text, "Stufe ohne Maßnahmen", "Level before measures"),
        ("residual_severity", .integer, "Schwere mit Maßnahmen", "Severity after measures"),
        ("residual_level", .text, "Stufe mit Maßnahmen", "Level after measures"),
    ].map { name, kind, de, en in
        TableColumn(
            name, kind, title: Bilingual(de: de, en: en),
            help: Bilingual(
                de: "Vom Register aus den vier Werten der Behörde berechnet.",
                en: "Computed by the register from the authority's four values."),
            vocabulary: kind == .text ? "risk-level" : nil)
    }

    /// The rows of one record.
    package func rows(of record: PublicRecord, entry: SnapshotEntry, catalogue: Catalogue) -> [[TableCell]] {
        guard let list = record.record[path] else { return [] }
        let owner = ListTable.ownerCells(entry)
        switch content {
        case .entries:
            return list.members.map { member in
                owner + [.text(member.key.string)] + fields.map { $0.cell(in: member.value) }
            }
        case .links:
            return list.elements.enumerated().map { position, value in
                owner + [.integer(position), TableCell(value.string)]
            }
        case .items(let isRisks):
            let ratings = isRisks ? RatedRisk.all(in: record.record, catalogue: catalogue) : []
            return list.elements.enumerated().map { position, item in
                var row = owner + [.integer(position)] + fields.map { $0.cell(in: item) }
                if isRisks {
                    let rated = position < ratings.count ? ratings[position] : nil
                    row += [
                        rated?.inherent.map { .integer($0.severity) } ?? .null,
                        TableCell(rated?.inherent?.level.rawValue),
                        rated?.residual.map { .integer($0.severity) } ?? .null,
                        TableCell(rated?.residual?.level.rawValue),
                    ]
                }
                return row
            }
        }
    }
}
