import FieldCatalogue
import SourceJSON

/// A place of a draft where something is still to be asked.
struct Slot: Sendable {
    enum Kind: Sendable {
        /// The value itself.
        case value
        /// Whether a list of objects gets one more.
        case another
        /// Whether an optional object or list is wanted at all.
        case include
        /// Which codes of a map apply.
        case keys
    }
    let field: Field
    let pointer: JSONPointer
    let kind: Kind
    let isRequired: Bool
}

extension Slot {
    /// `art50Measures{50.1}.how`: the path of a field in a map with the code it stands under.
    var keyedPath: String {
        guard let brace = field.path.utf8.firstIndex(of: UInt8(ascii: "{")), pointer.tokens.count > 1 else {
            return field.path
        }
        let head = String(field.path[...brace])
        return head + (pointer.tokens.dropLast().last ?? "") + String(field.path[field.path.index(after: brace)...])
    }
}

/// Walks a draft along the catalogue and finds what is still to be asked, in the catalogue's order.
struct QuestionPlan {
    /// Which optional fields are asked as well.
    enum Wish {
        /// These catalogue paths, with the containers they lie in.
        case paths(Set<String>)
        /// Everything of one group.
        case group(String)
    }

    /// Fields the register or the program fills in; changing them takes a look at the guide.
    static let fixed: Set<FieldPath> = [
        .schemaVersion, .recordType, .id, .revision, .recordedAt, .changeNote, .base, .origin, .source,
        .supersedes, .withdrawal, .publication, .externalIdsList, .externalIdsListNumber,
    ]

    let draft: Draft
    /// Root against which conditions are judged.
    let view: JSONValue
    let wish: Wish
    /// Pointers left open on purpose.
    let skipped: Set<String>
    /// Objects and items that were opened and may be empty yet.
    let opened: Set<String>
    /// Lists that are finished.
    let closed: Set<String>
    private(set) var slots: [Slot] = []
    /// Code of the map entry the walk is in.
    private var key: String?

    init(
        draft: Draft, view: JSONValue, wish: Wish, skipped: Set<String>, opened: Set<String>, closed: Set<String>
    ) {
        (self.draft, self.view, self.wish) = (draft, view, wish)
        (self.skipped, self.opened, self.closed) = (skipped, opened, closed)
        visit(draft.description.roots, in: JSONPointer([]), isBinding: true)
    }

    /// - Parameter isBinding: whether the container is there or has to be: only then its required members are needed.
    private mutating func visit(_ indexes: [Int], in parent: JSONPointer, isBinding: Bool) {
        for index in indexes { visit(draft.description.fields[index], in: parent, isBinding) }
    }

    private mutating func visit(_ field: Field, in parent: JSONPointer, _ isBinding: Bool) {
        guard !QuestionPlan.fixed.contains(field.latestPath), field.applicable?.holds(for: view) ?? true else { return }
        let pointer = parent.appending(field.name)
        switch field.type {
        case .map: map(field, at: pointer)
        case .object where field.isRepeated: list(field, at: pointer, isBinding)
        case .object: object(field, at: pointer, isBinding)
        default: leaf(field, at: pointer, isBinding)
        }
    }

    /// Answers that the end of the talk brings, not a question: who ends it confirms what was said, or does not.
    static let closing: Set<FieldPath> = [.confirmedOn]

    /// The place of an answer that is asked again; nil where no answer can stand.
    func slot(at pointer: JSONPointer) -> Slot? {
        draft.description.field(at: pointer).map { field in
            Slot(
                field: field, pointer: pointer, kind: field.type == .map ? .keys : .value, isRequired: isRequired(field)
            )
        }
    }

    private mutating func leaf(_ field: Field, at pointer: JSONPointer, _ isBinding: Bool) {
        guard isRequired(field) || isWished(field), draft[pointer] == nil, !skipped.contains(pointer.description),
            !isOwnID(field), !QuestionPlan.closing.contains(field.latestPath)
        else { return }
        slots.append(
            Slot(field: field, pointer: pointer, kind: .value, isRequired: isBinding && isRequired(field)))
    }

