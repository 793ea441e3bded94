import FieldCatalogue
import Findings
import Records
import SourceJSON

/// Checks what a record says about other records.
enum ReferenceChecker {
    static func findings(
        for record: Record, of authority: Record?, shape: RecordShape, file: String, on day: Day,
        neighbours: any Neighbours
    ) throws -> [Finding] {
        var findings: [Finding] = []
        func report(_ code: String, _ span: ByteSpan, _ de: String, _ en: String, _ helpDe: String, _ helpEn: String) {
            findings.append(
                Finding(
                    code: code, severity: .error, message: Bilingual(de: de, en: en), file: file, span: span,
                    help: Bilingual(de: helpDe, en: helpEn)))
        }
        for reference in references(in: record, shape) {
            let field = record.description.fields[reference.field]
            guard let id = reference.value.string, let target = field.target else { continue }
            let span = reference.value.span
            guard let found = try neighbours.type(of: id) else {
                let name = target == .authority ? "Behörde" : "Eintrag"
                report(
                    target == .authority ? "REF-authority" : "REF-unknown", span,
                    "\(name) \"\(id)\" ist nicht bekannt (\(field.path))",
                    "\(target.rawValue) \"\(id)\" is not known (\(field.path))",
                    "Die Kennung prüfen, oder den anderen Eintrag zusammen mit diesem prüfen und einreichen; mit --register gegen das Register prüfen.",
                    "Check the identifier, or validate and submit the other record together with this one; use --register to check against the register."
                )
                continue
            }
            if found != target {
                report(
                    "REF-type", span, "\"\(id)\" ist kein Eintrag der Art „\(target.rawValue)“ (\(field.path))",
                    "\"\(id)\" is not a record of type \(target.rawValue) (\(field.path))",
                    "Die Kennung eines passenden Eintrags angeben.", "Name a record of the right type.")
            }
        }
        if let fault = validityFault(of: record, authority, on: day) {
            let name = record.authority
            report(
                "REF-authority", record.span(of: .authority),
                fault.isOver
                    ? "Die Behörde \"\(name)\" gibt es seit dem \(fault.day.text(in: .de)) nicht mehr"
                    : "Die Behörde \"\(name)\" gibt es erst ab dem \(fault.day.text(in: .de))",
                fault.isOver
                    ? "The authority \"\(name)\" ceased to exist on \(fault.day.text(in: .en))"
                    : "The authority \"\(name)\" exists only from \(fault.day.text(in: .en))",
                fault.successor.map { "Zuständig ist jetzt die Nachfolgerin \"\($0)\"." }
                    ?? "Die zuständige Behörde angeben.",
                fault.successor.map { "Its successor \"\($0)\" is competent now." } ?? "Name the competent authority.")
        }
        if let expected = expectedPrefix(of: record), !record.id.utf8.starts(with: expected.utf8) {
            report(
                "REF-id", record.span(of: .id),
                "Die Kennung \"\(record.id)\" passt nicht zur Behörde \"\(record.authority)\"",
                "The identifier \"\(record.id)\" does not fit the authority \"\(record.authority)\"",
                "Kennungen beginnen mit \"\(expected)\", dann Jahr und laufende Nummer.",
                "Identifiers start with \"\(expected)\", then the year and a number.")
        }
        return findings
    }

    /// Every text of a record that names another record; only branches that can hold one are walked.
    private static func references(in record: Record, _ shape: RecordShape) -> [(value: JSONValue, field: Int)] {
        record.document.withTape { tape in
            var result: [(value: JSONValue, field: Int)] = []
            func object(_ position: Int, _ parent: Int?) {
                var guess = 0
                var member = position + 1
                let end = tape.next(position)
                while member < end {
                    if let index = tape.withText(member, { shape.child(of: parent, named: $0, guess: &guess) }),
                        shape.nodes[index].leadsToReference
                    {
                        value(member + 1, index)
                    }
                    member = tape.next(member + 1)
                }
            }
            func value(_ position: Int, _ index: Int) {
                switch tape.kind(position) {
                case .string where shape.nodes[index].type == .reference:
                    result.append((record.document.value(at: position), index))
                case .object where shape.nodes[index].type == .object: object(position, index)
                case .array:
                    var element = position + 1
                    let end = tape.next(position)
                    while element < end {
                        if tape.kind(element) != .array { value(element, index) }
                        element = tape.next(element)
                    }
                default: break
                }
            }
            object(TapeView.root, nil)
            return result
        }
    }

    /// Why the authority of a running deployment cannot answer for it on a day; nil when it can, or is unknown.
    private static func validityFault(
        of record: Record, _ authority: Record?, on day: Day
    ) -> (isOver: Bool, day: Day, successor: String?)? {
        guard record.type == .deployment, record.isAtWork, let authority, authority.type == .authority else {
            return nil
        }
        if let until = authority.day(.validTo), until < day { return (true, until, authority.string(.successor)) }
        if let from = authority.day(.validFrom), from > day { return (false, from, nil) }
        return nil
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
