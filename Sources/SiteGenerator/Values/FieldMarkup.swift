import FieldCatalogue
import Findings
import PageMarkup
import Records
import SourceJSON

/// Shows field values as HTML, whatever fields the catalogue has.
struct FieldMarkup: Sendable {
    let edition: Edition
    let description: RecordDescription
    let surroundings: RecordSurroundings
    private let citations: CitationLinker
    /// What the record lacks, by position of the field; empty when only values are shown.
    private let absences: [Absence?]
    private let absence: AbsenceMarkup

    init(
        edition: Edition, description: RecordDescription, surroundings: RecordSurroundings, absences: [Absence?] = []
    ) {
        self.absences = absences
        absence = AbsenceMarkup(edition)
        self.edition = edition
        self.description = description
        self.surroundings = surroundings
        citations = CitationLinker(language: edition.language)
    }

    private var language: Language { edition.language }
    private var texts: Texts { edition.texts }

    /// A value of a field, lists and objects included.
    func markup(_ value: JSONValue, of field: Field) -> [UInt8] {
        var output: [UInt8] = []
        // About what it takes: most values are texts.
        output.reserveCapacity(value.span.count + 64)
        append(value, field, to: &output)
        return output
    }

    private func append(_ value: JSONValue, _ field: Field, to output: inout [UInt8]) {
        guard field.isRepeated, value.kind == .array else {
            single(value, field, to: &output)
            return
        }
        if value.count == 0 {
            output += "<span class=\"none\">".utf8
            HTML.append(escaped: texts["value.emptyList"], to: &output)
            output += "</span>".utf8
            return
        }
        output += (field.isLeaf ? "<ul class=\"values\">" : "<ol class=\"items\">").utf8
        for element in value.elements {
            output += "<li>".utf8
            single(element, field, to: &output)
            output += "</li>".utf8
        }
        output += (field.isLeaf ? "</ul>" : "</ol>").utf8
    }

    private func single(_ value: JSONValue, _ field: Field, to output: inout [UInt8]) {
        switch field.type {
        case .object: members(value, field, to: &output)
        case .map:
            output += "<dl class=\"map\">".utf8
            for member in value.members { term(member.key.string, member.value, field, to: &output) }
            output += "</dl>".utf8
        case .text:
            output += (language == .de ? "<div>" : "<div lang=\"de\">").utf8
            output += MarkdownMarkup.html(value.string ?? "", citations: citations)
            output += "</div>".utf8
        case .boolean: HTML.append(escaped: texts[value.boolean == true ? "value.yes" : "value.no"], to: &output)
        case .enum: HTML.append(escaped: label(value.string ?? "", field), to: &output)
        case .date:
            HTML.append(escaped: value.string.flatMap { Day($0) }.map { Dates.text($0, language) } ?? "", to: &output)
            guard field.hasHappened, let day = value.string, surroundings.daysAhead.contains(day) else { return }
            output += " <strong>".utf8
            HTML.append(escaped: texts["value.ahead"], to: &output)
            output += "</strong>".utf8
        case .instant:
            HTML.append(
                escaped: value.string.flatMap { Instant($0) }.map { Dates.text($0.day, language) } ?? "", to: &output)
        case .url: link(value.string ?? "", value.string ?? "", to: &output)
        case .email: link("mailto:" + (value.string ?? ""), value.string ?? "", to: &output)
        case .reference: reference(value.string ?? "", field, to: &output)
        case .integer where field.vocabulary != nil:
            HTML.append(escaped: label(value.numberText ?? "", field), to: &output)
        case .integer, .number: HTML.append(escaped: Numbers.text(value, language), to: &output)
        case .string where language != .de && field.format == nil:
            // What officials write is German unless it is a code.
            output += "<span lang=\"\(field.path.utf8.starts(with: "translations.en".utf8) ? "en" : "de")\">".utf8
            citations.append(value.string ?? "", to: &output)
            output += "</span>".utf8
        case .string: citations.append(value.string ?? "", to: &output)
        case .pointer: pointer(value.string ?? "", to: &output)
        case .const: HTML.append(escaped: value.string ?? "", to: &output)
        }
    }

