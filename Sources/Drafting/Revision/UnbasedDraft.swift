import FieldCatalogue
import Publication
import Records
import SourceJSON

/// A complete file written by hand for a record that exists: nobody knows which revision its author had seen.
///
/// It undoes nothing, whichever it was, when it changes no field that was changed after the first revision, and
/// withholds at least what the current revision withholds.
public struct UnbasedDraft: Sendable {
    /// What it changes of fields that were changed after the first revision: it may undo this.
    public let doubtful: [FieldChange]
    /// Whether it opens something that the current revision withholds.
    public let opens: Bool

    /// Whether it can be accepted without knowing where it came from.
    public var undoesNothing: Bool { doubtful.isEmpty && !opens }

    /// Compares a draft with all accepted revisions of its record, oldest first.
    public init(_ draft: Record, after revisions: [Record]) {
        guard let current = revisions.last else {
            (doubtful, opens) = ([], false)
            return
        }
        var touched: Set<String> = []
        for (before, after) in zip(revisions, revisions.dropFirst()) {
            touched.formUnion(RecordComparison.changes(from: before, to: after).map(\.path))
        }
        // A confirmation later than all before it undoes none of them.
        let confirmed = revisions.compactMap { $0.day(.confirmedOn) }.max()
        let isLater = draft.day(.confirmedOn).map { day in confirmed.map { $0 < day } ?? true } ?? false
        doubtful = RecordComparison.changes(from: current, to: draft).filter { change in
            !(change.path == FieldPath.confirmedOn.text && isLater)
                && touched.contains { UnbasedDraft.touch($0, change.path) }
        }
        opens = UnbasedDraft.opens(draft, current)
    }

    /// The accepted revision that a draft differs from least; the latest of several.
    public static func nearest(to draft: Record, among revisions: [Record]) -> Record? {
        var best: (record: Record, distance: Int)?
        for record in revisions {
            let distance = RecordComparison.changes(from: record, to: draft).count
            if best.map({ distance <= $0.distance }) ?? true { best = (record, distance) }
        }
        return best?.record
    }

    /// Whether one catalogue path is the other or lies in it.
    private static func touch(_ left: String, _ right: String) -> Bool {
        let (short, long) = left.utf8.count <= right.utf8.count ? (left, right) : (right, left)
        guard long.utf8.starts(with: short.utf8) else { return false }
        let rest = long.utf8.dropFirst(short.utf8.count)
        return rest.first.map { [UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "{")].contains($0) } ?? true
    }

    private static func opens(_ draft: Record, _ current: Record) -> Bool {
        let before = PublicationDecision(of: current) ?? .full
        let after = PublicationDecision(of: draft) ?? .full
        if after.level < before.level { return true }
        // One pointer into a list withholds the field in all items: paths say whether it is the same.
        func path(_ pointer: JSONPointer) -> String {
            draft.description.field(at: pointer)?.path ?? pointer.description
        }
        let withheld = Set(after.withheld.map { path($0.pointer) })
        return before.withheld.contains { !withheld.contains(path($0.pointer)) }
    }
}
