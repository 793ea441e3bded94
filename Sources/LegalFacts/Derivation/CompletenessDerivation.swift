import FieldCatalogue
import Records
import SourceJSON

extension Derivation {
    /// How many fields are answered, in three tiers; withheld fields count as answered, "unknown" does not.
    func completeness(of record: Record, absences: [Absence], duties: [Duty], on day: Day) -> Completeness {
        var structure = (answered: 0, asked: 0)
        var useful = (answered: 0, asked: 0)
        let withheld = Set(absences.filter { $0.kind == .withheld }.map(\.path))
        func visit(_ indexes: [Int], in parent: JSONValue?, _ parentPath: String) {
            for index in indexes {
                let field = record.description.fields[index]
                guard field.publicationClass != .internal, !field.isHeader else { continue }
                let value = parent?[field.name]
                let isStated = value.map { !Absence.isUnknown($0, field) } ?? false
                let isAnswered = isStated || withheld.contains(field.path)
                if value == nil, !isAnswered, let condition = field.applicable, !condition.holds(for: record.root) {
                    continue
                }
                if field.type == .object, !field.isRepeated, !withheld.contains(field.path) {
                    visit(field.children, in: value, field.path)
                    continue
                }
                let isRequired: Bool =
                    switch field.required {
                    case .header, .always: field.parent == nil || parent != nil
                    case .agency: record.origin != .publicSource
                    case .when(let condition): condition.holds(for: record.root)
                    case .optional: false
                    }
                if isRequired {
                    structure.asked += 1
                    structure.answered += isAnswered ? 1 : 0
                } else {
                    useful.asked += 1
                    useful.answered += isAnswered ? 1 : 0
                }
            }
        }
        visit(record.description.roots, in: record.root, "")
        // A duty that the record cannot show as met is not asked of the record.
        let due = duties.filter { $0.dueFrom <= day && !$0.awaitsUse && $0.isMet != nil }
        return Completeness(
            structure: .init(answered: structure.answered, asked: structure.asked),
            law: .init(answered: due.filter { $0.isMet == true }.count, asked: due.count),
            useful: .init(answered: useful.answered, asked: useful.asked))
    }
}
