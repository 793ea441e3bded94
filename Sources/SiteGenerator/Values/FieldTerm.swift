import FieldCatalogue
import Findings
import Templates

/// Name and help of a field as pages of records show them: the same on every page, so rendered once.
struct FieldTerm: ViewModel {
    let label: String
    let help: String
    static let members: [Member<FieldTerm>] = [.text("label") { $0.label }, .text("help") { $0.help }]

    /// The terms of all fields, by type of record and position of the field.
    ///
    /// - Throws: `TemplateError` for a fault in the template `term`.
    static func all(
        _ language: Language, _ catalogue: Catalogue, _ templates: TemplateLibrary
    ) throws -> [RecordType: [[UInt8]]] {
        let template = try templates.template("term", for: FieldTerm.self)
        return Dictionary(
            uniqueKeysWithValues: RecordType.allCases.map { type in
                (
                    type,
                    catalogue.description(of: type).fields.map { field in
                        template.render(
                            FieldTerm(label: field.label[language], help: field.help[language]))
                    }
                )
            })
    }
}
