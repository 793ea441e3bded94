import Findings
import RegisterModel

/// One CSV file a table.
final class TableFiles: ReleaseProduct {
    private let context: ReleaseContext
    private let files: [any ReleaseFile]

    init(_ context: ReleaseContext) throws {
        self.context = context
        files = try context.tables.definitions.map { table in
            let file = try context.target.open(ReleasePath.csv(table.name))
            var writer = CSVWriter()
            writer.header(table)
            try file.write(writer.take())
            return file
        }
    }

    func consume(_ outputs: [RecordOutput]) throws {
        for output in outputs {
            for part in output.csv { try files[part.table].write(part.bytes) }
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
        }
    }
}
