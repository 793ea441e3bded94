import FieldCatalogue
import SourceJSON

/// Writes what stands in the place of an answer: text to paste, and what a scaffold is made of.
///
/// It says what belongs there and is never an answer itself: nobody is to submit a fact that nobody stated.
public struct SampleValue: Sendable {
    private let catalogue: Catalogue

    /// Uses the formats and vocabularies of a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// The JSON text for a field on one line; objects hold what is asked of an authority.
    public func text(for field: Field, in description: RecordDescription) -> String {
        var writer = JSONWriter()
        write(field, in: description, into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Writes what stands in a field's place.
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

    /// Codes that are named; of longer lists these are the beginning.
    private static let namedCodes = 8

    /// The JSON text for a field that holds no others.
    private func leaf(_ field: Field) -> String {
        func placeholder(_ text: String) -> String {
            "\"" + ScaffoldMark.placeholder(text, atLeast: field.limits.minLength ?? 1) + "\""
        }
        switch field.type {
        case .boolean: return placeholder("true | false")
        case .integer, .number: return placeholder("Zahl")
        // Openness is the rule; everything else is a decision somebody records.
        case .enum where field.latestPath == .publicationLevel: return "\"\(PublicationLevel.full.rawValue)\""
        case .enum:
            let codes = field.vocabulary.flatMap { catalogue.vocabularies[$0] }?.items.map(\.code) ?? []
            let named = codes.prefix(SampleValue.namedCodes).joined(separator: " | ")
            return placeholder(named + (codes.count > SampleValue.namedCodes ? " | und weitere" : ""))
        case .const: return "\"\(field.constant ?? "…")\""
        case .date: return placeholder("JJJJ-MM-TT")
        default:
            let format = (field.format ?? field.type.impliedFormat).flatMap { catalogue.formats[$0] }
            return placeholder(format.map { "zum Beispiel \($0.example)" } ?? field.label.de)
        }
    }
}

extension Field {
    /// Whether every authority has to answer it, whatever else the record says.
    var isAskedOfAuthorities: Bool {
        switch required {
        case .header, .always, .agency: true
        case .optional, .when: latestPath == .publication
        }
    }
}
