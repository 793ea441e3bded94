import FieldCatalogue
import Findings
import SourceJSON

/// A question of the interview: about one field of the draft, or about the talk itself.
public struct Question: Sendable {
    /// How it is answered.
    public enum Style: Sendable {
        /// One line.
        case line
        /// Paragraphs; an empty line ends them.
        case paragraphs
        /// Several texts, one a line; an empty line ends them.
        case list
        /// Yes or no.
        case yesNo
        /// One of several choices.
        case choice
        /// Any number of choices.
        case choices
    }

    /// How it is answered.
    public let style: Style
    /// Place in the draft that the answer fills.
    public let pointer: JSONPointer
    /// Whether it can be passed over with Enter alone.
    public let isRequired: Bool
    /// Short name of what is asked.
    public let label: Bilingual
    /// The question in a sentence.
    public let help: Bilingual
    /// Why it is asked although no structure requires it; nil when required or voluntary.
    public let reason: Bilingual?
    /// Legal source; empty for none.
    public let source: String
    /// Part of the record it belongs to.
    public let group: Bilingual
    /// What Enter alone stands for; nil for nothing.
    public var suggestion: String?
    /// An example of an answer; nil for none.
    public let example: String?
    let field: Field?
    let kind: Slot.Kind
    let choices: ChoiceList?
}

/// Makes questions of places that are still open.
struct QuestionMaker: Sendable {
    let catalogue: Catalogue
    let surroundings: InterviewSurroundings

    func question(for slot: Slot, in draft: Draft, reason: Bilingual?) -> Question {
        let field = slot.field
        let choices = choices(for: slot, in: draft)
        return Question(
            style: style(of: slot, choices), pointer: slot.pointer, isRequired: slot.isRequired,
            label: label(of: slot, in: draft), help: help(of: slot), reason: reason, source: field.source,
            group: draft.description.groups.first { $0.id == field.group }?.label ?? field.label,
            suggestion: slot.isValue ? suggestion(for: field, at: slot.pointer, in: draft) : nil,
            example: slot.isValue && choices == nil ? example(for: field, of: draft.type) : nil,
            field: field, kind: slot.kind,
            choices: choices.map { list in
                ChoiceList(list, numbering: field.vocabulary.flatMap { LegalNumbering(vocabulary: $0) })
            })
    }

    private func style(of slot: Slot, _ choices: [Choice]?) -> Question.Style {
        switch slot.kind {
        case .another, .include: return .yesNo
        case .keys: return .choices
        case .value: break
        }
        if choices != nil { return slot.field.isRepeated ? .choices : .choice }
        if slot.field.isRepeated { return .list }
        switch slot.field.type {
        case .boolean: return .yesNo
        case .text: return .paragraphs
        default: return .line
        }
    }

    func label(of slot: Slot, in draft: Draft) -> Bilingual {
        let own = slot.field.label
        switch slot.kind {
        case .another:
            let count = draft[slot.pointer]?.elements?.count ?? 0
            return Bilingual(
                de: "\(own.de): noch ein Eintrag? (bisher \(count))", en: "\(own.en): another one? (\(count) so far)")
        case .include:
            return Bilingual(de: "\(own.de): Angaben machen?", en: "\(own.en): say something about it?")
        case .value, .keys: break
        }
        guard let parent = slot.field.parent.map({ draft.description.fields[$0] }) else { return own }
        // Items say which one is meant; a name that stands for itself is not prefixed.
        if parent.isRepeated, let token = slot.pointer.tokens.dropLast().last, let index = Int(token) {
            let item = draft[JSONPointer(slot.pointer.tokens.dropLast())]
            let name = (item?["title"] ?? item?["name"])?.text.map { " („\($0)“)" } ?? ""
            return Bilingual(
                de: "\(parent.label.de), \(index + 1).\(name): \(own.de)",
                en: "\(parent.label.en), no. \(index + 1)\(name): \(own.en)")
        }
        if parent.type == .map, let key = slot.pointer.tokens.dropLast().last {
            let name = catalogue.label(of: key, in: parent.vocabulary ?? "")
            return Bilingual(de: "\(name.de): \(own.de)", en: "\(name.en): \(own.en)")
        }
        let steps = container(of: parent, at: slot.pointer, in: draft)
        return Bilingual(de: "\(steps.de): \(own.de)", en: "\(steps.en): \(own.en)")
    }

