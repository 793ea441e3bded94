import FieldCatalogue
import Records
import SourceJSON

/// What a change of the register makes public that was hidden until now, and what it hides that was public.
///
/// A value that is new and never was hidden is neither: this is about decisions, not about answers.
public struct PublicationShift: Sendable {
    /// A value of a revision, or a whole revision.
    public struct Item: Sendable, Hashable {
        /// The record.
        public let id: String
        /// The revision whose value it is.
        public let revision: Int
        /// The field; nil for the revision as a whole, whose fields follow.
        public let field: Field?

        /// Items are equal when they stand for the same place.
        public static func == (left: Item, right: Item) -> Bool {
            (left.id, left.revision, left.field?.path) == (right.id, right.revision, right.field?.path)
        }

        /// As `==` compares.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(id)
            hasher.combine(revision)
            hasher.combine(field?.path)
        }
    }

    /// What becomes public, by record and revision.
    public private(set) var opened: [Item] = []
    /// What is no longer public, by record and revision.
    public private(set) var closed: [Item] = []

    /// Compares the register before and after a change.
    ///
    /// - Parameters:
    ///   - before: the register as it is, or the part of it that matters.
    ///   - after: the same part with the new revisions.
    ///   - revisions: the revisions of the records of that part, the new ones included, oldest first.
    ///   - stored: how many revisions a record had before.
    /// - Throws: `SnapshotError` for a revision that cannot be read.
    public init(
        before: Snapshot, after: Snapshot, revisions: some Sequence<[StoredRevision]>, stored: (String) -> Int
    ) throws {
        for all in revisions {
            guard let id = all.first?.id else { continue }
            let count = stored(id)
            // Nothing of a new record was ever hidden.
            guard count > 0 else { continue }
            for revision in all {
                let isNew = revision.revision > count
                // A new revision takes the place of the one that stood before it.
                let was = before.decision(of: id, revision: isNew ? count : revision.revision)
                let now = after.decision(of: id, revision: revision.revision)
                guard was != now else { continue }
                let record = try Snapshot.parse(revision, catalogue: after.catalogue)
                opened += PublicationShift.difference(record, revision, from: was, to: now, isNew: isNew)
                if !isNew {
                    closed += PublicationShift.difference(record, revision, from: now, to: was, isNew: false)
                }
            }
        }
    }

    /// Fields with a value in a revision that one decision hides and another one shows.
    private static func difference(
        _ record: Record, _ revision: StoredRevision, from was: PublicationDecision?, to now: PublicationDecision?,
        isNew: Bool
    ) -> [Item] {
        guard let now else { return [] }
        let description = record.description
        var fields: [Field] = []
        for index in description.roots { collect(description.fields[index], in: record.root, description, &fields) }
        let items = fields.filter { field in
            now.shows(field, in: description) && was?.shows(field, in: description) != true
                && (!field.isHeader || (!isNew && isStatement(field.latestPath)))
        }
        .map { Item(id: revision.id, revision: revision.revision, field: $0) }
        return was == nil ? [Item(id: revision.id, revision: revision.revision, field: nil)] + items : items
    }

    /// Whether a field of the header says something, and does not only identify the record; in a new revision it is new.
    private static func isStatement(_ path: FieldPath) -> Bool {
        [.changeNote, .supersedes, .withdrawalReason].contains(path) || path.isWithin(.source)
    }

    /// Collects the fields without parts that have a value, in page order.
    private static func collect(
        _ field: Field, in parent: JSONValue, _ description: RecordDescription, _ found: inout [Field]
    ) {
        guard let value = parent[field.name] else { return }
        guard !field.children.isEmpty else {
            if !found.contains(where: { $0.index == field.index }) { found.append(field) }
            return
        }
        let objects: [JSONValue] =
            field.isRepeated ? Array(value.elements) : field.type == .map ? value.members.map(\.value) : [value]
        for object in objects where object.kind == .object {
            for index in field.children { collect(description.fields[index], in: object, description, &found) }
        }
    }
}
