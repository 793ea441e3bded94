import FieldCatalogue
import Findings
import LegalFacts
import Publication
import SourceJSON

/// A table with one row a record: its single public fields, and what the register derived of it.
package struct RecordTable: Sendable {
    package let type: RecordType
    package let definition: PublicTable
    private let fields: [FieldColumn]
    private let derived: [DerivedColumn]

    init(_ type: RecordType, catalogue: Catalogue) {
        self.type = type
        let description = catalogue.description(of: type)
        let all = FieldColumn.all(in: description, below: nil)
        let first = ["id", "authority", "origin"].compactMap { name in all.first { $0.column.name == name } }
        let firstNames = Set(first.map(\.column.name))
        // The table says what the record is.
        let rest = all.filter { !firstNames.contains($0.column.name) && $0.column.name != "record_type" }
        fields = first + rest
        derived = DerivedColumn.all(for: type)
        var keys = [PublicTable.ForeignKey("id", "records")]
        for field in fields {
            guard let target = description[field.column.path]?.target else { continue }
            keys.append(.init(field.column.name, TableName.plural(target)))
        }
        for column in derived where column.isAuthority { keys.append(.init(column.column.name, "authorities")) }
        definition = PublicTable(
            name: TableName.plural(type), title: RecordTable.title(of: type),
            columns: fields.map(\.column) + derived.map(\.column), primaryKey: ["id"], foreignKeys: keys)
    }

    package func row(of record: PublicRecord, entry: SnapshotEntry, survey: ExportSurvey) -> [TableCell] {
        fields.map { $0.cell(of: record.record) } + derived.map { $0.value(record, entry, survey) }
    }

    private static func title(of type: RecordType) -> Bilingual {
        switch type {
        case .deployment: Bilingual(de: "Alle Systeme, eine Zeile je Einsatz", en: "All systems, one row a deployment")
        case .fria: Bilingual(de: "Grundrechte-Folgenabschätzungen", en: "Fundamental rights impact assessments")
        case .incident: Bilingual(de: "Vorfälle und Störungen", en: "Incidents and malfunctions")
        case .label:
            Bilingual(de: "Gekennzeichnete amtliche Inhalte", en: "Official content labelled as made by AI")
        case .authority: Bilingual(de: "Alle Behörden", en: "All authorities")
        }
    }
}

/// What rows need to know of the whole register, counted once from the snapshot's entries.
package struct ExportSurvey: Sendable {
    /// Fields, vocabularies and scales.
    let catalogue: Catalogue
    /// Ressort by authority id; an authority without parent is its own.
    package let ressorts: [String: String]
    /// Present deployments by authority and origin.
    let deployments: [String: [Origin: Int]]
    /// What a status means in law.
    let lifeCycle: LifeCycle
    /// German names of the authorities by id.
    let authorityNames: [String: String]
    /// Latest null reports by authority id.
    let nullReports: [String: Day]

    package init(_ snapshot: Snapshot) {
        catalogue = snapshot.catalogue
        lifeCycle = LifeCycle(catalogue: snapshot.catalogue)
        var ressorts: [String: String] = [:]
        var deployments: [String: [Origin: Int]] = [:]
        var names: [String: String] = [:]
        var nullReports: [String: Day] = [:]
        for entry in snapshot.entries {
            switch entry.type {
            case .authority:
                let record = snapshot.authority(entry.id)
                ressorts[entry.id] = record?.string(.parent) ?? entry.id
                names[entry.id] = record?.string(.nameDe)
                nullReports[entry.id] = snapshot.nullReport(of: entry.id)
            case .deployment where entry.isCurrent:
                deployments[entry.authority, default: [:]][entry.origin, default: 0] += 1
            default: break
            }
        }
        self.ressorts = ressorts
        self.deployments = deployments
        authorityNames = names
        self.nullReports = nullReports
    }
}
