import FieldCatalogue
import Findings
import LegalFacts
import Records
import RegisterRules
import SourceJSON

/// The questions and answers that make a draft: pure, without a terminal.
///
/// It asks what the structure requires, then what the rules demand of the answers so far, and stops there; what is
/// voluntary is offered group by group. Resuming needs nothing but the draft itself: what is missing is asked.
public struct Interview: Sendable {
    /// What happens next.
    public enum Step: Sendable {
        /// A question is open.
        case question(Question)
        /// Everything asked for is answered: voluntary groups are on offer.
        case offer([Offer])
        /// The talk is over.
        case finished
    }

    /// A group of voluntary fields.
    public struct Offer: Sendable {
        /// Id of the group.
        public let id: String
        /// Its name.
        public let label: Bilingual
        /// Number of open questions in it; lists count once.
        public let count: Int
    }

    /// What an answer led to.
    public enum Reply: Sendable {
        /// Taken over, in the register's own spelling, with remarks.
        case accepted(DraftValue?, remarks: [Finding])
        /// Not taken over: what is wrong with it.
        case refused([Finding])
        /// Not understood.
        case unclear(Bilingual)
        /// Nothing to go back to.
        case atStart
    }

    enum Phase: Sendable, Equatable {
        case basics, demanded, closing, offer
        case group(String)
        case finished
    }

    /// Everything that going back has to restore.
    struct State: Sendable {
        var draft: Draft
        var skipped: Set<String> = []
        var opened: Set<String> = []
        var closed: Set<String> = []
        var phase = Phase.basics
        /// A place that is asked again although it is answered.
        var revisited: JSONPointer?
        /// Answers that follow from others, by place.
        var implied: Set<String> = []
    }

    /// Whether an assessment is completed can only be said when its parts are there.
    private static let askedLast: [RecordType: Set<FieldPath>] = [.fria: [.status]]

    let catalogue: Catalogue
    let surroundings: InterviewSurroundings
    let checker: RecordChecker
    private let structure: StructuralValidator
    private let reader: AnswerReader
    let maker: QuestionMaker
    var state: State
    var past: [State] = []
    /// Answers that were gone back over, by place: they are suggested when their question comes again.
    var recalled: [JSONPointer: String] = [:]
    /// What was understood of answers in part, by place.
    var understood: [JSONPointer: [String]] = [:]

    /// The draft so far.
    public var draft: Draft { state.draft }
    /// What happens next.
    public internal(set) var step: Step = .finished
    /// Number of the open question, and about how many there will be.
    public private(set) var progress: (number: Int, total: Int) = (1, 1)
    /// What the last answer brought with it: answers that follow from it, answers that no longer apply.
    public internal(set) var consequences: [Bilingual] = []

    /// Starts a talk about a draft, new or half finished.
    public init(draft: Draft, catalogue: Catalogue, surroundings: InterviewSurroundings, profile: Profile = .law) {
        self.catalogue = catalogue
        self.surroundings = surroundings
        checker = RecordChecker(catalogue: catalogue, profile: profile, referenceDate: surroundings.today)
        structure = StructuralValidator(catalogue: catalogue, isDraft: true)
        reader = AnswerReader(today: surroundings.today)
        maker = QuestionMaker(catalogue: catalogue, surroundings: surroundings)
        state = State(draft: draft)
        // Lists that came with the draft count as finished: going on asks only what is missing.
        closeLists(draft.root, at: JSONPointer([]))
        advance()
    }

    /// The record as it will be when it is done: an assessment counts as completed while its parts are asked.
    public var outlook: Draft {
        var outlook = draft
        if draft.type == .fria { outlook.set(.string("completed"), atPath: .status) }
        return outlook
    }

    // MARK: - Answers

    /// Takes an answer to the open question.
    public mutating func answer(_ text: String) -> Reply {
        guard case .question(let question) = step else { return .unclear(Bilingual(de: "", en: "")) }
        consequences = []
        let value: DraftValue
        switch reader.read(text, for: question, keeping: understood[question.pointer] ?? []) {
        case .value(let read): value = read
        case .unclear(let message): return .unclear(message)
        case .partly(let codes, let message): keep(codes, question); return .unclear(message)
        }
        understood[question.pointer] = nil
        switch question.kind {
        case .another, .include: return decide(value == .literal("true"), question)
        case .keys: return chooseKeys(value, question)
        case .value: return put(value, question)
        }
    }

    /// Leaves the open question open, for another day.
    public mutating func postpone() { skip(choosesNone: false) }

    /// Passes over the open question: where codes are chosen that means none of them.
    public mutating func skip() { skip(choosesNone: true) }

