import FieldCatalogue
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
    ///   - identifier: id of the record; nil for the first one of authority and year.
    ///   - year: year for the identifier.
    public func text(for type: RecordType, authority: String? = nil, identifier: String? = nil, year: Int) -> [UInt8] {
        let description = catalogue.description(of: type)
        var writer = JSONWriter(.pretty)
        let fixed: [FieldPath: String] = [
            .recordType: type.rawValue, .origin: Origin.agency.rawValue,
            .id: identifier ?? self.identifier(type, authority, year), .authority: authority ?? "bund-musteramt",
        ]
        let sample = SampleValue(catalogue: catalogue)
        writer.beginObject()
        for index in description.roots where description.fields[index].isAskedOfAuthorities {
            let field = description.fields[index]
            writer.key(field.name)
            if let text = fixed[field.latestPath] {
                writer.string(text)
            } else {
                sample.write(field, in: description, into: &writer)
            }
        }
        writer.endObject()
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
}
