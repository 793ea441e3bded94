import FieldCatalogue
import Findings
import PageMarkup
import Publication
import Records
import SourceJSON
import Templates

/// The Markdown twin of a record page: every public value in catalogue order.
struct MarkdownTwin: Sendable {
    private let words: Words
    private let labels: [RecordType: [[UInt8]]]

    /// What every value needs.
    fileprivate struct Words: Sendable {
        let texts: Texts
        let language: Language
        let catalogue: Catalogue
        /// Endings of lines without a value, by way of absence.
        let absences: [Absence.Kind: [UInt8]]
    }

    init(texts: Texts, language: Language, catalogue: Catalogue) {
        words = Words(
            texts: texts, language: language, catalogue: catalogue,
            absences: Dictionary(
                uniqueKeysWithValues: Absence.Kind.allCases.map { kind in
                    var text = Array(" *".utf8)
                    Page.escape(catalogue.label(of: kind.rawValue, in: "absence-kind")[language], to: &text)
                    return (kind, text + Array("*\n".utf8))
                }))
        labels = Dictionary(
            uniqueKeysWithValues: RecordType.allCases.map { type in
                (
                    type,
                    catalogue.description(of: type).fields.map { field in
                        var text = Array("- **".utf8)
                        Page.escape(field.label[language], to: &text)
                        return text + Array(":**".utf8)
                    }
                )
            })
    }

    /// Markdown of a record.
    ///
    /// - Parameter daysAhead: days on which nothing has happened yet, as they are written.
    func bytes(of record: PublicRecord, name: String, authority: String, daysAhead: Set<String> = []) -> [UInt8] {
        var page = Page(
            words: words, description: record.record.description, labels: labels[record.type] ?? [],
            daysAhead: daysAhead)
        page.output.reserveCapacity(16_384)
        page.head(record, name: name, authority: authority)
        if !record.isWithdrawn { page.groups(record) }
        return page.output
    }
}

/// A Markdown twin being written.
private struct Page {
    fileprivate let words: MarkdownTwin.Words
    let description: RecordDescription
    /// Beginnings of lines, by position of the field.
    let labels: [[UInt8]]
    let daysAhead: Set<String>
    var output: [UInt8] = []
    /// What the record lacks, by position of the field.
    fileprivate var absences: [Absence?] = []

    private var texts: Texts { words.texts }
    private var language: Language { words.language }
    private var catalogue: Catalogue { words.catalogue }

    mutating func head(_ record: PublicRecord, name: String, authority: String) {
        output += "# ".utf8
        escape(name)
        output += "\n\n".utf8
        escape(texts["record.authority"])
        output += ": ".utf8
        escape(authority)
        output += " · \(record.id) · ".utf8
        escape(texts["record.revision"])
        output += " \(record.revision)".utf8
        if let day = record.recordedAt?.day { output += " (\(Dates.text(day, language)))".utf8 }
        output += "\n\n".utf8
        if record.origin == .sample { quote(texts["notice.sample"]) }
        if record.origin == .publicSource {
            let values = record.record
            let source = [
                values.string("source.title"), values.string("source.url"),
                values.day("source.date").map { Dates.text($0, language) },
                values.string("source.licence").map { catalogue.label(of: $0, in: "licence")[language] },
            ].compactMap { $0 }.joined(separator: ", ")
            quote("\(texts["notice.publicSource"]) \(texts["record.source"]) \(source).")
        }
        if record.isWithdrawn {
            quote(texts["notice.withdrawn"] + " " + (record.record.string("withdrawal.reason") ?? ""))
        }
        if let risk = record.facts.riskClass {
            output += "**".utf8
            escape(texts["record.risk"])
            output += ":** ".utf8
            escape(catalogue.label(of: risk.rawValue, in: "risk-class")[language])
            output += "\n\n".utf8
            for reason in record.facts.riskReasons {
                output += "- ".utf8
                escape(reason.text[language])
                output.append(UInt8(ascii: "\n"))
            }
            output.append(UInt8(ascii: "\n"))
        }
    }

    private mutating func quote(_ text: String) {
        output += "> ".utf8
        escape(text)
        output += "\n\n".utf8
    }

