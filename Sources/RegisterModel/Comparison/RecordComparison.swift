import SourceJSON

/// One difference between two revisions of a record.
public struct FieldChange: Sendable, Hashable {
    /// Where: a JSON Pointer into the later revision, or into the earlier one for a removed value.
    public let pointer: JSONPointer
    /// Catalogue path of the field (`dataSources[].name`).
    public let path: String
    /// Canonical JSON (RFC 8785) of the value before; nil when it was not there.
    public let before: [UInt8]?
    /// Canonical JSON (RFC 8785) of the value after; nil when it is gone.
    public let after: [UInt8]?
}

/// Compares two revisions field by field, along the catalogue.
///
/// Objects are compared member by member; items of a list that have an `id` are matched by it, other items by
/// position; lists of single values count as one value. `revision`, `recordedAt` and `changeNote` are not compared:
/// they differ by nature.
public struct RecordComparison: Sendable {
    private let description: RecordDescription

    /// Compares records of one type.
    public init(description: RecordDescription) {
        self.description = description
    }

    /// Names of the root members that describe a revision rather than the record.
    public static let revisionMembers: Set<String> = ["revision", "recordedAt", "changeNote"]

    /// All differences from `before` to `after`, in catalogue order.
    public func changes(from before: JSONValue, to after: JSONValue) -> [FieldChange] {
        var changes: [FieldChange] = []
        let roots = description.roots.filter { !RecordComparison.revisionMembers.contains(description.fields[$0].name) }
        compareMembers(before, after, fields: roots, at: JSONPointer([]), into: &changes)
        return changes
    }

    private func compareMembers(
        _ before: JSONValue, _ after: JSONValue, fields: [Int], at pointer: JSONPointer,
        into changes: inout [FieldChange]
    ) {
        for index in fields {
            let field = description.fields[index]
            compare(
                before[field.name], after[field.name], field: field, at: pointer.appending(field.name), into: &changes)
        }
    }

    private func compare(
        _ before: JSONValue?, _ after: JSONValue?, field: Field, at pointer: JSONPointer,
        into changes: inout [FieldChange]
    ) {
        guard before != nil || after != nil else { return }
        guard let before, let after, !field.isLeaf else {
            record(before, after, field: field, at: pointer, into: &changes)
            return
        }
        switch (field.isRepeated, field.type) {
        case (true, _):
            compareItems(Array(before.elements), Array(after.elements), field: field, at: pointer, into: &changes)
        case (false, .map):
            let keys = Set(before.members.map(\.key.string)).union(after.members.map(\.key.string))
            for key in keys.sorted() {
                compareSingle(before[key], after[key], field: field, at: pointer.appending(key), into: &changes)
            }
        default: compareSingle(before, after, field: field, at: pointer, into: &changes)
        }
    }

    private func compareItems(
        _ before: [JSONValue], _ after: [JSONValue], field: Field, at pointer: JSONPointer,
        into changes: inout [FieldChange]
    ) {
        let beforeIDs = before.map { $0["id"]?.string }
        let afterIDs = after.map { $0["id"]?.string }
        let matchesByID =
            !beforeIDs.contains(nil) && !afterIDs.contains(nil)
            && Set(beforeIDs).count == before.count && Set(afterIDs).count == after.count
        guard matchesByID else {
            for index in 0..<max(before.count, after.count) {
                compareSingle(
                    index < before.count ? before[index] : nil, index < after.count ? after[index] : nil,
                    field: field, at: pointer.appending(index: index), into: &changes)
            }
            return
        }
        let positions = Dictionary(uniqueKeysWithValues: beforeIDs.enumerated().map { ($0.element, $0.offset) })
        for (index, item) in after.enumerated() {
            compareSingle(
                positions[afterIDs[index]].map { before[$0] }, item, field: field,
                at: pointer.appending(index: index), into: &changes)
        }
        let kept = Set(afterIDs)
        for (index, item) in before.enumerated() where !kept.contains(beforeIDs[index]) {
            compareSingle(item, nil, field: field, at: pointer.appending(index: index), into: &changes)
        }
    }

    private func compareSingle(
        _ before: JSONValue?, _ after: JSONValue?, field: Field, at pointer: JSONPointer,
        into changes: inout [FieldChange]
    ) {
        guard let before, let after, before.kind == .object, after.kind == .object else {
            record(before, after, field: field, at: pointer, into: &changes)
            return
        }
        compareMembers(before, after, fields: field.children, at: pointer, into: &changes)
    }

    private func record(
        _ before: JSONValue?, _ after: JSONValue?, field: Field, at pointer: JSONPointer,
        into changes: inout [FieldChange]
    ) {
        let old = before.map { CanonicalJSON.bytes(of: $0) }
        let new = after.map { CanonicalJSON.bytes(of: $0) }
        guard old != new else { return }
        changes.append(FieldChange(pointer: pointer, path: field.path, before: old, after: new))
    }
}