    private mutating func skip(choosesNone: Bool) {
        guard case .question(let question) = step else { return }
        if choosesNone, takesNone(question), case .accepted = put(.array([]), question) { return }
        past.append(state)
        consequences = []
        guard state.revisited == nil else {
            leaveRevisited()
            return
        }
        state.skipped.insert(question.pointer.description)
        switch question.kind {
        case .another: state.closed.insert(question.pointer.description)
        case .keys where question.isRequired && choosesNone: chooseNone(question)
        case .value where question.field.map { $0.required != .optional } ?? false: skipContainer(of: question.pointer)
        case .value, .keys, .include: break
        }
        advance()
    }

    /// Goes back to the question before.
    public mutating func back() -> Reply {
        guard let last = past.popLast() else { return .atStart }
        let left = state.draft
        state = last
        consequences = []
        advance()
        if case .question(let question) = step, question.kind == .value, let old = left[question.pointer]?.spoken {
            recalled[question.pointer] = old
            recall()
        }
        return .accepted(nil, remarks: [])
    }

    private mutating func decide(_ isWanted: Bool, _ question: Question) -> Reply {
        past.append(state)
        let name = question.pointer.description
        if !isWanted {
            if case .another = question.kind { state.closed.insert(name) } else { state.skipped.insert(name) }
        } else if let field = question.field, field.isRepeated {
            let count = draft[question.pointer]?.elements?.count ?? 0
            state.opened.insert(question.pointer.appending(index: count).description)
        } else {
            state.opened.insert(name)
        }
        advance()
        return .accepted(nil, remarks: [])
    }

    private mutating func chooseKeys(_ value: DraftValue, _ question: Question) -> Reply {
        past.append(state)
        let chosen = value.elements?.compactMap(\.text) ?? []
        if state.revisited != nil { forgetKeys(except: chosen, question) }
        fillMap(chosen, question)
        leaveRevisited()
        return .accepted(nil, remarks: [])
    }

    private mutating func chooseNone(_ question: Question) { fillMap([], question) }

    /// A map over all codes gets every code, with "applies" true or false; other maps only the chosen ones.
    private mutating func fillMap(_ chosen: [String], _ question: Question) {
        guard let field = question.field, let items = field.vocabulary.flatMap({ catalogue.vocabularies[$0] })?.items
        else { return }
        let isComplete = field.limits.minItems == items.count
        let truth = field.children.map { draft.description.fields[$0] }
            .first { $0.type == .boolean && $0.required == .always }
        for item in items where isComplete || chosen.contains(item.code) {
            let place = question.pointer.appending(item.code)
            if let truth {
                state.draft.set(
                    .literal(chosen.contains(item.code) ? "true" : "false"), at: place.appending(truth.name))
            } else {
                state.opened.insert(place.description)
                state.draft.set(.object([]), at: place)
            }
        }
    }

    private mutating func put(_ value: DraftValue, _ question: Question) -> Reply {
        if case .array(let items) = value, items.isEmpty, !takesNone(question) { return refuseEmpty(question) }
        let before = state
        place(value, at: question.pointer, of: question.field)
        let findings = check(question.pointer)
        if findings.contains(where: { $0.severity == .error }) {
            state = before
            return .refused(findings)
        }
        past.append(before)
        let remarks = findings
        imply()
        leaveRevisited()
        return .accepted(value, remarks: remarks)
    }

    private mutating func refuseEmpty(_ question: Question) -> Reply {
        guard question.isRequired else {
            skip()
            return .accepted(nil, remarks: [])
        }
        return .unclear(Bilingual(de: "Mindestens eine Angabe ist nötig.", en: "At least one answer is needed."))
    }

    /// Puts a value in; the first value of an item brings the item's short id with it.
    private mutating func place(_ value: DraftValue, at pointer: JSONPointer, of field: Field?) {
        let item = JSONPointer(pointer.tokens.dropLast())
        if let list = field?.parent.map({ draft.description.fields[$0] }), list.isRepeated, draft[item] == nil,
            let id = ItemIdentifiers.next(in: list, of: draft)
        {
            state.draft.set(.string(id), at: item.appending("id"))
        }
        state.draft.set(value, at: pointer)
        // An assessment is called after the deployment it is about, unless that name is taken.
        if draft.type == .fria, pointer == FieldPath.deployments.pointer, let deployment = value.elements?.first?.text {
            let name = FRIAStart.identifier(for: deployment)
            let free = draft[.authority]?.text
            let id = surroundings.trouble.noting(standIn: name) {
                guard let free, try surroundings.neighbours.type(of: name) != nil else { return name }
                return try surroundings.identifier(.fria, free)
            }
            state.draft.set(.string(id), atPath: .id)
        }
        guard pointer == FieldPath.authority.pointer, let authority = value.text else { return }
        state.draft.set(
            .string(
                surroundings.sampleAuthorities.contains(authority) ? Origin.sample.rawValue : Origin.agency.rawValue),
            atPath: .origin)
        let id = surroundings.trouble.noting(standIn: "") { try surroundings.identifier(draft.type, authority) }
        state.draft.set(.string(id), atPath: .id)
    }

