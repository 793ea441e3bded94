import Findings
import PublicAddresses
import Publication

/// What the public database holds besides rows.
public struct PublicDatabasePlan: Sendable {
    /// A view with its name and SQL.
    public struct View: Sendable {
        /// Name.
        public let name: String
        /// The query.
        public let sql: String
    }
    /// Tables in order.
    public let tables: [PublicTable]
    /// Full-text search: a table, and its columns that are searched.
    public let search: [(table: String, columns: [String])]
    /// Views.
    public let views: [View]
    /// Lines of the table `README`: topic and text.
    public let readMe: [(topic: String, text: String)]
}

/// The SQLite database.
final class DatabaseFile: ReleaseProduct {
    private let context: ReleaseContext
    private let sink: any RowSink

    init(_ context: ReleaseContext, make: (String, PublicDatabasePlan) throws -> any RowSink) throws {
        self.context = context
        let texts =
            context.tables.definitions.first { $0.name == "deployments" }?.columns
            .filter { DatabaseFile.searched.contains($0.name) }.map(\.name) ?? []
        let plan = PublicDatabasePlan(
            tables: context.tables.definitions, search: [("deployments", texts)],
            views: JournalistQuestion.all.map { .init(name: $0.name, sql: $0.sql) },
            readMe: ReadMe(context).lines)
        sink = try make(try context.target.reserve(ReleasePath.database), plan)
    }

    private static let searched: Set<String> = [
        "name", "short_description", "purpose", "plain_language", "description", "benefits",
        "impact_on_rights_summary", "system_trade_name", "system_provider_name",
    ]

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs { try sink.add(output.rows) }
    }

    func finish() throws -> [ReleaseItem] {
        try sink.add(context.tables.constantRows(context.snapshot))
        try sink.finish()
        let digest = try context.target.adopt(ReleasePath.database)
        let metadata = try context.target.add(ReleasePath.current + "metadata.json", DatasetteMetadata.bytes(context))
        return [
            ReleaseItem(
                path: ReleasePath.database,
                title: Bilingual(
                    de: "Alle Tabellen als SQLite-Datenbank, mit Volltextsuche und Fragen als Sichten",
                    en: "All tables as a SQLite database, with full text and questions as views"),
                part: .sqlite, mediaType: "application/vnd.sqlite3", digest: digest),
            ReleaseItem(
                path: ReleasePath.current + "metadata.json",
                title: Bilingual(
                    de: "Beschreibung der Datenbank für datasette (Filter, Suche)",
                    en: "Description of the database for datasette (facets, search)"),
                part: .sqlite, mediaType: "application/json", digest: metadata),
        ]
    }
}
