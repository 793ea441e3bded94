import FieldCatalogue
import Findings
import Records
import SourceJSON

/// The only way out: makes of a stored revision the JSON that may be public, and nothing else.
///
/// What it writes is parsed anew, so that a `PublicRecord` cannot hold an internal or withheld value.
public struct PublicProjection: Sendable {
    /// The projected values and what is absent among them.
    public struct Result: Sendable {
        /// JSON text of the public values, in catalogue order.
        public let bytes: [UInt8]
        /// Absent values of the record type's own public fields.
        public let absences: [Absence]
    }

    private let catalogue: Catalogue

    /// Projects records of a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// Projects one revision.
    ///
    /// - Parameters:
    ///   - record: a stored revision.
    ///   - decision: the publication decision under which the revision is shown.
    ///   - isVisible: whether a record id has a public page; references to others are left out.
    ///   - left: paths of fields of the record itself that do not belong to what is asked for.
    public func project(
        _ record: Record, decision: PublicationDecision, isVisible: @escaping (String) -> Bool = { _ in true },
        without left: Set<FieldPath> = []
    ) -> Result {
        var walk = Walk(
            description: record.description, root: record.root, decision: decision, catalogue: catalogue,
            isReduced: decision.level != .full, isWithdrawal: record.isWithdrawal, isVisible: isVisible)
        walk.writer.beginObject()
        for index in record.description.roots where !left.contains(record.description.fields[index].latestPath) {
            walk.member(record.description.fields[index], of: record.root, notesAbsence: true)
        }
        walk.writer.endObject()
        return Result(bytes: walk.writer.bytes, absences: decision.level == .full ? walk.absences : [])
    }

    /// Name of a reduced record whose context has no title of its own.
    static let fallbackReducedTitle = "KI-System, Angaben eingeschränkt"

    /// The neutral name of a reduced record: by its context, unless that is withheld by itself.
    static func reducedName(
        of root: JSONValue, _ description: RecordDescription, _ decision: PublicationDecision, _ catalogue: Catalogue
    ) -> String {
        let path = FieldPath.usageContext
        guard decision.groundsByPath[path] == nil, decision.groundsByPath[.usage] == nil,
            let code = root.value(atPath: description.ownPath(of: path))?.string
        else { return fallbackReducedTitle }
        return catalogue.vocabularies["usage-context"]?[code]?.properties["reducedTitle"]?["de"]?.string
            ?? fallbackReducedTitle
    }

    private struct Walk {
        let description: RecordDescription
        let root: JSONValue
        let decision: PublicationDecision
        let catalogue: Catalogue
        let isReduced: Bool
        let isWithdrawal: Bool
        let isVisible: (String) -> Bool
        var writer = JSONWriter(.compact)
        var absences: [Absence] = []
        /// Where the walk is: a JSON Pointer (RFC 6901).
        var place: [UInt8] = []

        /// Writes one member, or notes why it is absent.
        ///
        /// - Parameter notesAbsence: whether what is not stated, not applicable or unknown is noted: not in lists and maps.
        mutating func member(_ field: Field, of parent: JSONValue, notesAbsence: Bool) {
            guard field.publicationClass != .internal else { return }
            if isReduced, !ReducedLevel.paths.contains(field.latestPath) { return }
            if isReduced, field.latestPath == .publication {
                writer.key(field.name)
                writeDecision()
                return
            }
            let length = enter(field.name)
            defer { place.removeLast(place.count - length) }
            if let ground = decision.groundsByPath[field.latestPath], field.publicationClass == .withholdable {
                // In items of lists, too: an empty cell there needs the reason most.
                note(.withheld, field, ground: ground)
                return
            }
            guard let value = parent[field.name], !isForeignConfirmation(field), !holdsOnlyInternal(value, field) else {
                if notesAbsence, !field.isHeader, !isWithdrawal {
                    note(applies(field) ? .notStated : .notApplicable, field)
                }
                return
            }
            if isReduced, let text = replacement(for: field) {
                writer.member(field.name, text)
                return
            }
            if field.type == .reference, !field.isRepeated, let target = value.string, !isVisible(target) { return }
            writer.key(field.name)
            write(value, field, notesAbsence: notesAbsence)
        }

