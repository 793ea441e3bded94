import FieldCatalogue
import Records
import SourceJSON

/// Changes in words: names of fields instead of paths, names of codes, no JSON.
struct ChangeText {
    /// Longest value that a feed quotes, in bytes; longer texts are named and stand in the revision itself.
    private static let longestQuote = 300
    /// Fields a summary names.
    private static let namedFields = 6

    let catalogue: Catalogue

    /// The change in a line.
    func line(_ change: FieldChange, _ description: RecordDescription) -> String {
        let field = description[change.path]
        let label = field?.label.de ?? change.path
        let before = change.before.flatMap { text($0, field, description) }
        let after = change.after.flatMap { text($0, field, description) }
        let entry = change.entry.map { "„\($0.value)“" }
        if change.kind == .added { return "\(label): neuer Eintrag: \(entry ?? after ?? "langer Text")" }
        if change.kind == .removed { return "\(label): entfernt: \(entry ?? before ?? "langer Text")" }
        return switch (change.before != nil, change.after != nil) {
        case (false, true): after.map { "\(label): neu: \($0)" } ?? "\(label): neu, langer Text"
        case (true, false): before.map { "\(label): entfallen, vorher \($0)" } ?? "\(label): entfallen, langer Text"
        default:
            if let before, let after { "\(label): vorher \(before), jetzt \(after)" } else { "\(label): Text geändert" }
        }
    }

    /// What a revision changed, in a sentence.
    func summary(_ changes: [FieldChange], _ description: RecordDescription) -> String {
        var labels: [String] = []
        for change in changes {
            let label = description[change.path]?.label.de ?? change.path
            if !labels.contains(label) { labels.append(label) }
        }
        let named = labels.prefix(ChangeText.namedFields).joined(separator: ", ")
        let more = labels.count - ChangeText.namedFields
        return (changes.count == 1 ? "Eine Angabe geändert: " : "\(changes.count) Angaben geändert: ") + named
            + (more > 0 ? " und \(more) weitere." : ".")
    }

    /// A value for reading; nil when it is too long to be quoted.
    private func text(_ json: [UInt8], _ field: Field?, _ description: RecordDescription) -> String? {
        guard let document = try? JSONDocument(parsing: json, limits: .unlimited) else {
            // The register writes it itself; what cannot be read is not quoted.
            return nil
        }
        let text = words(document.root, field, description)
        return text.utf8.count <= ChangeText.longestQuote ? text : nil
    }

    private func words(_ value: JSONValue, _ field: Field?, _ description: RecordDescription) -> String {
        switch value.kind {
        case .null: return "–"
        case .boolean: return value.boolean == true ? "ja" : "nein"
        case .number: return value.numberText ?? ""
        case .string:
            let string = value.string ?? ""
            if let vocabulary = field?.vocabulary { return catalogue.label(of: string, in: vocabulary).de }
            return field?.type == .date
                ? Day(string).map { "\($0.day).\($0.month).\($0.year)" } ?? string : "„\(string)“"
        case .array:
            return value.elements.map { words($0, field, description) }.joined(separator: "; ")
        case .object:
            return value.members.map { member in
                let child = field?.children.first { description.fields[$0].name == member.key.string }
                    .map { description.fields[$0] }
                let name =
                    field?.type == .map
                    ? field?.vocabulary.map { catalogue.label(of: member.key.string, in: $0).de } ?? member.key.string
                    : child?.label.de ?? member.key.string
                return "\(name): \(words(member.value, field?.type == .map ? field : child, description))"
            }.joined(separator: "; ")
        }
    }
}
