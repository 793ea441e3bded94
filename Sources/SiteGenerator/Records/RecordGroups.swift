import Findings
import RegisterModel
import SourceJSON
import Templates

/// A group of fields on a record page.
struct RecordGroup: ViewModel {
    /// A field with its value, or the word for its absence.
    struct Row: ViewModel {
        let label: String
        let help: String
        let value: [UInt8]
        let absence: [UInt8]
        static let members: [Member<Row>] = [
            .text("label") { $0.label }, .text("help") { $0.help }, .markup("value") { $0.value },
            .markup("absence") { $0.absence },
        ]
    }

    let id: String
    let heading: String
    let rows: [Row]
    let missing: String?
    let missingLabels: [String]
    static let members: [Member<RecordGroup>] = [
        .text("id") { $0.id }, .text("heading") { $0.heading }, .list("rows") { $0.rows },
        .optional("missing") { $0.missing }, .texts("missingLabels") { $0.missingLabels },
    ]
}

/// Makes the groups of a record page from the catalogue: whatever fields it has appear.
struct RecordGroupBuilder: Sendable {
    let edition: Edition
    let citations: CitationLinker

    init(_ edition: Edition) {
        self.edition = edition
        citations = CitationLinker(language: edition.language)
    }

    /// The groups of a record.
    ///
    /// - Parameter leavingOut: names of root fields the page shows in a section of its own.
    func groups(_ record: PublicRecord, leavingOut: Set<String> = []) -> [RecordGroup] {
        guard !record.isWithdrawn else { return [] }
        let description = record.record.description
        let markup = FieldMarkup(edition: edition, description: description)
        return description.groups.map { group in
            var rows: [RecordGroup.Row] = []
            var missing: [String] = []
            for index in description.roots {
                let field = description.fields[index]
                guard field.group == group.id, !leavingOut.contains(field.name) else { continue }
                collect(field, record.record.root[field.name], record, markup, prefix: "", &rows, &missing)
            }
            return RecordGroup(
                id: "gruppe-" + group.id, heading: group.label[edition.language], rows: rows,
                missing: missing.isEmpty
                    ? nil : edition.texts[missing.count == 1 ? "record.missingOne" : "record.missing", "\(missing.count)"],
                missingLabels: missing)
        }.filter { !$0.rows.isEmpty || !$0.missingLabels.isEmpty }
    }

    /// Single objects are shown as rows of their own, so that every answer and every gap has a line.
    private func collect(
        _ field: Field, _ value: JSONValue?, _ record: PublicRecord, _ markup: FieldMarkup, prefix: String,
        _ rows: inout [RecordGroup.Row], _ missing: inout [String]
    ) {
        let label = prefix.isEmpty ? field.label[edition.language] : prefix + " – " + field.label[edition.language]
        if let value, field.type == .object, !field.isRepeated {
            for index in field.children {
                let child = record.record.description.fields[index]
                collect(child, value[child.name], record, markup, prefix: label, &rows, &missing)
            }
            return
        }
        if let value {
            rows.append(
                RecordGroup.Row(
                    label: label, help: field.help[edition.language], value: markup.markup(value, of: field), absence: []))
        } else if let absence = record.absence(of: field.path) {
            if absence.kind == .notStated {
                missing.append(label)
            } else {
                rows.append(
                    RecordGroup.Row(
                        label: label, help: field.help[edition.language], value: [], absence: words(absence)))
            }
        }
    }

    /// The absence in words, a ground with its law.
    func words(_ absence: Absence) -> [UInt8] {
        var output = HTML.escaped(edition.label(absence.kind.rawValue, "absence-kind"))
        if let ground = absence.ground, let item = edition.catalogue.vocabularies["publication-ground"]?[ground] {
            HTML.append(escaped: " (", to: &output)
            citations.append(item.properties["citation"]?.string ?? "", to: &output)
            HTML.append(escaped: ": " + item.label[edition.language] + ")", to: &output)
        }
        return output
    }
}