    /// "Risiken, 2. („Verwechslung“): Vor den Maßnahmen" for an object inside an item.
    private func container(of parent: Field, at pointer: JSONPointer, in draft: Draft) -> Bilingual {
        guard let outer = parent.parent.map({ draft.description.fields[$0] }), outer.isRepeated,
            let token = pointer.tokens.dropLast(2).last, let index = Int(token)
        else { return parent.label }
        let item = draft[JSONPointer(pointer.tokens.dropLast(2))]
        let name = (item?["title"] ?? item?["name"])?.text.map { " („\($0)“)" } ?? ""
        return Bilingual(
            de: "\(outer.label.de), \(index + 1).\(name), \(parent.label.de)",
            en: "\(outer.label.en), no. \(index + 1)\(name), \(parent.label.en)")
    }

    private func help(of slot: Slot) -> Bilingual {
        if case .keys = slot.kind {
            return Bilingual(
                de: slot.field.help.de + " Welche treffen zu?", en: slot.field.help.en + " Which of them apply?")
        }
        return slot.field.help
    }

    /// What there is to choose from; nil for free answers.
    private func choices(for slot: Slot, in draft: Draft) -> [Choice]? {
        switch slot.kind {
        case .another, .include: return nil
        case .keys, .value: break
        }
        let field = slot.field
        if let items = ItemIdentifiers.choices(for: field, in: draft) { return items }
        if field.type == .reference, field.target == .authority {
            return surroundings.authorities.isEmpty ? nil : surroundings.authorities
        }
        if field.type == .integer, let scale = scale(named: field.name) { return scale }
        guard let vocabulary = field.vocabulary.flatMap({ catalogue.vocabularies[$0] }) else { return nil }
        return vocabulary.items.map { item in
            // Two catalogues have rights of the same name: the article tells them apart.
            guard let article = item.properties["citation"], let de = article["de"]?.string,
                let en = article["en"]?.string, LegalNumbering(vocabulary: vocabulary.name) == .rights
            else { return Choice(code: item.code, label: item.label, help: item.help, aliases: item.aliases) }
            return Choice(
                code: item.code,
                label: Bilingual(de: "\(item.label.de) (\(de))", en: "\(item.label.en) (\(en))"), help: item.help,
                aliases: [item.label.de, item.label.en, de, en] + item.aliases)
        }
    }

    /// The levels 1 to 4 of the scales of an assessment.
    private func scale(named name: String) -> [Choice]? {
        guard let levels = catalogue.tables["fria-scales"]?.value(atPath: "dimensions.\(name).levels") else {
            return nil
        }
        return levels.elements.compactMap { level in
            guard let value = level["value"]?.integer, let de = level["de"]?.string, let en = level["en"]?.string
            else { return nil }
            return Choice(code: "\(value)", label: Bilingual(de: de, en: en))
        }
    }

    private func suggestion(for field: Field, at pointer: JSONPointer, in draft: Draft) -> String? {
        if let text = surroundings.suggestions[pointer.description] ?? surroundings.suggestions[field.path] {
            return text
        }
        // What measures do not change is as it was before them.
        var tokens = pointer.tokens
        if tokens.count == 4, tokens[0] == "risks", tokens[2] == "residual", tokens[3] != "likelihood",
            tokens[3] != "reasoning"
        {
            tokens[2] = "inherent"
            if let before = draft[JSONPointer(tokens)]?.shown { return before }
        }
        // Days on which something was looked at for this record are nearly always today.
        return [.confirmedOn, .classificationAssessedOn, .performedOn].contains(field.latestPath)
            ? surroundings.today.description : nil
    }

    private func example(for field: Field, of type: RecordType) -> String? {
        let table = catalogue.tables["examples"]?[type.rawValue]
        if let text = table?[field.path]?.string { return text }
        guard let format = field.format ?? field.type.impliedFormat else { return nil }
        return catalogue.formats[format]?.example
    }
}

extension Slot {
    fileprivate var isValue: Bool { if case .value = kind { true } else { false } }
}
