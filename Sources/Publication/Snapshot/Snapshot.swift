import FieldCatalogue
import LegalFacts
import Records
import SourceJSON

/// The register as the public sees it on one day. Generators get nothing else.
///
/// It keeps a short entry for every record in memory and reads the records themselves one by one when asked.
public struct Snapshot: Sendable {
    /// Day of the snapshot: the latest acceptance of what is shown, or the day asked for.
    public let date: Day
    /// Fields and vocabularies.
    public private(set) var catalogue: Catalogue
    /// All records with a page of their own, by ascending id (bytes): full and reduced ones, withdrawn ones too.
    public let entries: [SnapshotEntry]
    /// What is withheld, by Ressort, ground and kind: the only trace of records without a page.
    public let withheldCounts: [WithheldCount]

    /// Records whose stored revisions are in memory at the same time while the snapshot is read.
    private static let batchLength = 1_024

    private let positions: [String: Int]
    let register: PublicationRegister
    private let about: [RecordType: [String: [String]]]
    private let source: any RevisionSource
    private let asOf: Day?
    private var derivation: Derivation
    private var projection: PublicProjection
    // Asked for with every deployment, and few: kept in memory.
    private var authorities: [String: PublicRecord] = [:]

    /// Reads a snapshot.
    ///
    /// - Parameters:
    ///   - source: the stored revisions.
    ///   - catalogue: fields and vocabularies.
    ///   - asOf: only what was recorded on or before this day; nil for everything.
    /// - Throws: what the source throws, or `SnapshotError` for a revision that cannot be read.
    public init(source: any RevisionSource, catalogue: Catalogue, asOf: Day? = nil) throws {
        var survey = SnapshotSurvey(catalogue: catalogue, asOf: asOf)
        var batch: [[StoredRevision]] = []
        try source.forEachRecord { _, revisions in
            batch.append(revisions)
            guard batch.count == Snapshot.batchLength else { return }
            try survey.add(batch)
            batch.removeAll(keepingCapacity: true)
        }
        try survey.add(batch)
        let result = survey.finish()
        self.source = source
        self.catalogue = catalogue
        self.asOf = asOf
        // Of what is shown: a day on which nothing but hidden records changed would tell of them.
        date = asOf ?? result.entries.map(\.lastRecordedAt.day).max() ?? .epoch
        entries = result.entries
        withheldCounts = result.withheldCounts
        register = result.register
        about = result.about
        positions = Dictionary(uniqueKeysWithValues: result.entries.enumerated().map { ($0.element.id, $0.offset) })
        derivation = Derivation(catalogue: catalogue)
        projection = PublicProjection(catalogue: catalogue)
        for entry in result.entries where entry.type == .authority { authorities[entry.id] = try current(entry.id) }
    }

    /// The same snapshot with a catalogue of its own, for one processor (`Catalogue.replica`).
    public func replica() throws -> Snapshot {
        var copy = self
        copy.catalogue = catalogue.replica()
        copy.derivation = Derivation(catalogue: copy.catalogue)
        copy.projection = PublicProjection(catalogue: copy.catalogue)
        // Read again, not copied: their texts belong to this snapshot.
        copy.authorities = [:]
        for id in authorities.keys { copy.authorities[id] = try copy.current(id) }
        return copy
    }

    /// The entry of a record; nil when it has no page.
    public func entry(_ id: String) -> SnapshotEntry? { positions[id].map { entries[$0] } }

    /// The current public revision of an authority, which is in memory; nil when there is no such authority.
    public func authority(_ id: String) -> Record? { authorities[id]?.record }

    /// Whether a record has a public page.
    public func isVisible(_ id: String) -> Bool { positions[id] != nil }

    /// Entries of one type, by ascending id.
    public func entries(of type: RecordType) -> [SnapshotEntry] { entries.filter { $0.type == type } }

    /// The current revision of a record with its derived facts; nil when it has no page.
    public func current(_ id: String) throws -> PublicRecord? {
        if let authority = authorities[id] { return authority }
        guard isVisible(id), let latest = try revisions(of: id).last else { return nil }
        return try history([latest]).last
    }

