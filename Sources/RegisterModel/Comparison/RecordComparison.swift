import SourceJSON

/// One difference between two revisions of a record.
public struct FieldChange: Sendable, Hashable {
    /// What happened at a place.
    public enum Kind: String, Sendable, CaseIterable {
        /// A value took the place of another one, or a field came or went as a whole.
        case changed
        /// A list or map has an entry it had not.
        case added
        /// A list or map lost an entry.
        case removed
    }

    /// What an entry of a list or map is called.
    public struct Entry: Sendable, Hashable {
        /// Catalogue path of the field that names it: its first required field, or the map itself.
        public let path: String
        /// The value of that field as text; of a map the code.
        public let value: String

        init(path: String, value: String) {
            self.path = path
            self.value = value
        }
    }

    /// What happened.
    public let kind: Kind
    /// Where: a JSON Pointer into the later revision, or into the earlier one for a removed value.
    public let pointer: JSONPointer
    /// Catalogue path of the field (`dataSources[].name`).
    public let path: String
    /// The innermost entry of a list or map it belongs to, or that it is; nil outside of lists and maps, and for
    /// entries without a name.
    public let entry: Entry?
    /// Canonical JSON (RFC 8785) of the value before; nil when it was not there.
    public let before: [UInt8]?
    /// Canonical JSON (RFC 8785) of the value after; nil when it is gone.
    public let after: [UInt8]?
}

/// Compares two revisions field by field, along the catalogue.
///
/// Objects are compared member by member; entries of a list are matched by what they are, not where they stand
/// (`ListMatching`): by `id`, by equal content, or by what names them. One entry put in is one change, whatever moves.
/// `revision`, `recordedAt`, `changeNote` and `base` are not compared: they differ by nature.
public struct RecordComparison: Sendable {
    private let description: RecordDescription

    /// Compares records of one type.
    public init(description: RecordDescription) {
        self.description = description
    }

    /// Names of the root members that describe a revision rather than the record.
    public static let revisionMembers: Set<String> = ["revision", "recordedAt", "changeNote", "base"]

    /// All differences from `before` to `after`, in catalogue order.
    public func changes(from before: JSONValue, to after: JSONValue) -> [FieldChange] {
        var changes: [FieldChange] = []
        let roots = description.roots.filter { !RecordComparison.revisionMembers.contains(description.fields[$0].name) }
        compareMembers(before, after, fields: roots, at: JSONPointer([]), in: nil, into: &changes)
        return changes
    }

    private func compareMembers(
        _ before: JSONValue, _ after: JSONValue, fields: [Int], at pointer: JSONPointer, in entry: FieldChange.Entry?,
        into changes: inout [FieldChange]
    ) {
        for index in fields {
            let field = description.fields[index]
            compare(
                before[field.name], after[field.name], field: field, at: pointer.appending(field.name), in: entry,
                into: &changes)
        }
    }

    private func compare(
        _ before: JSONValue?, _ after: JSONValue?, field: Field, at pointer: JSONPointer, in entry: FieldChange.Entry?,
        into changes: inout [FieldChange]
    ) {
        guard before != nil || after != nil else { return }
        guard let before, let after else {
            record(.changed, before, after, field: field, at: pointer, in: entry, into: &changes)
            return
        }
        switch (field.isRepeated, field.type) {
        case (true, _) where before.kind == .array && after.kind == .array:
            compareItems(Array(before.elements), Array(after.elements), field: field, at: pointer, into: &changes)
        case (false, .map) where before.kind == .object && after.kind == .object:
            let keys = Set(before.members.map(\.key.string)).union(after.members.map(\.key.string))
            for key in keys.sorted() {
                compareEntry(
                    before[key], after[key], field: field, at: pointer.appending(key),
                    named: FieldChange.Entry(path: field.path, value: key), into: &changes)
            }
        case (false, .object) where before.kind == .object && after.kind == .object:
            compareMembers(before, after, fields: field.children, at: pointer, in: entry, into: &changes)
        default: record(.changed, before, after, field: field, at: pointer, in: entry, into: &changes)
        }
    }

    private func compareItems(
        _ before: [JSONValue], _ after: [JSONValue], field: Field, at pointer: JSONPointer,
        into changes: inout [FieldChange]
    ) {
        let key = key(of: field)
        let matching = ListMatching(before, after, key: key?.name)
        for (index, item) in after.enumerated() {
            compareEntry(
                matching.partners[index].map { before[$0] }, item, field: field, at: pointer.appending(index: index),
                named: name(of: item, key), into: &changes)
        }
        for index in matching.removed {
            compareEntry(
                before[index], nil, field: field, at: pointer.appending(index: index),
                named: name(of: before[index], key),
                into: &changes)
        }
    }

    /// One entry of a list or map; nil on the side where it is not.
    private func compareEntry(
        _ before: JSONValue?, _ after: JSONValue?, field: Field, at pointer: JSONPointer,
        named entry: FieldChange.Entry?,
        into changes: inout [FieldChange]
    ) {
        if let before, let after, before.kind == .object, after.kind == .object, !field.isLeaf {
            compareMembers(before, after, fields: field.children, at: pointer, in: entry, into: &changes)
            return
        }
        let kind: FieldChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
        record(kind, before, after, field: field, at: pointer, in: entry, into: &changes)
    }

    /// The field that names the entries of a list: the first required one with a single value, and not their `id`,
    /// which says nothing to people.
    private func key(of field: Field) -> Field? {
        field.children.lazy.map { description.fields[$0] }.first {
            $0.required == .always && $0.isLeaf && !$0.isRepeated && $0.name != "id"
        }
    }

    private func name(of item: JSONValue, _ key: Field?) -> FieldChange.Entry? {
        guard let key, let value = item[key.name], let text = value.string ?? value.numberText else { return nil }
        return FieldChange.Entry(path: key.path, value: text)
    }

    private func record(
        _ kind: FieldChange.Kind, _ before: JSONValue?, _ after: JSONValue?, field: Field, at pointer: JSONPointer,
        in entry: FieldChange.Entry?, into changes: inout [FieldChange]
    ) {
        let old = before.map { CanonicalJSON.bytes(of: $0) }
        let new = after.map { CanonicalJSON.bytes(of: $0) }
        guard old != new else { return }
        changes.append(
            FieldChange(kind: kind, pointer: pointer, path: field.path, entry: entry, before: old, after: new))
    }
}
