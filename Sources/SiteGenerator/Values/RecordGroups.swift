import FieldCatalogue
import Findings
import LegalFacts
import ParallelWork
import Publication
import Records
import SourceJSON
import Templates

/// A group of fields on a record page.
struct RecordGroup: ViewModel {
    /// A field with its value, or the word for its absence.
    struct Row: ViewModel {
        /// Name and help of the field (`FieldTerm`).
        let term: [UInt8]
        let value: [UInt8]
        let absence: [UInt8]
        static let members: [Member<Row>] = [
            .markup("term") { $0.term }, .markup("value") { $0.value }, .markup("absence") { $0.absence },
        ]
    }

    /// Fields that belong to one object, under its name; those without an object come first and have none.
    struct Block: ViewModel {
        let name: String
        var rows: [Row] = []
        static let members: [Member<Block>] = [.text("blockName") { $0.name }, .list("rows") { $0.rows }]
    }

    /// Fields without a value for one reason; those of one object stand on one line.
    struct Gap: ViewModel {
        let name: String
        var lines: [String] = []
        static let members: [Member<Gap>] = [.text("gapName") { $0.name }, .texts("lines") { $0.lines }]
    }

    let id: String
    let heading: String
    /// How many answers and gaps it holds.
    let summary: String
    let blocks: [Block]
    /// Fields that are not stated, and those whose question does not arise.
    let gaps: [Gap]
    static let members: [Member<RecordGroup>] = [
        .text("id") { $0.id }, .text("heading") { $0.heading }, .text("summary") { $0.summary },
        .list("blocks") { $0.blocks }, .list("gaps") { $0.gaps },
    ]
}

/// Makes the groups of a record page from the catalogue: whatever fields it has appear.
struct RecordGroupBuilder: Sendable {
    let edition: Edition
    private let absence: AbsenceMarkup
    /// Names and helps of fields, rendered once.
    private let terms: [RecordType: [[UInt8]]]

    /// - Throws: `TemplateError` for a fault in the template `term`.
    init(_ edition: Edition) throws {
        self.edition = edition
        absence = AbsenceMarkup(edition)
        terms = try FieldTerm.all(edition.language, edition.catalogue, edition.templates)
    }

    /// The groups of a record.
    ///
    /// - Parameter leavingOut: names of root fields the page shows in a section of its own.
    func groups(_ record: PublicRecord, _ surroundings: RecordSurroundings, leavingOut: Set<String> = [])
        -> [RecordGroup]
    {
        guard !record.isWithdrawn else { return [] }
        let description = record.record.description
        let absences = record.absencesByField
        let markup = FieldMarkup(
            edition: edition, description: description, surroundings: surroundings, absences: absences)
        let terms = self.terms[record.type] ?? []
        return description.groups.compactMap { group in
            var collected = Collected(terms: terms, absences: absences, blocks: [RecordGroup.Block(name: "")])
            for index in group.roots {
                let field = description.fields[index]
                guard !leavingOut.contains(field.name) else { continue }
                collect(field, record.record.root[field.name], record, markup, object: "", &collected)
            }
            let blocks = collected.blocks.filter { !$0.rows.isEmpty }
            let gaps = [("record.notAnswered", collected.missing), ("record.notApplicable", collected.notApplicable)]
                .filter { !$0.1.fields.isEmpty }
                .map { RecordGroup.Gap(name: edition.texts[$0.0], lines: $0.1.lines) }
            guard !blocks.isEmpty || !gaps.isEmpty else { return nil }
            return RecordGroup(
                id: "gruppe-" + group.id, heading: group.label[edition.language], summary: summary(collected),
                blocks: blocks, gaps: gaps)
        }
    }

    /// What was found for a group.
    private struct Collected {
        /// Names and helps of the fields, by their position.
        let terms: [[UInt8]]
        let absences: [Absence?]
        var blocks: [RecordGroup.Block]
        var missing = Names()
        var notApplicable = Names()
        var answered = 0
        var withheld = 0
    }

    /// Names of fields with the names of the objects they belong to.
    private struct Names {
        var fields: [(object: String, label: String)] = []

        /// `Name: A, B` for fields of an object, the name alone for others.
        var lines: [String] {
            var lines: [(object: String, text: String)] = []
            for (object, label) in fields {
                if object.isEmpty {
                    lines.append(("", label))
                } else if lines.last?.object == object {
                    lines[lines.count - 1].text += ", "
                    lines[lines.count - 1].text += label
                } else {
                    lines.append((object, object + ": " + label))
                }
            }
            return lines.map(\.text)
        }
    }

    private func summary(_ collected: Collected) -> String {
        let texts = edition.texts
        var parts = [texts[collected.answered == 1 ? "group.answeredOne" : "group.answered", "\(collected.answered)"]]
        if collected.withheld > 0 { parts.append(texts["group.withheld", "\(collected.withheld)"]) }
        if !collected.missing.fields.isEmpty {
            parts.append(texts["group.missing", "\(collected.missing.fields.count)"])
        }
        return parts.joined(separator: " · ")
    }

    /// Single objects are taken apart, so that every answer and every gap has a line.
    ///
    /// - Parameter object: names of the objects the field lies in, outermost first; empty for a field of the root.
    private func collect(
        _ field: Field, _ value: JSONValue?, _ record: PublicRecord, _ markup: FieldMarkup, object: String,
        _ collected: inout Collected
    ) {
        let label = field.label[edition.language]
        if let value, field.type == .object, !field.isRepeated {
            let name = object.isEmpty ? label : object + " – " + label
            for index in field.children {
                let child = record.record.description.fields[index]
                collect(child, value[child.name], record, markup, object: name, &collected)
            }
            return
        }
        func add(_ row: RecordGroup.Row) {
            // Fields of the root go to the first block, whatever stands between them.
            if object.isEmpty {
                collected.blocks[0].rows.append(row)
            } else if collected.blocks[collected.blocks.count - 1].name == object {
                collected.blocks[collected.blocks.count - 1].rows.append(row)
            } else {
                collected.blocks.append(RecordGroup.Block(name: object, rows: [row]))
            }
        }
        if let value {
            collected.answered += 1
            add(
                RecordGroup.Row(term: collected.terms[field.index], value: markup.markup(value, of: field), absence: [])
            )
        } else if let absence = collected.absences[field.index] {
            switch absence.kind {
            case .notStated: collected.missing.fields.append((object, label))
            case .notApplicable: collected.notApplicable.fields.append((object, label))
            case .withheld, .unknown:
                if absence.kind == .withheld { collected.withheld += 1 }
                add(
                    RecordGroup.Row(term: collected.terms[field.index], value: [], absence: self.absence.words(absence))
                )
            }
        }
    }
}