    /// The revisions of a record that are shown, oldest first, each under the strictest publication decision that holds
    /// for it; facts included.
    public func history(_ id: String) throws -> [PublicRecord] {
        guard isVisible(id) else { return [] }
        return try history(try revisions(of: id))
    }

    /// The revisions of several records as they are stored, record by record; `history` makes them public.
    public func stored(_ entries: some Collection<SnapshotEntry>) throws -> [[StoredRevision]] {
        try source.revisions(ofEach: entries.map(\.id)).map(upToDate)
    }

    /// What may be shown of stored revisions of one record with a page: each under the strictest publication decision
    /// that holds for it, without those that were hidden as a whole; facts included.
    ///
    /// The facts of the last one are those of the day of the snapshot, those of the others as they were when they were
    /// accepted: an assessment that came later says nothing about an earlier revision.
    public func history(_ stored: [StoredRevision]) throws -> [PublicRecord] {
        guard let id = stored.first?.id else { return [] }
        let shown = shownRevisions(of: id)
        return try stored.indices.compactMap { position in
            guard let decision = shown[stored[position].revision] else { return nil }
            return try publicRecord(stored[position], decision, isLast: position == stored.indices.last)
        }
    }

    /// The publication decision under which a revision is shown; nil when it is not shown at all.
    public func decision(of id: String, revision: Int) -> PublicationDecision? { shownRevisions(of: id)[revision] }

    /// The decisions of the revisions of a record that are shown, by number.
    private func shownRevisions(of id: String) -> [Int: PublicationDecision] {
        guard let type = entry(id)?.type else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: register.revisions(of: id, asOf: asOf).filter { $0.isShown(type) }
                .map { ($0.revision, $0.decision) })
    }

    /// Ids of the visible assessments, incidents or labels about a deployment, ascending.
    public func ids(of type: RecordType, about deployment: String) -> [String] {
        (about[type]?[deployment] ?? []).filter(isVisible)
    }

    private func revisions(of id: String) throws -> [StoredRevision] {
        upToDate(try source.revisions(of: id))
    }

    private func upToDate(_ revisions: [StoredRevision]) -> [StoredRevision] {
        guard let asOf else { return revisions }
        let known = revisions.filter { $0.recordedAt.day <= asOf }
        let isAuthority = revisions.first.flatMap { entry($0.id) }?.type == .authority
        return known.isEmpty && isAuthority ? Array(revisions.prefix(1)) : known
    }

    /// The revisions that belong to the register of a day, all for nil.
    ///
    /// Authorities are there on every day, in the first form on file before they were filed: records of theirs would
    /// else name nobody.
    static func accepted(
        _ revisions: [StoredRevision], by day: Day?, _ catalogue: Catalogue
    ) throws(SnapshotError) -> [StoredRevision] {
        guard let day else { return revisions }
        let known = revisions.filter { $0.recordedAt.day <= day }
        guard known.isEmpty, let first = revisions.first,
            try parse(first, catalogue: catalogue).type == .authority
        else { return known }
        return [first]
    }

    /// The latest day for which an authority stated that it uses no AI, among what was on file by the day of the
    /// snapshot; nil when it did not.
    public func nullReport(of authority: String) -> Day? {
        guard let entry = entry(authority), entry.firstRecordedAt.day <= date else { return nil }
        return (self.authority(authority)?.items(.nullReport) ?? []).compactMap {
            $0["date"]?.string.flatMap { Day($0) }
        }
        .filter { $0 <= date }.max()
    }

    private func publicRecord(
        _ revision: StoredRevision, _ decision: PublicationDecision, isLast: Bool
    ) throws -> PublicRecord {
        let stored = try Snapshot.parse(revision, catalogue: catalogue)
        // An authority that was filed later explains the records of the day; what it reported since was not known then.
        let isEarly = revision.recordedAt.day > date
        let projection = projection.project(
            stored, decision: decision, isVisible: isVisible, without: isEarly ? [.nullReport] : [])
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: projection.bytes, limits: .unlimited)
        } catch {
            throw SnapshotError(id: revision.id, revision: revision.revision, reason: "\(error)")
        }
        guard let record = Record(document: document, catalogue: catalogue) else {
            throw SnapshotError(id: revision.id, revision: revision.revision, reason: "unknown record type")
        }
        let neighbours: any Neighbours = isLast ? self : PastNeighbours(snapshot: self, moment: revision.recordedAt)
        let day = isLast ? date : revision.recordedAt.day
        let facts =
            decision.level == .full
            ? try derivation.facts(of: record, absences: projection.absences, on: day, neighbours: neighbours)
            : try derivation.reducedFacts(
                of: record, stored: stored,
                assessment: try hiddenAssessment(of: revision.id, until: isLast ? nil : revision.recordedAt),
                on: day, neighbours: neighbours)
        return PublicRecord(
            record: record, level: decision.level, ground: decision.ground, absences: projection.absences, facts: facts)
    }

    /// The stored assessment of a deployment that is not shown itself, of which nothing but its state may leave.
    private func hiddenAssessment(of deployment: String, until moment: Instant?) throws -> Record? {
        let found = try (about[.fria]?[deployment] ?? []).compactMap { id -> Record? in
            guard let latest = try revisions(of: id).last(where: { $0.recordedAt <= moment ?? $0.recordedAt }) else {
                return nil
            }
            let assessment = try Snapshot.parse(latest, catalogue: catalogue)
            return assessment.isWithdrawal || assessment.isAssessment(of: deployment) ? assessment : nil
        }
        return found.first { !$0.isWithdrawal } ?? found.first
    }

    /// The record in an accepted revision, all of it, internal and withheld values too.
    ///
    /// - Throws: `SnapshotError` for bytes that are no record: the store or the archive is damaged.
    public static func parse(_ revision: StoredRevision, catalogue: Catalogue) throws(SnapshotError) -> Record {
        let document: JSONDocument
        do {
            document = try JSONDocument(parsing: revision.bytes)
        } catch {
            throw SnapshotError(id: revision.id, revision: revision.revision, reason: "\(error)")
        }
        guard let record = Record(document: document, catalogue: catalogue) else {
            throw SnapshotError(id: revision.id, revision: revision.revision, reason: "unknown record type")
        }
        return record
    }

}

