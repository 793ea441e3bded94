import Findings
import RegisterModel
import SourceJSON

/// Checks what a record says about other records.
enum ReferenceChecker {
    static func findings(for record: Record, file: String, neighbours: any Neighbours) -> [Finding] {
        var findings: [Finding] = []
        func report(_ code: String, _ span: ByteSpan, _ de: String, _ en: String, _ helpDe: String, _ helpEn: String) {
            findings.append(
                Finding(
                    code: code, severity: .error, message: Bilingual(de: de, en: en), file: file, span: span,
                    help: Bilingual(de: helpDe, en: helpEn)))
        }
        func visit(_ value: JSONValue, _ field: Field) {
            switch value.kind {
            case .array: for element in value.elements { visit(element, field) }
            case .object:
                for index in field.children {
                    let child = record.description.fields[index]
                    if let member = value[child.name] { visit(member, child) }
                }
            case .string:
                guard field.type == .reference, let id = value.string, let target = field.target else { return }
                guard let found = neighbours.record(id) else {
                    let name = target == .authority ? "Behörde" : "Eintrag"
                    report(
                        target == .authority ? "REF-authority" : "REF-unknown", value.span,
                        "\(name) \"\(id)\" ist nicht bekannt (\(field.path))",
                        "\(target.rawValue) \"\(id)\" is not known (\(field.path))",
                        "Die Kennung prüfen, oder den anderen Eintrag zusammen mit diesem prüfen und einreichen; mit --register gegen das Register prüfen.",
                        "Check the identifier, or validate and submit the other record together with this one; use --register to check against the register."
                    )
                    return
                }
                if found.type != target {
                    report(
                        "REF-type", value.span,
                        "\"\(id)\" ist kein Eintrag der Art „\(target.rawValue)“ (\(field.path))",
                        "\"\(id)\" is not a record of type \(target.rawValue) (\(field.path))",
                        "Die Kennung eines passenden Eintrags angeben.", "Name a record of the right type.")
                }
            default: break
            }
        }
        for index in record.description.roots {
            let field = record.description.fields[index]
            if let value = record.root[field.name] { visit(value, field) }
        }
        if let expected = expectedPrefix(of: record), !record.id.utf8.starts(with: expected.utf8) {
            report(
                "REF-id", record.span(of: "id"),
                "Die Kennung \"\(record.id)\" passt nicht zur Behörde \"\(record.authority)\"",
                "The identifier \"\(record.id)\" does not fit the authority \"\(record.authority)\"",
                "Kennungen beginnen mit \"\(expected)\", dann Jahr und laufende Nummer.",
                "Identifiers start with \"\(expected)\", then the year and a number.")
        }
        return findings
    }

    /// `bamf-` for deployments of `bund-bamf`, `fria-bamf-` for its assessments; nil where no form is laid down.
    private static func expectedPrefix(of record: Record) -> String? {
        let authority = record.authority
        guard authority.utf8.starts(with: "bund-".utf8) else { return nil }
        let short = String(decoding: authority.utf8.dropFirst(5), as: UTF8.self)
        switch record.type {
        case .deployment: return short + "-"
        case .fria: return "fria-" + short + "-"
        case .incident, .label, .authority: return nil
        }
    }
}
