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

        fileprivate init(_ field: Field, _ place: borrowing AnswerWalk, ground: Bilingual?) {
            let steps = place.parents.map(\.label) + [field.label]
            label = Bilingual(
                de: steps.map(\.de).joined(separator: " › "), en: steps.map(\.en).joined(separator: " › "))
            pointer = place.pointer
            self.ground = ground
        }
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
        // Where a draft came from is not archived: it neither becomes public nor stays internal.
        let roots = record.description.roots.filter { record.description.fields[$0].latestPath != .base }
        var (count, internalFields, withheldFields) = (0, [Hidden](), [Hidden]())
        AnswerWalk.visit(record, below: roots) { field, value, place in
            // An empty list has no answers to count.
            guard value.kind != .array else { return }
            count += 1
            if place.touches(field, { $0.publicationClass == .internal }) {
                internalFields.append(Hidden(field, place, ground: nil))
            } else if decision.level == .full,
                let ground = (place.parents + [field]).lazy
                    .compactMap({ $0.publicationClass == .withholdable ? grounds[$0.path] : nil }).first
            {
                withheldFields.append(Hidden(field, place, ground: PublicationOverview.ground(ground, catalogue)))
            }
        }
        let projected = PublicProjection(catalogue: catalogue).project(record, decision: decision).bytes
        // A projection is JSON that was written a line above; without it nothing would be called public.
        let root = (try? JSONDocument(parsing: projected, limits: .unlimited))?.root
        level = decision.level
        ground = decision.ground.map { PublicationOverview.ground($0, catalogue) }
        // A record that is only counted has no page: nothing of it becomes public by itself.
        publicCount = decision.level == .aggregateOnly ? 0 : root.map { PublicationOverview.leaves(of: $0) } ?? 0
        `internal` = internalFields
        withheld = withheldFields
        restrictedCount = max(0, count - publicCount - internalFields.count - withheldFields.count)
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
}