        /// Whether a field applies, as far as the public may know: a condition on a hidden value counts as fulfilled, because
        /// "not applicable" would tell that value.
        private func applies(_ field: Field) -> Bool {
            guard let condition = field.applicable else { return true }
            let known = condition.clauses.filter { clause in
                description[clause.field].map { decision.shows($0, in: description) } ?? false
            }
            return Condition(clauses: known).holds(for: root)
        }

        /// Only the authority confirms: of an entry from a public source no day of confirmation is published, whatever
        /// an older revision says. Its page would say both, confirmed and not confirmed.
        private func isForeignConfirmation(_ field: Field) -> Bool {
            field.latestPath == .confirmedOn && root[.origin]?.isString(Origin.publicSource.rawValue) == true
        }

        /// Whether an object has members, and all of them are internal: nobody is to see that it is there.
        private func holdsOnlyInternal(_ value: JSONValue, _ field: Field) -> Bool {
            guard field.type == .object, !field.isRepeated, value.kind == .object else { return false }
            var hasMembers = false
            for index in field.children where value[description.fields[index].name] != nil {
                guard description.fields[index].publicationClass == .internal else { return false }
                hasMembers = true
            }
            return hasMembers
        }

        /// The decision under which a reduced revision is shown; it may be a later one than the revision's own.
        private mutating func writeDecision() {
            writer.beginObject()
            writer.member("level", decision.level.rawValue)
            if let ground = decision.ground { writer.member("ground", ground) }
            if let day = decision.reviewDate { writer.member("reviewDate", day.description) }
            writer.endObject()
        }

        /// Texts the register itself writes for a reduced record.
        private func replacement(for field: Field) -> String? {
            switch field.latestPath {
            case .name: return PublicProjection.reducedName(of: root, description, decision, catalogue)
            case .withdrawalReason: return "Grund nicht öffentlich"
            default: return nil
            }
        }

        /// Says that the value at the present place is not there, and why.
        private mutating func note(_ kind: Absence.Kind, _ field: Field, ground: String? = nil) {
            absences.append(
                Absence(
                    pointer: String(decoding: place, as: UTF8.self), path: field.path, field: field.index, kind: kind,
                    ground: ground))
        }

        /// Goes one step further in the record.
        ///
        /// - Parameter token: a step of a pointer; names of fields hold none of the signs that it escapes.
        /// - Returns: length of the place so far, to go back to.
        private mutating func enter(_ token: String) -> Int {
            let length = place.count
            place.append(UInt8(ascii: "/"))
            place += token.utf8
            return length
        }

        private mutating func write(_ value: JSONValue, _ field: Field, notesAbsence: Bool) {
            guard field.isRepeated else {
                single(value, field, notesAbsence: notesAbsence)
                return
            }
            writer.beginArray()
            var position = 0
            for element in value.elements {
                if field.type == .reference, let target = element.string, !isVisible(target) { continue }
                let length = enter("\(position)")
                single(element, field, notesAbsence: false)
                place.removeLast(place.count - length)
                position += 1
            }
            writer.endArray()
        }

        private mutating func single(_ value: JSONValue, _ field: Field, notesAbsence: Bool) {
            switch (field.type, value.kind) {
            case (.object, .object):
                writer.beginObject()
                for index in field.children {
                    member(description.fields[index], of: value, notesAbsence: notesAbsence)
                }
                writer.endObject()
            case (.map, .object):
                writer.beginObject()
                let keys = field.vocabulary.flatMap { catalogue.vocabularies[$0] }?.known.map(\.code) ?? []
                for key in keys {
                    guard let entry = value[key], entry.kind == .object else { continue }
                    writer.key(key)
                    writer.beginObject()
                    let length = enter(JSONPointer.escaped(key))
                    for index in field.children {
                        member(description.fields[index], of: entry, notesAbsence: false)
                    }
                    place.removeLast(place.count - length)
                    writer.endObject()
                }
                writer.endObject()
            case (_, .object), (_, .array), (.object, _), (.map, _):
                // Only structurally valid records are stored; never copy a tree the catalogue does not describe.
                writer.null()
            default:
                if notesAbsence, Absence.isUnknown(value, field) {
                    note(.unknown, field)
                }
                writer.value(value)
            }
        }
    }
}
