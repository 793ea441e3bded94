import FieldCatalogue
import Findings
import PublicAddresses
import PublicTables
import Publication
import SourceJSON

/// `datapackage.json` (Data Package standard, version 2): every CSV file with its Table Schema, size and checksum.
struct DataPackage {
    private let context: ReleaseContext

    init(_ context: ReleaseContext) {
        self.context = context
    }

    func write(_ items: [ReleaseItem]) throws -> ReleaseItem {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
        writer.member("name", "ki-transparenzregister")
        writer.member("title", RegisterIdentity.title.de)
        writer.member(
            "description",
            "KI-Systeme der Bundesverwaltung: Einsatz, Einstufung, Folgenabschätzungen, Änderungen. Felder erklärt die Tabelle fields. "
                + RegisterIdentity.sourceLicences.de
        )
        writer.member("version", ReleaseVersion.text(of: items, on: context.snapshot.date))
        writer.member("created", Instant(startOf: context.snapshot.date).description)
        let licences = LicenceList(context.snapshot)
        write(licences.all, into: &writer)
        writer.key("resources")
        writer.beginArray()
        for table in context.tables.definitions {
            let path = ReleasePath.csv(table.name)
            guard let item = items.first(where: { $0.path == path }) else { continue }
            resource(table, item, licences, into: &writer)
        }
        if let item = items.first(where: { $0.path == ReleasePath.excel }) {
            resource(context.tables.flat.definition, item, licences, form: .german, into: &writer)
        }
        writer.endArray()
        writer.endObject()
        let path = ReleasePath.current + "datapackage.json"
        return ReleaseItem(
            path: path,
            title: Bilingual(
                de: "Beschreibung aller CSV-Dateien (Data Package mit Table Schema)",
                en: "Description of all CSV files (Data Package with Table Schema)"),
            part: .csv, mediaType: "application/json", digest: try context.target.add(path, writer.bytes + [0x0A]))
    }

    private func write(_ licences: [LicenceList.Licence], into writer: inout JSONWriter) {
        writer.key("licenses")
        writer.beginArray()
        for licence in licences {
            writer.beginObject()
            writer.member("name", licence.spdx)
            writer.member("title", licence.name)
            writer.member("path", licence.address)
            writer.endObject()
        }
        writer.endArray()
    }

    private func resource(
        _ table: PublicTable, _ item: ReleaseItem, _ licences: LicenceList, form: CSVWriter.Form = .standard,
        into writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.member("name", form == .german ? table.name + "-excel" : table.name)
        writer.member("type", "table")
        writer.member("path", item.name)
        writer.member("title", item.title.de)
        writer.member("scheme", "file")
        writer.member("format", "csv")
        writer.member("mediatype", "text/csv")
        writer.member("encoding", form == .german ? "utf-8-sig" : "utf-8")
        writer.member("bytes", item.digest.size)
        writer.member("hash", "sha256:" + item.digest.sha256)
        write(licences.licences(of: item), into: &writer)
        if form == .german {
            writer.key("dialect")
            writer.beginObject()
            writer.member("delimiter", ";")
            writer.endObject()
        }
        writer.key("schema")
        schema(of: table, form, into: &writer)
        writer.endObject()
    }

    /// The Table Schema of a table.
    private func schema(of table: PublicTable, _ form: CSVWriter.Form, into writer: inout JSONWriter) {
        func name(_ column: TableColumn) -> String { form == .german ? column.title.de : column.name }
        func name(_ column: String) -> String { table.columns.first { $0.name == column }.map(name) ?? column }
        writer.beginObject()
        writer.key("fields")
        writer.beginArray()
        for column in table.columns {
            writer.beginObject()
            writer.member("name", name(column))
            writer.member("type", DataPackage.type(of: column.kind))
            writer.member("title", column.title.de)
            writer.member("description", column.help.de)
            var constraints: [(String, Bool)] = []
            if table.primaryKey.contains(column.name) { constraints.append(("required", true)) }
            if table.primaryKey == [column.name] { constraints.append(("unique", true)) }
            // Codes are texts; numbers that have names are bounded by the schema of the records.
            let vocabulary = column.kind == .text ? column.vocabulary : nil
            let codes = vocabulary.flatMap { context.catalogue.vocabularies[$0] }?.known.map(\.code) ?? []
            if !constraints.isEmpty || !codes.isEmpty {
                writer.key("constraints")
                writer.beginObject()
                for (name, value) in constraints { writer.member(name, value) }
                if !codes.isEmpty {
                    writer.key("enum")
                    writer.beginArray()
                    for code in codes { writer.string(code) }
                    writer.endArray()
                }
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endArray()
        writer.key("missingValues")
        writer.beginArray()
        writer.string("")
        writer.endArray()
        if !table.primaryKey.isEmpty {
            writer.key("primaryKey")
            writer.beginArray()
            for column in table.primaryKey { writer.string(name(column)) }
            writer.endArray()
        }
        writer.key("foreignKeys")
        writer.beginArray()
        for key in table.foreignKeys {
            writer.beginObject()
            writer.key("fields")
            writer.beginArray()
            writer.string(name(key.column))
            writer.endArray()
            writer.key("reference")
            writer.beginObject()
            writer.member("resource", key.table == table.name ? "" : key.table)
            writer.key("fields")
            writer.beginArray()
            writer.string("id")
            writer.endArray()
            writer.endObject()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private static func type(of kind: TableColumn.Kind) -> String {
        switch kind {
        case .text: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .date: "date"
        case .instant: "datetime"
        }
    }
}
