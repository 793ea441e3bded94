import Findings
import PublicAddresses
import PublicTables

/// One CSV file a table, and the table for people once more as German Excel opens it.
final class TableFiles: ReleaseProduct {
    private let context: ReleaseContext
    private let files: [any ReleaseFile]
    private let excel: any ReleaseFile

    init(_ context: ReleaseContext) throws {
        self.context = context
        files = try context.tables.definitions.map { table in
            let file = try context.target.open(ReleasePath.csv(table.name))
            var writer = CSVWriter()
            writer.header(table)
            try file.write(writer.take())
            return file
        }
        excel = try context.target.open(ReleasePath.excel)
        var writer = CSVWriter(.german)
        writer.header(context.tables.flat.definition)
        try excel.write(writer.take())
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs {
            for part in output.csv { try files[part.table].write(part.bytes) }
            if !output.excel.isEmpty { try excel.write(output.excel) }
        }
    }

    func finish() throws -> [ReleaseItem] {
        for row in context.tables.constantRows(context.snapshot) {
            var writer = CSVWriter()
            writer.row(row.cells)
            try files[row.table].write(writer.take())
        }
        return try zip(context.tables.definitions, files).map { table, file in
            ReleaseItem(
                path: ReleasePath.csv(table.name), title: table.title, part: .csv, mediaType: "text/csv",
                digest: try file.close())
        } + [
            ReleaseItem(
                path: ReleasePath.excel,
                title: Bilingual(
                    de:
                        "Dieselbe Tabelle zum Lesen, wie Excel auf Deutsch sie mit einem Doppelklick öffnet (Semikolon)",
                    en: "The same table to read, as German Excel opens it with a double click (semicolons)"),
                part: .csv, mediaType: "text/csv", digest: try excel.close())
        ]
    }
}
