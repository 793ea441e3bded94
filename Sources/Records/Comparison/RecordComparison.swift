import FieldCatalogue
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
///
/// Revisions of different versions of the catalogue are compared field by field as well: a field that was renamed is the
/// same field, one that ended is gone, and what a new version asks for is new.
public struct RecordComparison: Sendable {
    /// How the earlier and the later revision were written.
    private let before: RecordDescription
    private let after: RecordDescription

    /// Compares records of one type that were written by one version of the catalogue.
    public init(description: RecordDescription) {
        (before, after) = (description, description)
    }

    private init(_ before: RecordDescription, _ after: RecordDescription) {
        (self.before, self.after) = (before, after)
    }

    /// All differences from one revision to a later one of the same type, in catalogue order.
    public static func changes(from before: Record, to after: Record) -> [FieldChange] {
        RecordComparison(before.description, after.description).changes(from: before.root, to: after.root)
    }

    /// Names of the root members that describe a revision rather than the record.
    public static let revisionMembers: Set<String> = Set(
        [FieldPath.revision, .recordedAt, .changeNote, .base].map(\.text))

    /// All differences from `before` to `after`, in catalogue order.
    public func changes(from before: JSONValue, to after: JSONValue) -> [FieldChange] {
        var changes: [FieldChange] = []
        let fields = pairs(self.before.roots, self.after.roots)
            .filter { !RecordComparison.revisionMembers.contains($0.after.name) }
        compareMembers(before, after, fields: fields, at: JSONPointer([]), in: nil, into: &changes)
        return changes
    }

    /// A field as the earlier and as the later revision was written.
    private struct Pair {
        let before: Field
        let after: Field

        /// Whether the value may be compared part by part: the same kind of value on both sides.
        var isAlike: Bool { before.type == after.type && before.isRepeated == after.isRepeated }
    }

    /// The fields at these positions of either side; one that only one side knows stands for itself on the other.
    private func pairs(_ old: [Int], _ new: [Int]) -> [Pair] {
        guard before.version.position != after.version.position else {
            return new.map { Pair(before: after.fields[$0], after: after.fields[$0]) }
        }
        var unmatched = old
        var pairs = new.map { index in
            let field = after.fields[index]
            let partner = unmatched.firstIndex { isSame(before.fields[$0], field) }.map { unmatched.remove(at: $0) }
            return Pair(before: partner.map { before.fields[$0] } ?? field, after: field)
        }
        pairs += unmatched.map { Pair(before: before.fields[$0], after: before.fields[$0]) }
        return pairs.sorted { $0.after.index < $1.after.index }
    }

    /// Whether two fields are one in different versions: the same place, another name of it, or another kind of value.
    private func isSame(_ old: Field, _ new: Field) -> Bool {
        old.index == new.index || old.latestPath == new.latestPath || old.path == new.path
    }

    private func compareMembers(
        _ before: JSONValue, _ after: JSONValue, fields: [Pair], at pointer: JSONPointer, in entry: FieldChange.Entry?,
        into changes: inout [FieldChange]
    ) {
        for field in fields {
            let (old, new) = (before[field.before.name], after[field.after.name])
            let place = new == nil && old != nil ? field.before.name : field.after.name
            compare(old, new, field: field, at: pointer.appending(place), in: entry, into: &changes)
        }
    }

    private func compare(
        _ before: JSONValue?, _ after: JSONValue?, field pair: Pair, at pointer: JSONPointer,
        in entry: FieldChange.Entry?, into changes: inout [FieldChange]
    ) {
        guard before != nil || after != nil else { return }
        let field = after == nil ? pair.before : pair.after
        guard let before, let after, pair.isAlike else {
            record(.changed, before, after, field: field, at: pointer, in: entry, into: &changes)
            return
        }
        switch (field.isRepeated, field.type) {
        case (true, _) where before.kind == .array && after.kind == .array:
            compareItems(Array(before.elements), Array(after.elements), field: pair, at: pointer, into: &changes)
        case (false, .map) where before.kind == .object && after.kind == .object:
            let keys = Set(before.members.map(\.key.string)).union(after.members.map(\.key.string))
            for key in keys.sorted() {
                compareEntry(
                    before[key], after[key], field: pair, at: pointer.appending(key),
                    named: FieldChange.Entry(path: field.path, value: key), into: &changes)
            }
        case (false, .object) where before.kind == .object && after.kind == .object:
            compareMembers(
                before, after, fields: pairs(pair.before.children, pair.after.children), at: pointer, in: entry,
                into: &changes)
        default: record(.changed, before, after, field: field, at: pointer, in: entry, into: &changes)
        }
    }

    private func compareItems(
        _ before: [JSONValue], _ after: [JSONValue], field: Pair, at pointer: JSONPointer,
        into changes: inout [FieldChange]
    ) {
        let key = key(of: field.after)
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
        _ before: JSONValue?, _ after: JSONValue?, field pair: Pair, at pointer: JSONPointer,
        named entry: FieldChange.Entry?,
        into changes: inout [FieldChange]
    ) {
        let field = after == nil ? pair.before : pair.after
        if let before, let after, before.kind == .object, after.kind == .object, !field.isLeaf {
            compareMembers(
                before, after, fields: pairs(pair.before.children, pair.after.children), at: pointer, in: entry,
                into: &changes)
            return
        }
        let kind: FieldChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
        record(kind, before, after, field: field, at: pointer, in: entry, into: &changes)
    }

    /// The field that names the entries of a list: the first required one with a single value, and not their `id`,
    /// which says nothing to people.
    private func key(of field: Field) -> Field? {
        field.children.lazy.map { after.fields[$0] }.first {
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
