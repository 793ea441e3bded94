import FieldCatalogue
import Findings
import SourceJSON

extension Interview {
    /// Whether the open question was answered before and is asked again on request.
    public var isRevisiting: Bool { state.revisited != nil }

    /// Whether ending the talk can confirm the answers: only the authority does that, and only once.
    public var isConfirmationOpen: Bool {
        draft.description[.confirmedOn] != nil && draft[.confirmedOn] == nil
            && draft[.origin]?.text != Origin.publicSource.rawValue
    }

    /// Everything answered so far, in the order of the catalogue.
    public var answers: [GivenAnswer] { AnswerList(draft: draft, catalogue: catalogue, maker: maker).answers }

    /// Asks for an answer again; what it leads to is asked afterwards.
    public mutating func revisit(_ answer: GivenAnswer) {
        past.append(state)
        consequences = []
        state.revisited = answer.pointer
        advance()
    }

    /// Opens one more item of a list.
    ///
    /// - Returns: false when the list takes no more.
    public mutating func addItem(to answer: GivenAnswer) -> Bool {
        guard answer.kind == .list, let field = draft.description.field(at: answer.pointer) else { return false }
        let count = draft[answer.pointer]?.elements?.count ?? 0
        guard count < field.limits.maxItems ?? .max else { return false }
        past.append(state)
        consequences = []
        let item = answer.pointer.appending(index: count)
        state.opened.insert(item.description)
        // What the item must have is asked by the plan; where it must have nothing, its first answer is.
        let asked = plan(.paths([])).slots.first { $0.pointer.tokens.starts(with: item.tokens) }?.pointer
        let children = field.children.map { draft.description.fields[$0] }
        let first = children.first { $0.isLeaf && !ItemIdentifiers.isOwn($0) }.map { item.appending($0.name) }
        state.revisited = asked ?? first
        state.phase = .basics
        advance()
        return true
    }

    /// Takes an answer or an item of a list out.
    public mutating func remove(_ answer: GivenAnswer) {
        past.append(state)
        consequences = []
        state.draft.set(nil, at: answer.pointer)
        var emptied = JSONPointer(answer.pointer.tokens.dropLast())
        while !emptied.tokens.isEmpty, isEmpty(draft[emptied]) {
            state.draft.set(nil, at: emptied)
            emptied = JSONPointer(emptied.tokens.dropLast())
        }
        // Places behind a removed item have moved: what was noted about them is asked again.
        let list = answer.kind == .item ? JSONPointer(answer.pointer.tokens.dropLast()) : answer.pointer
        let prefix = list.description
        let isInside = { (place: String) in place == prefix || place.utf8.starts(with: (prefix + "/").utf8) }
        state.skipped = state.skipped.filter { !isInside($0) }
        state.opened = state.opened.filter { !isInside($0) }
        state.phase = .basics
        advance()
    }

    private func isEmpty(_ value: DraftValue?) -> Bool {
        value?.elements?.isEmpty ?? value?.members?.isEmpty ?? false
    }

    /// Goes on after an answer: an answer that was changed may bring and end others.
    mutating func leaveRevisited() {
        if state.revisited != nil {
            state.revisited = nil
            state.phase = .basics
            dropWhatNoLongerApplies()
        }
        advance()
    }

    /// What stands at a place now is what Enter keeps.
    mutating func suggestPresent(at place: JSONPointer) {
        guard case .question(var question) = step, question.kind == .value, let value = draft[place] else { return }
        let items = value.elements?.compactMap(\.spoken)
        question.suggestion = items?.joined(separator: question.style == .list ? "\n" : ", ") ?? value.spoken
        step = .question(question)
    }

    /// Codes of a map that are no longer chosen lose what was said about them.
    mutating func forgetKeys(except chosen: [String], _ question: Question) {
        guard let field = question.field,
            let count = field.vocabulary.flatMap({ catalogue.vocabularies[$0] })?.items.count,
            field.limits.minItems != count
        else { return }
        for member in draft[question.pointer]?.members ?? [] where !chosen.contains(member.name) {
            state.draft.set(nil, at: question.pointer.appending(member.name))
        }
    }

    /// Removes answers to questions that do not arise any more, and says so.
    private mutating func dropWhatNoLongerApplies() {
        var isChanged = true
        while isChanged {
            isChanged = false
            for field in draft.description.present {
                let pointer = JSONPointer(field.path.split(separator: ".").map(String.init).map(Interview.name))
                guard let condition = field.applicable, !field.path.utf8.dropLast(2).contains(UInt8(ascii: "[")),
                    !field.path.utf8.contains(UInt8(ascii: "{")), draft[pointer] != nil,
                    !condition.holds(for: outlook.document.root)
                else { continue }
                state.draft.set(nil, at: pointer)
                let label = field.label
                consequences.append(
                    Bilingual(de: "Entfällt damit: \(label.de)", en: "No longer applies: \(label.en)"))
                isChanged = true
            }
        }
    }

    /// The member name of a step of a catalogue path.
    private static func name(_ step: String) -> String {
        String(decoding: step.utf8.prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "{") }, as: UTF8.self)
    }
}
