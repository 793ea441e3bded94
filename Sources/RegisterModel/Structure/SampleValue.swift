import SourceJSON

/// Writes example values of fields: text to paste, and what a scaffold is made of.
public struct SampleValue: Sendable {
    private let catalogue: Catalogue

    /// Uses the formats and vocabularies of a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// The JSON text of an example value on one line; objects hold what is asked of an authority.
    public func text(for field: Field, in description: RecordDescription) -> String {
        var writer = JSONWriter()
        write(field, in: description, into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Writes an example value.
    func write(_ field: Field, in description: RecordDescription, into writer: inout JSONWriter) {
        if field.isRepeated { writer.beginArray() }
        switch field.type {
        case .object: members(of: field, in: description, into: &writer)
        case .map:
            writer.beginObject()
            for item in field.vocabulary.flatMap({ catalogue.vocabularies[$0] })?.items ?? [] {
                writer.key(item.code)
                members(of: field, in: description, into: &writer)
            }
            writer.endObject()
        default: writer.raw(leaf(field).utf8)
        }
        if field.isRepeated { writer.endArray() }
    }

    private func members(of field: Field, in description: RecordDescription, into writer: inout JSONWriter) {
        writer.beginObject()
        for index in field.children where description.fields[index].isAskedOfAuthorities {
            writer.key(description.fields[index].name)
            write(description.fields[index], in: description, into: &writer)
        }
        writer.endObject()
    }

    /// The JSON text of one example of a field that holds no others.
    private func leaf(_ field: Field) -> String {
        switch field.type {
        case .boolean: return "false"
        case .integer, .number: return "\(Int(max(field.limits.minimum ?? 0, 0)))"
        case .enum:
            let code = field.vocabulary.flatMap { catalogue.vocabularies[$0]?.items.first?.code }
            return "\"\(code ?? "…")\""
        case .const: return "\"\(field.constant ?? "…")\""
        default:
            let format = (field.format ?? field.type.impliedFormat).flatMap { catalogue.formats[$0] }
            if let format { return "\"\(format.example)\"" }
            // Long enough to pass the check of its length, so that a scaffold is a valid draft.
            let filler = "… \(field.label.de) …"
            let missing = max(0, (field.limits.minLength ?? 1) - filler.unicodeScalars.count)
            return "\"" + filler + String(repeating: ".", count: missing) + "\""
        }
    }
}

extension Field {
    /// Whether every authority has to answer it, whatever else the record says.
    var isAskedOfAuthorities: Bool {
        switch required {
        case .header, .always, .agency: true
        case .optional, .when: path == "publication"
        }
    }
}
