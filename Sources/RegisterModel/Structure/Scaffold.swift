import SourceJSON

/// Writes the empty scaffold of a record in catalogue order: what has to be answered, with example values.
public struct Scaffold: Sendable {
    private let catalogue: Catalogue

    /// Writes scaffolds of a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// A draft with every field that is asked of an authority; optional fields are left out.
    ///
    /// - Parameters:
    ///   - authority: id of the authority; nil for the format's example.
    ///   - year: year for the identifier.
    public func text(for type: RecordType, authority: String? = nil, year: Int) -> [UInt8] {
        let description = catalogue.description(of: type)
        var writer = JSONWriter(.pretty)
        write(
            description.roots, description, into: &writer,
            fixed: [
                "recordType": type.rawValue, "origin": Origin.agency.rawValue,
                "id": identifier(type, authority, year), "authority": authority ?? "bund-musteramt",
            ])
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func identifier(_ type: RecordType, _ authority: String?, _ year: Int) -> String {
        let short = String(
            decoding: (authority ?? "bund-musteramt").utf8.drop { $0 != UInt8(ascii: "-") }.dropFirst(), as: UTF8.self)
        switch type {
        case .deployment: return "\(short)-\(year)-0001"
        case .fria: return "fria-\(short)-\(year)-0001"
        case .authority: return authority ?? "bund-musteramt"
        case .incident, .label: return "\(short)-\(type.rawValue)-\(year)-0001"
        }
    }

    private func isAsked(_ field: Field) -> Bool {
        switch field.required {
        case .header, .always, .agency: true
        case .optional, .when: field.path == "publication"
        }
    }

    private func write(
        _ indexes: [Int], _ description: RecordDescription, into writer: inout JSONWriter, fixed: [String: String] = [:]
    ) {
        writer.beginObject()
        for index in indexes {
            let field = description.fields[index]
            guard isAsked(field) else { continue }
            writer.key(field.name)
            if let text = fixed[field.path] {
                writer.string(text)
                continue
            }
            if field.isRepeated { writer.beginArray() }
            switch field.type {
            case .object: write(field.children, description, into: &writer)
            case .map:
                writer.beginObject()
                for item in field.vocabulary.flatMap({ catalogue.vocabularies[$0] })?.items ?? [] {
                    writer.key(item.code)
                    write(field.children, description, into: &writer)
                }
                writer.endObject()
            default: writer.raw(SampleValue(catalogue: catalogue).single(for: field).utf8)
            }
            if field.isRepeated { writer.endArray() }
        }
        writer.endObject()
    }
}
