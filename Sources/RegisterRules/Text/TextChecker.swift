import Findings
import RegisterModel
import SourceJSON

/// Checks every text of a record, scalar by scalar: characters, placeholders, contact data. Linear, without patterns.
struct TextChecker: Sendable {
    func findings(in record: Record, file: String) -> [Finding] {
        var findings: [Finding] = []
        for index in record.description.roots {
            let field = record.description.fields[index]
            if let value = record.root[field.name] { visit(value, field, record, file, &findings) }
        }
        return findings
    }

    private func visit(
        _ value: JSONValue, _ field: Field, _ record: Record, _ file: String, _ findings: inout [Finding]
    ) {
        switch value.kind {
        case .array: for element in value.elements { visit(element, field, record, file, &findings) }
        case .object:
            if field.type == .map {
                for member in value.members where member.value.kind == .object {
                    visitMembers(member.value, field, record, file, &findings)
                }
            } else {
                visitMembers(value, field, record, file, &findings)
            }
        case .string: if let text = value.string { check(text, value, field, file, &findings) }
        case .number: checkPrecision(value, field, file, &findings)
        case .boolean, .null: break
        }
    }

    private func visitMembers(
        _ value: JSONValue, _ field: Field, _ record: Record, _ file: String, _ findings: inout [Finding]
    ) {
        for index in field.children {
            let child = record.description.fields[index]
            if let member = value[child.name] { visit(member, child, record, file, &findings) }
        }
    }

    private func check(_ text: String, _ value: JSONValue, _ field: Field, _ file: String, _ findings: inout [Finding])
    {
        if let fault = TextCharacters.fault(in: text, allowsLineBreaks: field.type == .text) {
            findings.append(TextMessages.finding(fault, at: value.span, field: field, file: file))
            return
        }
        guard field.type == .string || field.type == .text, field.format == nil else { return }
        if Placeholders.contains(text) {
            findings.append(TextMessages.placeholder(text, at: value.span, field: field, file: file))
        }
        guard field.publicationClass != .internal, !field.isContact else { return }
        if let found = ContactData.first(in: text) {
            findings.append(TextMessages.contact(found, at: value.span, field: field, file: file))
        }
        if TextCharacters.looksLikeTag(text) {
            findings.append(TextMessages.tag(at: value.span, field: field, file: file))
        }
    }

    private func checkPrecision(_ value: JSONValue, _ field: Field, _ file: String, _ findings: inout [Finding]) {
        let mantissa = (value.numberText ?? "").utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }
        let digits = mantissa.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
        if digits.count > 15, value.integer == nil {
            findings.append(TextMessages.precision(at: value.span, field: field, file: file))
        }
    }
}

extension Field {
    /// Whether the field is there to hold contact data of a function.
    fileprivate var isContact: Bool {
        ["contact", "internalContact", "channel", "help"].contains(name) || path.utf8.starts(with: "contact.".utf8)
    }
}
