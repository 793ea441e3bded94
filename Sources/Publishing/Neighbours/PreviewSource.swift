import Drafting
import FieldCatalogue
import LegalFacts
import Publication
import Records
import RegisterStore
import SourceJSON

/// Drafts among the few records their pages refer to, as a source for a snapshot: nothing is stored.
struct PreviewSource: RevisionSource {
    private let byID: [String: [StoredRevision]]
    private let storedByID: [String: [StoredRevision]]

    /// Puts each draft behind the stored revisions of its record.
    init(
        drafts: [Record], instant: Instant, stored: RegisterStore?, known: any Neighbours, catalogue: Catalogue
    ) throws {
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
        if let stored {
            let moved = try PreviewSource.moved(drafts, byID, catalogue)
            for id in try PreviewSource.everAbout(moved, in: stored, catalogue) { try add(id) }
        }
        let before = byID.filter { !$0.value.isEmpty }
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
        storedByID = before
    }

    private init(_ revisions: [String: [StoredRevision]]) {
        byID = revisions
        storedByID = revisions
    }

    /// What the drafts make public that was hidden, and what they hide.
    func shift(_ catalogue: Catalogue) throws -> PublicationShift {
        try PublicationShift(
            before: Snapshot(source: PreviewSource(storedByID), catalogue: catalogue),
            after: Snapshot(source: self, catalogue: catalogue),
            revisions: byID.keys.sorted().map { byID[$0] ?? [] }, stored: { storedByID[$0]?.count ?? 0 })
    }

    func forEachRecord(_ body: (_ id: String, _ revisions: [StoredRevision]) throws -> Void) throws {
        for id in byID.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { try body(id, byID[id] ?? []) }
    }

    func revisions(of id: String) throws -> [StoredRevision] { byID[id] ?? [] }

    /// Deployments of which other revisions than the current one may be shown or hidden by a draft: it has another level
    /// than the revision before it, or opens earlier ones.
    private static func moved(
        _ drafts: [Record], _ byID: [String: [StoredRevision]], _ catalogue: Catalogue
    ) throws -> Set<String> {
        var ids: Set<String> = []
        for draft in drafts where draft.type == .deployment {
            guard let latest = byID[draft.id]?.last else { continue }
            let before = try Snapshot.parse(latest, catalogue: catalogue)
            let isOther = draft.string(.publicationLevel) != before.string(.publicationLevel)
            if isOther || !draft.items(.publicationLifts).isEmpty { ids.insert(draft.id) }
        }
        return ids
    }

    /// Ids of the assessments, incidents and labels of which any revision was about one of these deployments: they may be
    /// about another one by now, or withdrawn. Reads the whole register, which levels rarely ask for.
    private static func everAbout(
        _ deployments: Set<String>, in stored: RegisterStore, _ catalogue: Catalogue
    ) throws -> [String] {
        guard !deployments.isEmpty else { return [] }
        var ids: [String] = []
        try stored.forEachRecord { id, revisions in
            let isAbout = try revisions.contains { revision in
                // Most records do not even name them.
                guard deployments.contains(where: { revision.bytes.firstRange(of: $0.utf8) != nil }) else {
                    return false
                }
                let record = try Snapshot.parse(revision, catalogue: catalogue)
                return record.type != .deployment && record.type != .authority
                    && !deployments.isDisjoint(with: record.concernedDeployments)
            }
            if isAbout { ids.append(id) }
        }
        return ids
    }

    /// Ids of the records whose names or states the page shows.
    private static func related(to draft: Record, _ known: any Neighbours, _ catalogue: Catalogue) throws -> [String] {
        var ids = [draft.authority] + draft.strings(.jointDeployers) + draft.strings(.deployments)
        for path in [FieldPath.friaId, .supersedes, .deployment, .notificationAuthority] {
            if let id = draft.string(path) { ids.append(id) }
        }
        // What it was about until now decides with, and so do the other systems of what is about it.
        ids += try known.record(draft.id)?.concernedDeployments ?? []
        for type in [RecordType.fria, .incident, .label] {
            let about = try known.records(of: type, about: draft.id)
            ids += about.map(\.id) + about.flatMap(\.concernedDeployments)
        }
        let facts = try Derivation(catalogue: catalogue).facts(of: draft, on: .epoch, neighbours: known)
        if let competent = facts.competentAuthority?.id { ids.append(competent) }
        ids += try ids.compactMap { try known.record($0)?.string(.parent) }
        return ids
    }
}
