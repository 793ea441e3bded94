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
            let writer = JSONSchemaWriter(catalogue: context.catalogue, type: type, form: .publicRecord)
            let schema = writer.schema(base: context.options.identifier(""))
            // At the address it bears, for good: another version has another one.
            if context.options.only == nil { try context.target.put(writer.path, schema, sameAs: nil) }
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
