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
        field.isRepeated ? "[\(single(for: field))]" : single(for: field)
    }

    /// The JSON text of one example item.
    func single(for field: Field) -> String {
        switch field.type {
        case .object, .map: return "{ … }"
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
