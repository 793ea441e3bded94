import FieldCatalogue
import SourceJSON

/// A record description laid out for walking thousands of records: plain numbers and tables instead of objects.
///
/// It says nothing that `RecordDescription` does not say; whoever needs labels goes back there with `index`.
/// Workers on several processors make one each: counting references to shared objects had cost more than the checks.
package final class RecordShape: Sendable {
    /// A field in numbers.
    package struct Node: Sendable {
        /// Kind of value.
        package let type: FieldType
        /// Whether it is an array of `type`.
        package let isRepeated: Bool
        /// Where its children's positions start in `order`, and how many there are.
        let children: Range<Int>
        /// Bounds.
        let limits: FieldLimits
        /// Position of its vocabulary, its format, or its only value in their tables; -1 for none.
        let vocabulary: Int
        let format: Int
        let constant: Int
        let requirement: RequirementShape
        /// What may leave the authority.
        package let publicationClass: PublicationClass
        /// Whether a format of its own is laid down.
        package let hasFormat: Bool
        /// Whether a reference to another record lies in or below it.
        package let leadsToReference: Bool
        /// Record type a reference leads to.
        package let target: RecordType?
        let isInObject: Bool
        /// Whether it is or holds a long text that two records of one authority should not share. A product's
        /// description may well be the same wherever it is used; translations follow the original.
        let saysSomethingOfItsOwn: Bool
    }

    /// When a field must be present; conditions by their position.
    enum RequirementShape: Sendable {
        case optional, header, always, agency
        case when(Int)
    }

    /// A condition of the catalogue, by positions in tables of names.
    struct ConditionShape: Sendable {
        enum Test: Sendable {
            case isOneOf, isNoneOf, exists, isMissing
        }
        struct Clause: Sendable {
            /// Names of the members that lead to the value, and the texts it is compared with.
            let steps: ByteTable
            let stepCount: Int
            let test: Test
            let options: ByteTable
        }
        let clauses: [Clause]
    }

    /// The fields, at the same positions as in the description.
    package let nodes: [Node]
    /// Children of all fields one after another; those of the root come first.
    let order: [Int]
    /// Names of the children of each field; the root's at the end.
    let names: [ByteTable]
    let roots: Range<Int>
    let conditions: [ConditionShape]
    let vocabularies: [ByteTable]
    let formats: [TextFormat]
    let constants: ByteTable

    /// Lays out a description.
    package init(_ description: RecordDescription, catalogue: Catalogue) {
        var order = description.roots
        roots = 0..<order.count
        var conditions: [Condition] = []
        var vocabularyNames: [String] = []
        var formatNames: [String] = []
        var constants: [String] = []
        func position(of name: String?, in list: inout [String]) -> Int {
            guard let name else { return -1 }
            if let known = list.firstIndex(of: name) { return known }
            list.append(name)
            return list.count - 1
        }
        var leads = description.fields.map { $0.type == .reference }
        for field in description.fields.reversed() where leads[field.index] {
            if let parent = field.parent { leads[parent] = true }
        }
        var nodes: [Node] = []
        for field in description.fields {
            let start = order.count
            order += field.children
            let requirement: RequirementShape
            switch field.required {
            case .optional: requirement = .optional
            case .header: requirement = .header
            case .always: requirement = .always
            case .agency: requirement = .agency
            case .when(let condition):
                if let known = conditions.firstIndex(of: condition) {
                    requirement = .when(known)
                } else {
                    conditions.append(condition)
                    requirement = .when(conditions.count - 1)
                }
            }
            nodes.append(
                Node(
                    type: field.type, isRepeated: field.isRepeated, children: start..<order.count,
                    limits: field.limits, vocabulary: position(of: field.vocabulary, in: &vocabularyNames),
                    format: position(of: field.format ?? field.type.impliedFormat, in: &formatNames),
                    constant: position(of: field.constant, in: &constants), requirement: requirement,
                    publicationClass: field.publicationClass, hasFormat: field.format != nil,
                    leadsToReference: leads[field.index], target: field.target, isInObject: field.parent != nil,
                    saysSomethingOfItsOwn: (field.type == .text || field.type == .object)
                        && field.publicationClass != .internal && field.name != "system"
                        && field.name != "translations"))
        }
        self.nodes = nodes
        self.order = order
        self.conditions = conditions.map { ConditionShape($0) }
        names =
            description.fields.map { field in ByteTable(field.children.map { description.fields[$0].name }) }
            + [ByteTable(description.roots.map { description.fields[$0].name })]
        vocabularies = vocabularyNames.map { name in
            ByteTable(catalogue.vocabularies[name]?.items.map(\.code) ?? [])
        }
        formats = formatNames.compactMap { catalogue.formats[$0] }
        self.constants = ByteTable(constants)
    }

    /// The children of a field, or of the root (nil), as a range of `order`.
    @inline(__always)
    func children(of parent: Int?) -> Range<Int> { parent.map { nodes[$0].children } ?? roots }

    /// Position of the field behind a member's name; nil when there is none. `guess` is the ordinal to try first:
    /// most records are written in the catalogue's order.
    @inline(__always)
    package func child(
        of parent: Int?, named name: UnsafeBufferPointer<UInt8>, guess: inout Int
    ) -> Int? {
        let table = parent ?? nodes.count
        let range = children(of: parent)
        if guess < range.count, names[table].isEqual(guess, name) {
            guess += 1
            return order[range.lowerBound + guess - 1]
        }
        guard let ordinal = names[table].position(of: name) else { return nil }
        guess = ordinal + 1
        return order[range.lowerBound + ordinal]
    }
}

extension RecordShape.ConditionShape {
    init(_ condition: Condition) {
        clauses = condition.clauses.map { clause in
            let steps = clause.field.utf8.split(separator: UInt8(ascii: ".")).map { step in
                String(decoding: step.prefix { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "{") }, as: UTF8.self)
            }
            let test: Test
            var options: [String] = []
            switch clause.test {
            case .isOneOf(let list): (test, options) = (.isOneOf, list)
            case .isNoneOf(let list): (test, options) = (.isNoneOf, list)
            case .exists(let expected): test = expected ? .exists : .isMissing
            }
            return Clause(steps: ByteTable(steps), stepCount: steps.count, test: test, options: ByteTable(options))
        }
    }

    /// Whether every clause holds for the record on this tape.
    func holds(_ tape: TapeView) -> Bool {
        clauses.allSatisfy { clause in
            var value: Int? = TapeView.root
            for step in 0..<clause.stepCount {
                guard let object = value else { break }
                value = clause.steps.withName(step) { tape.member($0, of: object) }
            }
            switch clause.test {
            case .exists: return value.map { !isEmptyList($0, tape) } ?? false
            case .isMissing: return value.map { isEmptyList($0, tape) } ?? true
            case .isOneOf: return value.map { matches($0, clause, tape) } ?? false
            case .isNoneOf: return value.map { !matches($0, clause, tape) } ?? true
            }
        }
    }

    private func isEmptyList(_ value: Int, _ tape: TapeView) -> Bool {
        tape.kind(value) == .array && tape.count(value) == 0
    }

    private func matches(_ value: Int, _ clause: Clause, _ tape: TapeView) -> Bool {
        switch tape.kind(value) {
        case .string: return tape.withText(value) { clause.options.position(of: $0) != nil }
        case .boolean:
            let text: StaticString = tape.isTrue(value) ? "true" : "false"
            return text.withUTF8Buffer { clause.options.position(of: $0) != nil }
        default: return false
        }
    }
}