extension Snapshot: Neighbours {
    /// The public projection of a record's current revision; nil when it has no page.
    ///
    /// - Throws: what the source throws, or `SnapshotError` for a revision that cannot be read.
    public func record(_ id: String) throws -> Record? { try record(id, until: nil) }

    /// As `record`, of what was accepted up to a moment; nil for all. Authorities are always those of today.
    fileprivate func record(_ id: String, until moment: Instant?) throws -> Record? {
        if let authority = authorities[id] { return authority.record }
        guard isVisible(id),
            let latest = try revisions(of: id).last(where: { $0.recordedAt <= moment ?? $0.recordedAt }),
            let decision = decision(of: id, revision: latest.revision)
        else { return nil }
        let stored = try Snapshot.parse(latest, catalogue: catalogue)
        let bytes = projection.project(stored, decision: decision, isVisible: isVisible).bytes
        return Record(document: try JSONDocument(parsing: bytes, limits: .unlimited), catalogue: catalogue)
    }

    /// The visible records of a type about a deployment, by ascending id.
    public func records(of type: RecordType, about deployment: String) throws -> [Record] {
        try ids(of: type, about: deployment).compactMap { try record($0) }
    }
}

/// The register as it was at a moment, for older revisions; what has been withheld since stays so.
private struct PastNeighbours: Neighbours {
    let snapshot: Snapshot
    let moment: Instant

    func record(_ id: String) throws -> Record? { try snapshot.record(id, until: moment) }

    func records(of type: RecordType, about deployment: String) throws -> [Record] {
        try snapshot.ids(of: type, about: deployment).compactMap { try record($0) }
            .filter { $0.concernedDeployments.contains(deployment) }
    }
}

/// A stored revision that cannot be read: the store or the archive is damaged.
public struct SnapshotError: Error, Sendable, CustomStringConvertible {
    /// Record id.
    public let id: String
    /// Revision number.
    public let revision: Int
    /// What is wrong.
    public let reason: String

    /// Id, revision and reason in one line.
    public var description: String { "\(id) revision \(revision): \(reason)" }
}
