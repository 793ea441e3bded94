import FieldCatalogue
import SourceJSON

/// A place that two people changed in different ways since the same revision.
public struct MergeConflict: Sendable, Hashable {
    /// Where, in the merged record.
    public let pointer: JSONPointer
    /// Catalogue path of the field.
    public let path: String
    /// Canonical JSON (RFC 8785) of the value in the draft; nil when the draft has none.
    public let ours: [UInt8]?
    /// Canonical JSON (RFC 8785) of the accepted value; nil when it was removed. It is what the merge keeps.
    public let theirs: [UInt8]?
}

/// Puts two changes of one revision together, field by field along the catalogue.
///
/// What only one side changed is taken over; where both changed the same in different ways the accepted value stays
/// and the place is a conflict. Items of a list are matched by `id` (of withheld fields by `path`), lists of codes are
/// sets, other lists and texts are one value. Linear in the size of the three records, but for lists of codes.
struct ThreeWayMerge {
    private(set) var conflicts: [MergeConflict] = []
    private let description: RecordDescription

    /// Merges records of one type.
    init(_ description: RecordDescription) { self.description = description }

    /// The members of the merged record.
    ///
    /// - Parameter own: root members that are the draft's business alone.
    mutating func root(base: JSONValue, ours: JSONValue, theirs: JSONValue, own: Set<String>) -> DraftValue {
        let roots = description.roots.map { description.fields[$0] }.filter { !own.contains($0.name) }
        var members = object(roots, base, ours, theirs, JSONPointer([]))
        let kept = ours.members.filter { own.contains($0.key.string) }
        members += kept.map { DraftValue.Member($0.key.string, DraftValue($0.value)) }
        return .object(members)
    }

    private mutating func object(
        _ fields: [Field], _ base: JSONValue?, _ ours: JSONValue, _ theirs: JSONValue, _ pointer: JSONPointer
    ) -> [DraftValue.Member] {
        fields.compactMap { field in
            value(field, base?[field.name], ours[field.name], theirs[field.name], pointer.appending(field.name))
                .map { DraftValue.Member(field.name, $0) }
        }
    }

    /// The merged value of one field; nil for none.
    private mutating func value(
        _ field: Field, _ base: JSONValue?, _ ours: JSONValue?, _ theirs: JSONValue?, _ pointer: JSONPointer
    ) -> DraftValue? {
        if let settled = settled(base, ours, theirs) { return settled.map { DraftValue($0) } }
        guard let ours, let theirs, ours.kind == theirs.kind else { return conflict(field, ours, theirs, pointer) }
        switch (field.type, field.isRepeated) {
        case (.object, true): return items(field, base, ours, theirs, pointer)
        case (.object, false): return .object(object(children(field), base, ours, theirs, pointer))
        case (.map, _): return map(field, base, ours, theirs, pointer)
        case (.enum, true), (.reference, true): return codes(base, ours, theirs)
        default: return conflict(field, ours, theirs, pointer)
        }
    }

    /// The value when at most one side changed it; nil when both did, in different ways.
    private func settled(_ base: JSONValue?, _ ours: JSONValue?, _ theirs: JSONValue?) -> JSONValue?? {
        let (was, mine, other) = (canonical(base), canonical(ours), canonical(theirs))
        if mine == other || mine == was { return .some(theirs) }
        if other == was { return .some(ours) }
        return nil
    }

    private mutating func conflict(
        _ field: Field, _ ours: JSONValue?, _ theirs: JSONValue?, _ pointer: JSONPointer
    ) -> DraftValue? {
        conflicts.append(
            MergeConflict(pointer: pointer, path: field.path, ours: canonical(ours), theirs: canonical(theirs)))
        return theirs.map { DraftValue($0) }
    }

    private mutating func map(
        _ field: Field, _ base: JSONValue?, _ ours: JSONValue, _ theirs: JSONValue, _ pointer: JSONPointer
    ) -> DraftValue {
        var names = theirs.members.map(\.key.string)
        let known = Set(names)
        names += ours.members.map(\.key.string).filter { !known.contains($0) }
        return .object(
            names.compactMap { name in
                item(field, base?[name], ours[name], theirs[name], pointer.appending(name))
                    .map { DraftValue.Member(name, $0) }
            })
    }

    /// Items in the accepted order, those the draft adds behind them.
    private mutating func items(
        _ field: Field, _ base: JSONValue?, _ ours: JSONValue, _ theirs: JSONValue, _ pointer: JSONPointer
    ) -> DraftValue? {
        guard let was = keyed(base), let mine = keyed(ours), let other = keyed(theirs) else {
            return conflict(field, ours, theirs, pointer)
        }
        var result: [DraftValue] = []
        for key in other.order + mine.order.filter({ other.byKey[$0] == nil }) {
            let place = pointer.appending(index: result.count)
            if let merged = item(field, was.byKey[key], mine.byKey[key], other.byKey[key], place) {
                result.append(merged)
            }
        }
        return result.isEmpty ? nil : .array(result)
    }

    /// One item of a list or entry of a map. Two new ones under one name are two different things.
    private mutating func item(
        _ field: Field, _ base: JSONValue?, _ ours: JSONValue?, _ theirs: JSONValue?, _ pointer: JSONPointer
    ) -> DraftValue? {
        if let settled = settled(base, ours, theirs) { return settled.map { DraftValue($0) } }
        guard let base, let ours, let theirs, ours.kind == .object, theirs.kind == .object else {
            return conflict(field, ours, theirs, pointer)
        }
        return .object(object(children(field), base, ours, theirs, pointer))
    }

    /// The accepted codes, without those the draft removed, with those it added.
    private func codes(_ base: JSONValue?, _ ours: JSONValue, _ theirs: JSONValue) -> DraftValue? {
        let was = Set(base?.elements.compactMap(\.string) ?? [])
        let mine = ours.elements.compactMap(\.string)
        let other = theirs.elements.compactMap(\.string)
        let (mineSet, otherSet) = (Set(mine), Set(other))
        let kept = other.filter { mineSet.contains($0) || !was.contains($0) }
        let added = mine.filter { !was.contains($0) && !otherSet.contains($0) }
        return kept.isEmpty && added.isEmpty ? nil : .array((kept + added).map { .string($0) })
    }

    /// The items of a list by what identifies them; nil when one has nothing, or two have the same.
    private func keyed(_ list: JSONValue?) -> (order: [String], byKey: [String: JSONValue])? {
        var order: [String] = []
        var byKey: [String: JSONValue] = [:]
        for element in list?.elements.map({ $0 }) ?? [] {
            guard let key = (element["id"] ?? element["path"])?.string, byKey[key] == nil else { return nil }
            order.append(key)
            byKey[key] = element
        }
        return (order, byKey)
    }

    private func children(_ field: Field) -> [Field] { field.children.map { description.fields[$0] } }

    private func canonical(_ value: JSONValue?) -> [UInt8]? { value.map { CanonicalJSON.bytes(of: $0) } }
}
