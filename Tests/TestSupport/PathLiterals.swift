import FieldCatalogue

/// Tests write paths as they stand in a record: `record.string("usage.context")`, `"theme"` for `theme[]`. A path that no
/// field has ends the test.
extension FieldPath: ExpressibleByStringLiteral {
    /// The constant with this text, `[]` and `{}` left out or not.
    public init(stringLiteral text: String) {
        guard let path = FieldPath.byText[text] else { preconditionFailure("No field has the path \(text)") }
        self = path
    }

    private static let byText: [String: FieldPath] = Dictionary(
        FieldPath.all.map { ($0.text, $0) } + FieldPath.all.map { ($0.plain, $0) },
        uniquingKeysWith: { first, _ in first })
}
