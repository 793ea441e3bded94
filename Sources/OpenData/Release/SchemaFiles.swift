import Findings
import RegisterModel

/// The JSON Schemas of the published records.
final class SchemaFiles: ReleaseProduct {
    private let context: ReleaseContext

    init(_ context: ReleaseContext) {
        self.context = context
    }

    func consume(_ outputs: [RecordOutput]) {}

    func finish() throws -> [ReleaseItem] {
        try RecordType.allCases.map { type in
            let path = ReleasePath.current + type.rawValue + ".schema.json"
            let schema = JSONSchemaWriter(catalogue: context.catalogue, type: type, form: .publicRecord).schema()
            let label = context.catalogue.label(of: type.rawValue, in: "record-type")
            return ReleaseItem(
                path: path,
                title: Bilingual(
                    de: "JSON-Schema der veröffentlichten Form: \(label.de)",
                    en: "JSON Schema of the published form: \(label.en)"),
                part: .schemas, mediaType: "application/schema+json",
                digest: try context.target.add(path, schema))
        }
    }
}
