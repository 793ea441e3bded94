import FieldCatalogue
import Publication
import SourceJSON

/// The versions of the data model as a file: number, day, what changed in words and field by field.
struct CatalogueVersionsFile {
    let catalogue: Catalogue

    /// Pretty JSON, oldest version first.
    var bytes: [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        let editions = catalogue.editions
        for (position, edition) in editions.enumerated() {
            let version = edition.version
            writer.beginObject()
            writer.member("version", version.number)
            writer.member("date", version.date.description)
            writer.key("changes")
            writer.beginObject()
            writer.member("de", version.changes.de)
            writer.member("en", version.changes.en)
            writer.endObject()
            writer.key("schemas")
            writer.beginArray()
            for type in RecordType.allCases {
                writer.string(JSONSchemaWriter(catalogue: edition, type: type, form: .submission).path)
            }
            writer.endArray()
            writer.key("differences")
            writer.beginArray()
            if position > 0 {
                for difference in CatalogueDifference.all(from: editions[position - 1], to: edition) {
                    write(difference, into: &writer)
                }
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ difference: CatalogueDifference, into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("kind", difference.kind.rawValue)
        if let type = difference.type { writer.member("recordType", type.rawValue) }
        writer.member(difference.type == nil ? "vocabulary" : "path", difference.place)
        if let before = difference.before { writer.member("before", before) }
        if let after = difference.after { writer.member("after", after) }
        writer.endObject()
    }
}