    /// One entry of a map.
    ///
    /// - Parameter code: its key.
    func markup(entry: JSONValue, code: String, of field: Field) -> [UInt8] {
        var output = Array("<dl class=\"map\">".utf8)
        term(code, entry, field, to: &output)
        return output + Array("</dl>".utf8)
    }

    private func term(_ code: String, _ value: JSONValue, _ field: Field, to output: inout [UInt8]) {
        output += "<dt>".utf8
        HTML.append(escaped: label(code, field), to: &output)
        output += "</dt><dd>".utf8
        members(value, field, to: &output)
        output += "</dd>".utf8
    }

    /// The members of an object that has them, as a list of terms.
    ///
    /// - Parameter leavingOut: names of members the page shows elsewhere.
    func members(_ value: JSONValue, of field: Field, leavingOut: Set<String>) -> [UInt8] {
        var output: [UInt8] = []
        guard
            field.children.contains(where: { index in
                let name = description.fields[index].name
                return !leavingOut.contains(name) && (value[name] != nil || isWithheld(index))
            })
        else { return output }
        members(value, field, leavingOut: leavingOut, to: &output)
        return output
    }

    private func members(
        _ value: JSONValue, _ field: Field, leavingOut: Set<String> = [], to output: inout [UInt8]
    ) {
        output += "<dl class=\"members\">".utf8
        for index in field.children {
            let child = description.fields[index]
            // The short names by which items of a record refer to each other say nothing to readers.
            guard !leavingOut.contains(child.name), child.name != "id" else { continue }
            let member = value[child.name]
            guard member != nil || isWithheld(index) else { continue }
            output += "<div><dt>".utf8
            HTML.append(escaped: child.label[language], to: &output)
            output += "</dt><dd>".utf8
            if let member {
                append(member, child, to: &output)
            } else if let reason = absences[index] {
                output += "<span class=\"none\">".utf8
                output += absence.words(reason)
                output += "</span>".utf8
            }
            output += "</dd></div>".utf8
        }
        output += "</dl>".utf8
    }

    /// Whether a field is withheld in all items of its list.
    private func isWithheld(_ index: Int) -> Bool {
        index < absences.count && absences[index]?.kind == .withheld
    }

    private func label(_ code: String, _ field: Field) -> String {
        field.vocabulary.map { edition.label(code, $0) } ?? code
    }

    private func link(_ address: String, _ text: String, to output: inout [UInt8]) {
        output += "<a href=\"".utf8
        HTML.append(escaped: address, to: &output)
        output += "\" rel=\"nofollow noopener\">".utf8
        HTML.append(escaped: text, to: &output)
        output += "</a>".utf8
    }

    /// The name of the field a JSON Pointer leads to.
    private func pointer(_ text: String, to output: inout [UInt8]) {
        let field = JSONPointer(parsing: text).flatMap { description.field(at: $0) }
        var names: [String] = []
        var current = field
        while let step = current {
            names.insert(step.label[language], at: 0)
            current = step.parent.map { description.fields[$0] }
        }
        HTML.append(escaped: names.isEmpty ? text : names.joined(separator: " – "), to: &output)
    }

    private func reference(_ id: String, _ field: Field, to output: inout [UInt8]) {
        guard let entry = surroundings.references[id], let target = field.target else {
            HTML.append(escaped: id, to: &output)
            return
        }
        output += "<a href=\"".utf8
        HTML.append(escaped: edition.address.link(target, id), to: &output)
        output += "\">".utf8
        HTML.append(escaped: edition.title(of: entry, in: surroundings), to: &output)
        output += "</a>".utf8
    }
}
