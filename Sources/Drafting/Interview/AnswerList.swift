import FieldCatalogue
import Findings
import SourceJSON

/// Something answered: a place to go back to.
public struct GivenAnswer: Sendable, Hashable {
    /// What stands there.
    public enum Kind: Sendable {
        /// One answer, which can be given anew or taken out.
        case answer
        /// A list of items, which takes further ones.
        case list
        /// An item of a list, which can be taken out as a whole.
        case item
    }
    /// Its place in the draft.
    public let pointer: JSONPointer
    /// What stands there.
    public let kind: Kind
    /// What was asked.
    public let label: Bilingual
    /// What was answered, shortened; of a list how many.
    public let text: Bilingual
}

/// The answers of a draft in the order of the catalogue.
struct AnswerList {
    private(set) var answers: [GivenAnswer] = []
    private let draft: Draft
    private let catalogue: Catalogue
    private let maker: QuestionMaker

    /// Longest answer that is shown in full, in code points.
    private static let longestText = 60

    init(draft: Draft, catalogue: Catalogue, maker: QuestionMaker) {
        (self.draft, self.catalogue, self.maker) = (draft, catalogue, maker)
        visit(draft.description.roots, JSONPointer([]))
    }

    private mutating func visit(_ indexes: [Int], _ parent: JSONPointer) {
        for index in indexes {
            let field = draft.description.fields[index]
            let pointer = parent.appending(field.name)
            guard !QuestionPlan.fixed.contains(field.latestPath), !ItemIdentifiers.isOwn(field),
                let value = draft[pointer]
            else { continue }
            switch (field.type, field.isRepeated) {
            case (.object, true): list(field, value, pointer)
            case (.object, false): visit(field.children, pointer)
            case (.map, _): map(field, value, pointer)
            default: add(.answer, field, pointer, label(field, pointer), shown(value, field))
            }
        }
    }

    private mutating func list(_ field: Field, _ value: DraftValue, _ pointer: JSONPointer) {
        let items = value.elements ?? []
        let count = Bilingual(
            de: "\(items.count) \(items.count == 1 ? "Eintrag" : "Einträge")",
            en: "\(items.count) \(items.count == 1 ? "item" : "items")")
        add(.list, field, pointer, field.label, count)
        for (index, item) in items.enumerated() {
            let place = pointer.appending(index: index)
            let number = Bilingual(de: "\(field.label.de), \(index + 1).", en: "\(field.label.en), no. \(index + 1)")
            let name = item.members?.first { $0.name != "id" && $0.value.text != nil }?.value
            add(.item, field, place, number, name.map { shown($0, nil) } ?? Bilingual(de: "", en: ""))
            visit(field.children, place)
        }
    }

    private mutating func map(_ field: Field, _ value: DraftValue, _ pointer: JSONPointer) {
        let truth = field.children.map { draft.description.fields[$0] }.first {
            $0.type == .boolean && $0.required == .always
        }
        let isComplete = field.limits.minItems != nil
        let chosen = (value.members ?? []).filter { member in
            guard isComplete, let truth else { return true }
            return member.value[truth.name] == .literal("true")
        }
        let names = chosen.map { catalogue.label(of: $0.name, in: field.vocabulary ?? "") }
        add(
            .answer, field, pointer, label(field, pointer),
            Bilingual(
                de: names.isEmpty ? "keine" : names.map(\.de).joined(separator: " · "),
                en: names.isEmpty ? "none" : names.map(\.en).joined(separator: " · ")))
        for member in chosen {
            let place = pointer.appending(member.name)
            for index in field.children {
                let child = draft.description.fields[index]
                guard child.index != truth?.index || !isComplete, child.isLeaf,
                    let answer = draft[place.appending(child.name)]
                else { continue }
                let leaf = place.appending(child.name)
                add(.answer, child, leaf, label(child, leaf), shown(answer, child))
            }
        }
    }

    private mutating func add(
        _ kind: GivenAnswer.Kind, _ field: Field, _ pointer: JSONPointer, _ label: Bilingual, _ text: Bilingual
    ) {
        answers.append(GivenAnswer(pointer: pointer, kind: kind, label: label, text: text))
    }

    private func label(_ field: Field, _ pointer: JSONPointer) -> Bilingual {
        maker.label(of: Slot(field: field, pointer: pointer, kind: .value, isRequired: false), in: draft)
    }

    private func shown(_ value: DraftValue, _ field: Field?) -> Bilingual {
        switch value {
        case .array(let items):
            let parts = items.map { shown($0, field) }
            return shortened(
                Bilingual(
                    de: parts.map(\.de).joined(separator: " · "), en: parts.map(\.en).joined(separator: " · ")))
        case .literal("true"): return Bilingual(de: "ja", en: "yes")
        case .literal("false"): return Bilingual(de: "nein", en: "no")
        case .string(let text):
            if let name = field?.vocabulary, catalogue.vocabularies[name]?[text] != nil {
                return catalogue.label(of: text, in: name)
            }
            return shortened(Bilingual(de: text, en: text))
        case .literal(let text): return Bilingual(de: text, en: text)
        case .object: return Bilingual(de: "", en: "")
        }
    }

    private func shortened(_ text: Bilingual) -> Bilingual {
        func short(_ text: String) -> String {
            let scalars = text.unicodeScalars.map { $0 == "\n" ? " " : $0 }
            let head = String(String.UnicodeScalarView(scalars.prefix(AnswerList.longestText)))
            return scalars.count > AnswerList.longestText ? head + " …" : head
        }
        return Bilingual(de: short(text.de), en: short(text.en))
    }
}