    /// An item or object that lacks what it must have is left for later as a whole.
    private mutating func skipContainer(of pointer: JSONPointer) {
        var tokens = pointer.tokens.dropLast()
        guard !tokens.isEmpty, draft[JSONPointer(Array(tokens))] == nil,
            let field = draft.description.field(at: JSONPointer(Array(tokens)))
        else { return }
        if field.isRepeated, tokens.count > 1 {
            state.opened.remove(JSONPointer(Array(tokens)).description)
            tokens = tokens.dropLast()
            state.closed.insert(JSONPointer(Array(tokens)).description)
        } else if field.required != .optional || field.isRepeated {
            return
        }
        state.skipped.insert(JSONPointer(Array(tokens)).description)
    }

    /// What the real checks say about the value at a place: structure, texts, agreement with other answers.
    private func check(_ pointer: JSONPointer) -> [Finding] {
        guard let record = draft.record, let value = draft.document.root[pointer] else { return [] }
        let found =
            structure.findings(in: draft.document, file: "") + checker.textFindings(for: record, file: "")
            + ruleFindings(for: record)
            .filter { ["CONS-dates", "CONS-future", "REF-fria"].contains($0.code) }
        return found.filter {
            $0.span.lowerBound >= value.span.lowerBound && $0.span.upperBound <= value.span.upperBound
        }
    }

    // MARK: - What comes next

    mutating func advance() {
        if let place = state.revisited, let slot = plan(.paths([])).slot(at: place) {
            progress = (past.count + 1, past.count + 1)
            step = .question(maker.question(for: slot, in: draft, reason: nil))
            suggestPresent(at: place)
            return
        }
        while true {
            switch state.phase {
            case .basics:
                let wished = RuleQuestions.decisive[draft.type] ?? []
                if ask(.paths(paths(wished)), reason: { _ in nil }) { return }
                state.phase = .demanded
            case .demanded:
                let demands = demands()
                if ask(.paths(Set(demands.keys)), reason: { demands[$0.field.path] ?? demands[$0.keyedPath] }) {
                    return
                }
                state.phase = .closing
            case .closing:
                if ask(.paths([]), includesLast: true, reason: { _ in nil }) { return }
                state.phase = .offer
            case .offer:
                step = .offer(offers())
                return
            case .group(let id):
                if ask(.group(id), reason: { _ in nil }) { return }
                state.phase = .offer
            case .finished:
                step = .finished
                return
            }
        }
    }

    /// Opens the first question of a plan; false when it has none.
    ///
    /// - Parameter includesLast: whether the questions that close the talk are due.
    private mutating func ask(
        _ wish: QuestionPlan.Wish, includesLast: Bool = false, reason: (Slot) -> Bilingual?
    ) -> Bool {
        let last = Interview.askedLast[draft.type] ?? []
        let slots = plan(wish).slots.filter { includesLast || !last.contains($0.field.latestPath) }
        guard let slot = slots.first else { return false }
        let number = past.count + 1
        progress = (number, number + slots.count - 1)
        step = .question(maker.question(for: slot, in: draft, reason: reason(slot)))
        recall()
        return true
    }

    /// Suggests what was answered before somebody went back.
    mutating func recall() {
        guard case .question(var question) = step, question.kind == .value, let old = recalled[question.pointer] else {
            return
        }
        question.suggestion = old
        step = .question(question)
    }

    func plan(_ wish: QuestionPlan.Wish) -> QuestionPlan {
        QuestionPlan(
            draft: draft, view: outlook.document.root, wish: wish, skipped: state.skipped, opened: state.opened,
            closed: state.closed)
    }

    private func paths(_ asks: [RuleQuestions.Ask]) -> Set<String> {
        guard let record = outlook.record else { return [] }
        return Set(asks.filter { $0.applies(to: record) }.map(\.path))
    }

    private func demands() -> [String: Bilingual] {
        guard let record = outlook.record else { return [:] }
        return RuleDemands(
            of: record, findings: findings(), facts: facts(of: record)
        ).reasons
    }

    /// What the rules say about the record as it will be.
    public func findings() -> [Finding] {
        guard let record = outlook.record else { return [] }
        return ruleFindings(for: record)
    }

    /// The derived facts of the draft.
    public var facts: DerivedFacts? {
        draft.record.map(facts)
    }

    private mutating func closeLists(_ value: DraftValue, at pointer: JSONPointer) {
        switch value {
        case .object(let members):
            for member in members { closeLists(member.value, at: pointer.appending(member.name)) }
        case .array(let elements):
            state.closed.insert(pointer.description)
            for (index, element) in elements.enumerated() { closeLists(element, at: pointer.appending(index: index)) }
        case .string, .literal: break
        }
    }
}
