import FieldCatalogue
import SourceJSON

/// The one way through the answers of a record: every value without parts, in page order, with its field and its place.
///
/// Whoever wants to know what a record says goes this way. Ways of their own have: what looks at two records at once
/// (comparison, merging), what looks for answers that are missing (interview, pages that say "not stated"), and what runs
/// for every record of a build over its bytes (structure, projection, tables).
public struct AnswerWalk {
    private enum Step {
        case name(String)
        case index(Int)
    }

    /// The fields around the answer, outermost first.
    public private(set) var parents: [Field] = []
    private var steps: [Step] = []
    private let description: RecordDescription

    private init(_ description: RecordDescription) { self.description = description }

    /// The place of the answer in the record.
    public var pointer: JSONPointer {
        JSONPointer(
            steps.map { step in
                switch step {
                case .name(let name): name
                case .index(let index): String(index)
                }
            })
    }

    /// Whether a field or one around it is as asked.
    public func touches(_ field: Field, _ isMeant: (Field) -> Bool) -> Bool {
        isMeant(field) || parents.contains(where: isMeant)
    }

    /// Visits the answers below some root fields of a record.
    ///
    /// - Parameters:
    ///   - roots: positions of fields at the root, in the order of the visit.
    ///   - body: gets the field, the value, and where it stands. A list without items is visited as it is, so that "none"
    ///     can be told from no answer.
    public static func visit(
        _ record: Record, below roots: [Int], _ body: (Field, JSONValue, borrowing AnswerWalk) -> Void
    ) {
        var walk = AnswerWalk(record.description)
        walk.members(record.root, roots, body)
    }

    private mutating func members(
        _ object: JSONValue, _ fields: [Int], _ body: (Field, JSONValue, borrowing AnswerWalk) -> Void
    ) {
        for index in fields {
            let field = description.fields[index]
            guard let value = object[field.name] else { continue }
            steps.append(.name(field.name))
            visit(value, field, body)
            steps.removeLast()
        }
    }

    private mutating func visit(
        _ value: JSONValue, _ field: Field, _ body: (Field, JSONValue, borrowing AnswerWalk) -> Void
    ) {
        switch value.kind {
        case .array where value.count > 0:
            for (index, element) in value.elements.enumerated() {
                steps.append(.index(index))
                visit(element, field, body)
                steps.removeLast()
            }
        case .object where field.type == .map:
            for member in value.members where member.value.kind == .object {
                steps.append(.name(member.key.string))
                inside(field, member.value, body)
                steps.removeLast()
            }
        case .object: inside(field, value, body)
        default: body(field, value, self)
        }
    }

    private mutating func inside(
        _ field: Field, _ object: JSONValue, _ body: (Field, JSONValue, borrowing AnswerWalk) -> Void
    ) {
        parents.append(field)
        members(object, field.children, body)
        parents.removeLast()
    }
}
