import FieldCatalogue
import Findings
import Publication
import Records
import SourceJSON

/// What of a record becomes public, what stays internal, and what is withheld on which ground: countable, adding up.
public struct PublicationOverview: Sendable {
    /// A field that stays out of sight.
    public struct Hidden: Sendable, Hashable {
        /// Name of the field, with that of the part it stands in.
        public let label: Bilingual
        /// Its place.
        public let pointer: JSONPointer
        /// The ground; nil for internal fields.
        public let ground: Bilingual?
    }

    /// How much is public.
    public let level: PublicationLevel
    /// Ground of a level other than `full`.
    public let ground: Bilingual?
    /// Number of single answers that become public.
    public let publicCount: Int
    /// Answers that stay internal whatever the level, in page order.
    public let `internal`: [Hidden]
    /// Answers withheld one by one, in page order.
    public let withheld: [Hidden]
    /// Number of further answers the level keeps back.
    public let restrictedCount: Int

    /// Number of all answers of the record.
    public var total: Int { publicCount + `internal`.count + withheld.count + restrictedCount }

    /// Surveys a record as it would be published.
    public init(of record: Record, catalogue: Catalogue) {
        let decision = PublicationDecision(of: record) ?? .full
        var grounds: [String: String] = [:]
        for field in decision.withheld {
            if let path = record.description.field(at: field.pointer)?.path { grounds[path] = field.ground }
        }
        var walk = Walk(description: record.description, catalogue: catalogue, grounds: grounds, level: decision.level)
        // Where a draft came from is not archived: it neither becomes public nor stays internal.
        let roots = record.description.roots.filter { record.description.fields[$0].latestPath != .base }
        walk.visit(record.root, roots, JSONPointer([]), parents: [], ground: nil, isInternal: false)
        let projected = PublicProjection(catalogue: catalogue).project(record, decision: decision).bytes
        // A projection is JSON that was written a line above; without it nothing would be called public.
        let root = (try? JSONDocument(parsing: projected, limits: .unlimited))?.root
        level = decision.level
        ground = decision.ground.map { PublicationOverview.ground($0, catalogue) }
        // A record that is only counted has no page: nothing of it becomes public by itself.
        publicCount = decision.level == .aggregateOnly ? 0 : root.map { PublicationOverview.leaves(of: $0) } ?? 0
        `internal` = walk.internalFields
        withheld = walk.withheldFields
        restrictedCount = max(0, walk.total - publicCount - walk.internalFields.count - walk.withheldFields.count)
    }

    private static func ground(_ code: String, _ catalogue: Catalogue) -> Bilingual {
        let label = catalogue.label(of: code, in: "publication-ground")
        let citation = catalogue.vocabularies["publication-ground"]?[code]?.properties["citation"]?.string
        guard let citation else { return label }
        return Bilingual(de: "\(label.de), \(citation)", en: "\(label.en), \(citation)")
    }

    private static func leaves(of value: JSONValue) -> Int {
        switch value.kind {
        case .object: value.members.reduce(0) { $0 + leaves(of: $1.value) }
        case .array: value.elements.reduce(0) { $0 + leaves(of: $1) }
        default: 1
        }
    }

    private struct Walk {
        let description: RecordDescription
        let catalogue: Catalogue
        let grounds: [String: String]
        let level: PublicationLevel
        var internalFields: [Hidden] = []
        var withheldFields: [Hidden] = []
        var total = 0

        mutating func visit(
            _ object: JSONValue, _ fields: [Int], _ pointer: JSONPointer, parents: [Field], ground: String?,
            isInternal: Bool
        ) {
            for index in fields {
                let field = description.fields[index]
                guard let value = object[field.name] else { continue }
                let ground = ground ?? (field.publicationClass == .withholdable ? grounds[field.path] : nil)
                visit(
                    value, field, pointer.appending(field.name), parents, ground,
                    isInternal || field.publicationClass == .internal)
            }
        }

        private mutating func visit(
            _ value: JSONValue, _ field: Field, _ pointer: JSONPointer, _ parents: [Field], _ ground: String?,
            _ isInternal: Bool
        ) {
            switch value.kind {
            case .array:
                for (index, element) in value.elements.enumerated() {
                    visit(element, field, pointer.appending(index: index), parents, ground, isInternal)
                }
            case .object where field.type == .map:
                for member in value.members where member.value.kind == .object {
                    visit(
                        member.value, field.children, pointer.appending(member.key.string), parents: parents + [field],
                        ground: ground, isInternal: isInternal)
                }
            case .object:
                visit(
                    value, field.children, pointer, parents: parents + [field], ground: ground, isInternal: isInternal)
            default:
                total += 1
                if isInternal {
                    internalFields.append(hidden(field, pointer, parents, nil))
                } else if let ground, level == .full {
                    withheldFields.append(
                        hidden(field, pointer, parents, PublicationOverview.ground(ground, catalogue)))
                }
            }
        }

        private func hidden(_ field: Field, _ pointer: JSONPointer, _ parents: [Field], _ ground: Bilingual?) -> Hidden
        {
            let steps = parents.map(\.label) + [field.label]
            return Hidden(
                label: Bilingual(
                    de: steps.map(\.de).joined(separator: " › "), en: steps.map(\.en).joined(separator: " › ")),
                pointer: pointer, ground: ground)
        }
    }
}
