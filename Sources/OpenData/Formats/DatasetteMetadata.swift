import RegisterModel
import SourceJSON

/// What `datasette --metadata` reads: titles, licence, facets, explanations of columns.
enum DatasetteMetadata {
    static func bytes(_ context: ReleaseContext) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("title", RegisterIdentity.title.de)
        writer.member("license", RegisterIdentity.licenceTitle)
        writer.member("license_url", RegisterIdentity.licenceAddress)
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
            writer.key("columns")
            writer.beginObject()
            for column in table.columns { writer.member(column.name, column.title.de + ". " + column.help.de) }
            writer.endObject()
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

    private static let facetColumns: Set<String> = ["origin", "ressort", "status", "risk_class", "fria_status", "kind"]
}