    mutating func groups(_ record: PublicRecord) {
        absences = record.absencesByField
        for group in description.groups {
            let start = output.count
            output += "## ".utf8
            escape(group.label[language])
            output += "\n\n".utf8
            let empty = output.count
            for index in group.roots {
                let field = description.fields[index]
                if let value = record.record.root[field.name] {
                    append(value, field, depth: 0)
                } else if let absence = absences[index] {
                    label(field, depth: 0)
                    output += words.absences[absence.kind] ?? []
                }
            }
            if output.count == empty {
                output.removeLast(empty - start)
            } else {
                output.append(UInt8(ascii: "\n"))
            }
        }
    }

    private mutating func indent(_ depth: Int) { output += repeatElement(UInt8(ascii: " "), count: depth * 2) }

    private mutating func label(_ field: Field, depth: Int) {
        indent(depth)
        output += labels[field.index]
    }

    private mutating func append(_ value: JSONValue, _ field: Field, depth: Int) {
        label(field, depth: depth)
        if field.type == .text, !field.isRepeated {
            longText(LongText(value.string ?? ""), depth: depth + 1)
            return
        }
        if field.isRepeated {
            output.append(UInt8(ascii: "\n"))
            for element in value.elements { item(element, field, depth: depth + 1) }
        } else if field.type == .object {
            output.append(UInt8(ascii: "\n"))
            members(value, field, depth: depth + 1)
        } else if field.type == .map {
            output.append(UInt8(ascii: "\n"))
            for member in value.members {
                indent(depth + 1)
                output += "- ".utf8
                escape(catalogue.label(of: member.key.string, in: field.vocabulary ?? "")[language])
                output.append(UInt8(ascii: "\n"))
                members(member.value, field, depth: depth + 2)
            }
        } else {
            output.append(UInt8(ascii: " "))
            scalar(value, field)
            output.append(UInt8(ascii: "\n"))
        }
    }

    private mutating func item(_ value: JSONValue, _ field: Field, depth: Int) {
        indent(depth)
        output.append(UInt8(ascii: "-"))
        if field.type == .object {
            output.append(UInt8(ascii: "\n"))
            members(value, field, depth: depth + 1)
        } else if field.type == .text {
            longText(LongText(value.string ?? ""), depth: depth + 1)
        } else {
            output.append(UInt8(ascii: " "))
            scalar(value, field, isStart: true)
            output.append(UInt8(ascii: "\n"))
        }
    }

    /// A long text behind its label: on the same line when it is one paragraph, else below it.
    private mutating func longText(_ text: LongText, depth: Int) {
        let writer = LongTextTwin(indent: depth * 2)
        if text.blocks.count == 1, case .paragraph(let inlines) = text.blocks[0] {
            output.append(UInt8(ascii: " "))
            // Behind the mark of an item this is the start of a block.
            writer.append(inlines, to: &output)
            output.append(UInt8(ascii: "\n"))
        } else {
            output.append(UInt8(ascii: "\n"))
            writer.append(text.blocks, to: &output)
        }
    }

    private mutating func members(_ value: JSONValue, _ field: Field, depth: Int) {
        for index in field.children {
            let child = description.fields[index]
            if let member = value[child.name] {
                append(member, child, depth: depth)
            } else if let absence = absences[index], absence.kind == .withheld {
                label(child, depth: depth)
                output += words.absences[absence.kind] ?? []
            }
        }
    }

    /// - Parameter isStart: whether the value begins a block, where numbers and signs could be marks.
    private mutating func scalar(_ value: JSONValue, _ field: Field, isStart: Bool = false) {
        switch field.type {
        case .boolean: escape(texts[value.boolean == true ? "value.yes" : "value.no"])
        case .enum: escape(catalogue.label(of: value.string ?? "", in: field.vocabulary ?? "")[language])
        case .integer:
            let code = field.vocabulary.map { catalogue.label(of: value.numberText ?? "", in: $0)[language] }
            escape(code ?? Numbers.text(value, language))
        case .number: escape(Numbers.text(value, language))
        case .date:
            // The day of an item of a list would be the start of a numbered list.
            MarkdownEscaping.append(
                value.string.flatMap { Day($0) }.map { Dates.text($0, language) } ?? "", isStart: isStart, to: &output)
            guard field.hasHappened, let day = value.string, daysAhead.contains(day) else { return }
            escape(" " + texts["value.ahead"])
        default: _ = value.withUTF8 { MarkdownEscaping.append($0, isStart: isStart, to: &output) }
        }
    }

    private mutating func escape(_ text: String) { Page.escape(text, to: &output) }

    static func escape(_ text: String, to output: inout [UInt8]) {
        MarkdownEscaping.append(text, isStart: false, to: &output)
    }
}
