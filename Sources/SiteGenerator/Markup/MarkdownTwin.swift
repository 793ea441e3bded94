import Findings
import RegisterModel
import SourceJSON

/// The Markdown twin of a record page: every public value in catalogue order.
enum MarkdownTwin {
    /// Markdown of a record in a language.
    static func bytes(
        of record: PublicRecord, name: String, authority: String, texts: Texts, language: Language, catalogue: Catalogue
    ) -> [UInt8] {
        var text = "# \(escaped(name))\n\n"
        text +=
            "\(escaped(texts["record.authority"])): \(escaped(authority)) · \(record.id) · \(escaped(texts["record.revision"])) \(record.revision)"
        if let day = record.recordedAt?.day { text += " (\(Dates.text(day, language)))" }
        text += "\n\n"
        if record.origin == .sample { text += "> \(escaped(texts["notice.sample"]))\n\n" }
        if record.origin == .publicSource { text += "> \(escaped(texts["notice.publicSource"]))\n\n" }
        if record.isWithdrawn {
            text +=
                "> \(escaped(texts["notice.withdrawn"])) \(escaped(record.record.string("withdrawal.reason") ?? ""))\n\n"
        }
        if let risk = record.facts.riskClass {
            text +=
                "**\(escaped(texts["record.risk"])):** \(escaped(catalogue.label(of: risk.rawValue, in: "risk-class")[language]))\n\n"
            for reason in record.facts.riskReasons { text += "- \(escaped(reason.text[language]))\n" }
            text += "\n"
        }
        let description = record.record.description
        for group in description.groups where !record.isWithdrawn {
            var lines = ""
            for index in description.roots where description.fields[index].group == group.id {
                let field = description.fields[index]
                if let value = record.record.root[field.name] {
                    append(value, field, depth: 0, description, catalogue, texts, language, to: &lines)
                } else if let absence = record.absence(of: field.path) {
                    lines +=
                        "- **\(escaped(field.label[language])):** *\(escaped(catalogue.label(of: absence.kind.rawValue, in: "absence-kind")[language]))*\n"
                }
            }
            if !lines.isEmpty { text += "## \(escaped(group.label[language]))\n\n\(lines)\n" }
        }
        return Array(text.utf8)
    }

    private static func append(
        _ value: JSONValue, _ field: Field, depth: Int, _ description: RecordDescription, _ catalogue: Catalogue,
        _ texts: Texts, _ language: Language, to lines: inout String
    ) {
        let indent = String(repeating: "  ", count: depth)
        let label = "\(indent)- **\(escaped(field.label[language])):**"
        if field.isRepeated {
            lines += label + "\n"
            for element in value.elements {
                item(element, field, depth: depth + 1, description, catalogue, texts, language, to: &lines)
            }
        } else if field.type == .object {
            lines += label + "\n"
            members(value, field, depth: depth + 1, description, catalogue, texts, language, to: &lines)
        } else if field.type == .map {
            lines += label + "\n"
            for member in value.members {
                lines +=
                    "\(indent)  - \(escaped(catalogue.label(of: member.key.string, in: field.vocabulary ?? "")[language]))\n"
                members(member.value, field, depth: depth + 2, description, catalogue, texts, language, to: &lines)
            }
        } else {
            lines += label + " " + scalar(value, field, catalogue, texts, language) + "\n"
        }
    }

    private static func item(
        _ value: JSONValue, _ field: Field, depth: Int, _ description: RecordDescription, _ catalogue: Catalogue,
        _ texts: Texts, _ language: Language, to lines: inout String
    ) {
        let indent = String(repeating: "  ", count: depth)
        if field.type == .object {
            lines += "\(indent)-\n"
            members(value, field, depth: depth + 1, description, catalogue, texts, language, to: &lines)
        } else {
            lines += "\(indent)- \(scalar(value, field, catalogue, texts, language))\n"
        }
    }

    private static func members(
        _ value: JSONValue, _ field: Field, depth: Int, _ description: RecordDescription, _ catalogue: Catalogue,
        _ texts: Texts, _ language: Language, to lines: inout String
    ) {
        for index in field.children {
            let child = description.fields[index]
            if let member = value[child.name] {
                append(member, child, depth: depth, description, catalogue, texts, language, to: &lines)
            }
        }
    }

    private static func scalar(
        _ value: JSONValue, _ field: Field, _ catalogue: Catalogue, _ texts: Texts, _ language: Language
    ) -> String {
        switch field.type {
        case .boolean: escaped(texts[value.boolean == true ? "value.yes" : "value.no"])
        case .enum: escaped(catalogue.label(of: value.string ?? "", in: field.vocabulary ?? "")[language])
        case .integer, .number: escaped(Numbers.text(value, language))
        case .date: escaped(value.string.flatMap { Day($0) }.map { Dates.text($0, language) } ?? "")
        default: escaped(value.string ?? "")
        }
    }

    /// Text on one line in which nothing is Markdown or HTML.
    private static func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): result.append(UInt8(ascii: " "))
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "!"), UInt8(ascii: "~"):
                result += [UInt8(ascii: "\\"), byte]
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
