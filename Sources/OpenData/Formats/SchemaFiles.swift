import FieldCatalogue
import Findings
import PublicAddresses
import Publication

/// The JSON Schemas of the published records, those of submissions in every version of the data model, and what changed
/// from version to version.
final class SchemaFiles: ReleaseProduct {
    private let context: ReleaseContext

    init(_ context: ReleaseContext) {
        self.context = context
    }

    func consume(_ outputs: [RecordOutput]) {}

    func finish() throws -> [ReleaseItem] {
        // Schemas of submissions stay at their addresses for good: revisions of their version are there for good as well.
        if context.options.only == nil {
            for edition in context.catalogue.editions {
                for type in RecordType.allCases {
                    let writer = JSONSchemaWriter(catalogue: edition, type: type, form: .submission)
                    try context.target.put(
                        writer.path, writer.schema(base: context.options.identifier("")), sameAs: nil)
                }
            }
        }
        return try publishedSchemas() + [versions()]
    }

    /// What changed between the versions of the data model, as data.
    private func versions() throws -> ReleaseItem {
        let path = ReleasePath.current + "catalogue-versions.json"
        let bytes = CatalogueVersionsFile(catalogue: context.catalogue).bytes
        return ReleaseItem(
            path: path,
            title: Bilingual(
                de: "Fassungen des Datenmodells und was sich in ihnen änderte",
                en: "Versions of the data model and what changed in them"),
            part: .schemas, mediaType: "application/json", digest: try context.target.add(path, bytes))
    }

    private func publishedSchemas() throws -> [ReleaseItem] {
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
