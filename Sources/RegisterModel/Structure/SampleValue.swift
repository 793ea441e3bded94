import SourceJSON

/// Writes an example value for a field, as text to paste.
public struct SampleValue: Sendable {
    private let catalogue: Catalogue

    /// Uses the formats and vocabularies of a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// The JSON text of an example value; containers are shown with an ellipsis.
    public func text(for field: Field) -> String {
        let single: String
        switch field.type {
        case .object, .map: single = "{ … }"
        case .boolean: single = "false"
        case .integer, .number: single = "\(Int(max(field.limits.minimum ?? 0, 0)))"
        case .enum:
            let code = field.vocabulary.flatMap { catalogue.vocabularies[$0]?.items.first?.code }
            single = "\"\(code ?? "…")\""
        case .const: single = "\"\(field.constant ?? "…")\""
        default:
            let format = (field.format ?? field.type.impliedFormat).flatMap { catalogue.formats[$0] }
            single = "\"\(format?.example ?? "…")\""
        }
        return field.isRepeated ? "[\(single)]" : single
    }
}
