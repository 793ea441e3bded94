import FieldCatalogue
import Records
import SourceJSON

/// A draft that was made from an older revision, put onto the current one.
public struct Rebase: Sendable {
    /// The draft of the current revision with everything that does not conflict; where both changed the same place it
    /// holds what was accepted.
    public let draft: Draft
    /// What was accepted since the draft was made, without the conflicts.
    public let theirs: [FieldChange]
    /// What the draft changes, without the conflicts.
    public let ours: [FieldChange]
    /// What both changed.
    public let conflicts: [MergeConflict]

    /// Members that a draft which takes an entry over has for itself.
    private static let takeoverMembers: Set<String> = Set(
        [FieldPath.id, .origin, .source, .supersedes, .confirmedOn].map(\.text))

    /// Merges; nil when the records are of different types or cannot be read.
    ///
    /// - Parameters:
    ///   - draft: the stale draft.
    ///   - old: the revision it was made from.
    ///   - current: the accepted revision.
    ///   - base: what the result says it was made from.
    public init?(_ draft: Record, from old: Record, to current: Record, base: DraftBase, catalogue: Catalogue) {
        guard draft.type == old.type, draft.type == current.type,
            // A record that has no present form cannot be merged: nil says so.
            let ourForm = try? draft.inCurrentForm(of: catalogue), let oldForm = try? old.inCurrentForm(of: catalogue),
            let theirForm = try? current.inCurrentForm(of: catalogue)
        else { return nil }
        let (draft, old, current) = (ourForm.record, oldForm.record, theirForm.record)
        let own = RecordComparison.revisionMembers.union(draft.id == current.id ? [] : Rebase.takeoverMembers)
        var merge = ThreeWayMerge(draft.description)
        let root = merge.root(base: old.root, ours: draft.root, theirs: current.root, own: own)
        var result = Draft(type: draft.type, root: root, catalogue: catalogue)
        result.set(DraftValue(base), atPath: .base)
        let known = Set(ourForm.dropped.map(\.index))
        result.dropped = ourForm.dropped + theirForm.dropped.filter { !known.contains($0.index) }
        self.draft = result
        conflicts = merge.conflicts
        let isOutside = { [conflicts] (change: FieldChange) in
            !own.contains(change.pointer.tokens.first ?? "")
                && !conflicts.contains { Rebase.touch($0.pointer, change.pointer) }
        }
        theirs = RecordComparison.changes(from: old, to: current).filter(isOutside)
        ours = RecordComparison.changes(from: old, to: draft).filter(isOutside)
    }

    /// Whether one place lies in the other.
    private static func touch(_ left: JSONPointer, _ right: JSONPointer) -> Bool {
        zip(left.tokens, right.tokens).allSatisfy { $0 == $1 }
    }
}

extension DraftValue {
    /// The member `base` of a draft.
    public init(_ base: DraftBase) {
        self = .object(
            (base.id.map { [Member("id", .string($0))] } ?? []) + [
                Member("revision", .literal("\(base.revision)")), Member("sha256", .string(base.sha256)),
            ])
    }
}
