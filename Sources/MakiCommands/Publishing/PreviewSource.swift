import Drafting
import RegisterModel
import RegisterStore
import SourceJSON

/// Drafts among the few records their pages refer to, as a source for a snapshot: nothing is stored.
struct PreviewSource: RevisionSource {
    private let byID: [String: [StoredRevision]]

    /// Puts each draft behind the stored revisions of its record.
    init(drafts: [Record], instant: Instant, stored: RegisterStore?, known: KnownRecords, catalogue: Catalogue) throws {
        var byID: [String: [StoredRevision]] = [:]
        func add(_ id: String) throws {
            guard byID[id] == nil else { return }
            if let stored {
                byID[id] = try stored.revisions(of: id)
            } else if let record = try known.record(id) {
                byID[id] = [
                    StoredRevision(
                        id: id, revision: 1, recordedAt: record.recordedAt ?? instant, bytes: record.document.bytes)
                ]
            }
        }
        for draft in drafts {
            try add(draft.id)
            for id in try PreviewSource.related(to: draft, known, catalogue) { try add(id) }
        }
        for draft in drafts {
            let earlier = byID[draft.id] ?? []
            let number = (earlier.last?.revision ?? 0) + 1
            let time = earlier.last.map { max($0.recordedAt, instant) } ?? instant
            byID[draft.id] =
                earlier + [
                    StoredRevision(
                        id: draft.id, revision: number, recordedAt: time,
                        bytes: RevisionStamp.stamped(draft.document, revision: number, recordedAt: time))
                ]
        }
        self.byID = byID.filter { !$0.value.isEmpty }
    }

    func forEachRecord(_ body: (_ id: String, _ revisions: [StoredRevision]) throws -> Void) throws {
        for id in byID.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { try body(id, byID[id] ?? []) }
    }

    func revisions(of id: String) throws -> [StoredRevision] { byID[id] ?? [] }

    /// Ids of the records whose names or states the page shows.
    private static func related(to draft: Record, _ known: KnownRecords, _ catalogue: Catalogue) throws -> [String] {
        var ids = [draft.authority] + draft.strings("jointDeployers") + draft.strings("deployments")
        for path in ["fria.id", "supersedes", "deployment", "notification.authority"] {
            if let id = draft.string(path) { ids.append(id) }
        }
        for type in [RecordType.fria, .incident, .label] {
            ids += try known.records(of: type, about: draft.id).map(\.id)
        }
        let facts = try Derivation(catalogue: catalogue).facts(of: draft, on: .epoch, neighbours: known)
        if let competent = facts.competentAuthority?.id { ids.append(competent) }
        ids += try ids.compactMap { try known.record($0)?.string("parent") }
        return ids
    }
}
