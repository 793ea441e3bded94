import PublicTables
import SourceJSON

/// What `datasette --metadata` reads: titles, licences, facets, explanations of columns.
///
/// Datasette shows explanations above the rows of a table: where they would bury them, the table `fields` has them.
enum DatasetteMetadata {
    static func bytes(_ context: ReleaseContext) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("title", RegisterIdentity.title.de)
        let licences = LicenceList(context.snapshot)
        writer.member("license", licences.all.map(\.name).joined(separator: "; "))
        writer.member("license_url", licences.strictest.address)
        writer.key("databases")
        writer.beginObject()
        writer.key("ki-transparenzregister")
        writer.beginObject()
        writer.key("tables")
        writer.beginObject()
        for table in context.tables.definitions {
            writer.key(table.name)
            writer.beginObject()
            writer.member("title", table.title.de)
            let facets = table.columns.filter { facetColumns.contains($0.name) }.map(\.name)
            if !facets.isEmpty {
                writer.key("facets")
                writer.beginArray()
                for facet in facets { writer.string(facet) }
                writer.endArray()
            }
            if table.name == "deployments" { writer.member("fts_table", "deployments_search") }
            if table.columns.contains(where: { $0.name == "name" }) {
                writer.member("label_column", "name")
            } else if table.columns.contains(where: { $0.name == "name_de" }) {
                writer.member("label_column", "name_de")
            }
            if table.columns.count <= mostExplained {
                writer.key("columns")
                writer.beginObject()
                for column in table.columns { writer.member(column.name, column.title.de + ". " + column.help.de) }
                writer.endObject()
            } else {
                writer.member("description", "Die Spalten erklärt die Tabelle fields.")
            }
            writer.endObject()
        }
        writer.endObject()
        writer.key("queries")
        writer.beginObject()
        for question in JournalistQuestion.all {
            writer.key(question.name)
            writer.beginObject()
            writer.member("title", question.title.de)
            writer.member("sql", "SELECT * FROM " + question.name)
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
        writer.endObject()
        writer.endObject()
        return writer.bytes + [0x0A]
    }

    /// Columns of the widest table that is explained above its rows.
    private static let mostExplained = 16

    private static let facetColumns: Set<String> = ["origin", "ressort", "status", "risk_class", "fria_status", "kind"]
}