    private mutating func object(_ field: Field, at pointer: JSONPointer, _ isBinding: Bool) {
        let name = pointer.description
        let exists = draft[pointer] != nil || opened.contains(name)
        guard exists || isRequired(field) || isWishedBelow(field), !skipped.contains(name) else { return }
        if !exists, !isRequired(field), case .group = wish {
            slots.append(Slot(field: field, pointer: pointer, kind: .include, isRequired: false))
            return
        }
        let count = slots.count
        visit(field.children, in: pointer, isBinding: exists || isBinding && isRequired(field))
        // A required object without required members: at least one of them is wanted.
        guard isRequired(field), slots.count == count, draft[pointer]?.members?.isEmpty ?? true else { return }
        let children = field.children.map { draft.description.fields[$0] }
        guard !children.contains(where: { isRequired($0) }) else { return }
        let next = children.first { child in
            child.isLeaf && (child.applicable?.holds(for: view) ?? true)
                && !skipped.contains(pointer.appending(child.name).description)
        }
        if let next {
            slots.append(
                Slot(field: next, pointer: pointer.appending(next.name), kind: .value, isRequired: false))
        }
    }

    private mutating func list(_ field: Field, at pointer: JSONPointer, _ isBinding: Bool) {
        let name = pointer.description
        let count = draft[pointer]?.elements?.count ?? 0
        let firstOpened = opened.contains(pointer.appending(index: count).description)
        if count == 0, !firstOpened {
            guard isRequired(field) || isWishedBelow(field), !skipped.contains(name) else { return }
            if !isRequired(field), case .group = wish {
                slots.append(Slot(field: field, pointer: pointer, kind: .include, isRequired: false))
            } else {
                visit(field.children, in: pointer.appending(index: 0), isBinding: isBinding && isRequired(field))
            }
            return
        }
        for index in 0..<count { visit(field.children, in: pointer.appending(index: index), isBinding: true) }
        if firstOpened {
            visit(field.children, in: pointer.appending(index: count), isBinding: true)
        } else if !closed.contains(name), count < field.limits.maxItems ?? .max {
            slots.append(Slot(field: field, pointer: pointer, kind: .another, isRequired: false))
        }
    }

    private mutating func map(_ field: Field, at pointer: JSONPointer) {
        let keys = draft[pointer]?.members?.map(\.name) ?? []
        if let given = givenKeys(for: field) {
            guard isRequired(field) || isWishedBelow(field) else { return }
            for code in given {
                key = code
                visit(field.children, in: pointer.appending(code), isBinding: true)
            }
            key = nil
        } else if keys.isEmpty {
            guard isRequired(field) || isWishedBelow(field), !skipped.contains(pointer.description) else { return }
            slots.append(Slot(field: field, pointer: pointer, kind: .keys, isRequired: isRequired(field)))
        } else {
            for key in keys { visit(field.children, in: pointer.appending(key), isBinding: true) }
        }
    }

    /// The codes already chosen in a list of the same vocabulary (`art50[]` for `art50Measures{}`).
    private func givenKeys(for field: Field) -> [String]? {
        let source = draft.description.present.first {
            $0.isRepeated && $0.parent == nil && $0.type == .enum && $0.vocabulary == field.vocabulary
        }
        return source.map { draft[JSONPointer([$0.name])]?.elements?.compactMap(\.text) ?? [] }
    }

    private func isRequired(_ field: Field) -> Bool {
        switch field.required {
        case .header, .always, .agency: true
        case .when(let condition): condition.holds(for: view)
        case .optional: false
        }
    }

    private func isWished(_ field: Field) -> Bool {
        switch wish {
        case .paths(let paths):
            paths.contains(field.path)
                || key.map { paths.contains(field.path.replacingKey(with: $0)) }
                    ?? (field.type == .map && paths.contains { $0.utf8.starts(with: field.path.utf8.dropLast()) })
        case .group(let group): field.group == group
        }
    }

    private func isWishedBelow(_ field: Field) -> Bool {
        isWished(field) || field.children.contains { isWishedBelow(draft.description.fields[$0]) }
    }

    /// Short ids of groups, risks and measures are given by the interview.
    private func isOwnID(_ field: Field) -> Bool { ItemIdentifiers.isOwn(field) }
}

extension String {
    /// `art50Measures{}.how` as `art50Measures{50.1}.how`.
    func replacingKey(with key: String) -> String {
        let bytes = Array(utf8)
        guard let brace = bytes.firstIndex(of: UInt8(ascii: "{")) else { return self }
        return String(decoding: bytes[...brace] + Array(key.utf8) + bytes[(brace + 1)...], as: UTF8.self)
    }
}
