import FieldCatalogue
import ParallelWork
import Records

/// The first pass of a snapshot over all records: what is visible, what refers to what, what is withheld.
struct SnapshotSurvey {
    /// What one record says about itself.
    struct Head: Sendable {
        let id: String
        let type: RecordType
        let authority: String
        let origin: Origin
        /// Under which the current revision is shown.
        let decision: PublicationDecision
        /// The decision the revision of the day states itself, whatever was decided later.
        let ownDecision: PublicationDecision
        let isWithdrawn: Bool
        /// Position of the revision that gives the names and the source.
        let naming: Int
        let name: String
        let nameEn: String?
        let product: String?
        let supersedes: String?
        let parent: String?
        let concerned: [String]
        let source: SnapshotEntry.Source?
    }

    let catalogue: Catalogue
    let asOf: Day?
    private var heads: [Head] = []
    private var register = PublicationRegister()

    init(catalogue: Catalogue, asOf: Day?) {
        self.catalogue = catalogue
        self.asOf = asOf
    }

    /// Adds records in the order in which their entries stand, reading them on all processors.
    ///
    /// - Throws: `SnapshotError` for a revision that cannot be read.
    mutating func add(_ records: [[StoredRevision]]) throws {
        let survey = SnapshotSurvey(catalogue: catalogue, asOf: asOf)
        let read = Parallel.map(records) { revisions in Result { try survey.read(revisions) } }
        for result in read {
            guard let (id, history, head) = try result.get() else { continue }
            register.add(id, history)
            if let head { heads.append(head) }
        }
    }

    /// Reads one record: its decisions, and what it says about itself on the day asked for; nothing when it came later.
    private func read(_ all: [StoredRevision]) throws -> (id: String, PublicationHistory, Head?)? {
        let records = try all.map { (record: try Snapshot.parse($0, catalogue: catalogue), stored: $0) }
        guard let latest = records.last else { return nil }
        let history = PublicationHistory(
            records, type: latest.record.type, description: latest.record.description)
        let accepted = try Snapshot.accepted(all, by: asOf, catalogue)
        let known = records.prefix(accepted.count)
        guard let last = known.last else { return (latest.stored.id, history, nil) }
        let record = last.record
        // A withdrawal leaves out the name: the latest revision before it counts, as far as that is shown itself.
        let naming = known.lastIndex { !$0.record.isWithdrawal } ?? known.count - 1
        let stating = known[naming].record
        let namingDecision = history.decisions[naming]
        // What was withheld since stays so in the register of an earlier day.
        let decision = history.decisions[known.count - 1]
        let head = Head(
            id: last.stored.id, type: record.type, authority: record.authority, origin: record.origin ?? .agency,
            decision: decision, ownDecision: history.steps[known.count - 1].decision,
            isWithdrawn: record.isWithdrawal,
            naming: naming,
            name: namingDecision.level == .full
                ? stating.displayName
                : PublicProjection.reducedName(of: stating.root, stating.description, namingDecision, catalogue),
            nameEn: namingDecision.isPublic(.translationsEnName) ? stating.string(.translationsEnName) : nil,
            product: decision.isPublic(.systemProduct) ? record.string(.systemProduct) : nil,
            supersedes: record.string(.supersedes), parent: record.string(.parent),
            concerned: history.steps[known.count - 1].concerned,
            source: namingDecision.level == .full ? source(of: stating) : nil)
        return (last.stored.id, history, head)
    }

    private func source(of record: Record) -> SnapshotEntry.Source? {
        guard let title = record.string(.sourceTitle), let licence = record.string(.sourceLicence) else {
            return nil
        }
        return SnapshotEntry.Source(title: title, licence: licence)
    }

    struct Outcome {
        let entries: [SnapshotEntry]
        let register: PublicationRegister
        let about: [RecordType: [String: [String]]]
        let withheldCounts: [WithheldCount]
    }

    func finish() -> Outcome {
        let shown = heads.map { register.revisions(of: $0.id, asOf: asOf) }
        var supersededBy: [String: String] = [:]
        var ressorts: [String: String] = [:]
        for (head, revisions) in zip(heads, shown) {
            if let last = revisions.last,
                let old = Presence.replaced(by: head.supersedes, isWithdrawn: head.isWithdrawn, level: last.level)
            {
                supersededBy[old] = head.id
            }
            if head.type == .authority { ressorts[head.id] = head.parent ?? head.id }
        }
        var entries: [SnapshotEntry] = []
        var about: [RecordType: [String: [String]]] = [:]
        var counts: [WithheldCount.Cell: Int] = [:]
        func count(_ kind: WithheldCount.Kind, _ head: Head, ground: String?, day: Day? = nil) {
            let cell = WithheldCount.Cell(
                ressort: ressorts[head.authority] ?? head.authority, ground: ground ?? "", kind: kind,
                origin: head.origin, decidedOn: day)
            counts[cell, default: 0] += 1
        }
        /// Whether a decision had been taken by the day of the snapshot.
        func wasTaken(_ day: Day?) -> Bool {
            guard let asOf, let day else { return true }
            return day <= asOf
        }
        for (head, revisions) in zip(heads, shown) {
            for deployment in head.concerned { about[head.type, default: [:]][deployment, default: []].append(head.id) }
            // What was decided since hides, but does not count on an earlier day.
            let own = head.ownDecision
            if !head.isWithdrawn, supersededBy[head.id] == nil, head.type == .deployment {
                switch (own.level, head.decision.level) {
                case (.aggregateOnly, _):
                    if wasTaken(own.decidedOn) { count(.record, head, ground: own.ground) }
                case (.reduced, .full), (.reduced, .reduced):
                    if wasTaken(own.decidedOn) { count(.reducedRecord, head, ground: own.ground) }
                case (.full, .full):
                    for field in own.withheld where wasTaken(field.decidedOn) {
                        count(.field, head, ground: field.ground, day: field.decidedOn)
                    }
                case (.full, _), (.reduced, .aggregateOnly): break
                }
            }
            // An assessment, incident or label is never shown more openly than the deployments it is about.
            guard let last = revisions.last, last.isShown(head.type) else { continue }
            // What named a withdrawn record may have been hidden.
            let isNamed = revisions[head.naming].isShown(head.type)
            let visible = revisions.filter { $0.isShown(head.type) }
            entries.append(
                SnapshotEntry(
                    id: head.id, type: head.type, authority: head.authority, origin: head.origin, level: last.level,
                    isWithdrawn: head.isWithdrawn, supersededBy: supersededBy[head.id],
                    name: isNamed ? head.name : head.id, nameEn: isNamed ? head.nameEn : nil,
                    about: head.concerned.first, product: head.product,
                    revisionCount: visible.count, lastRevision: last.revision,
                    firstRecordedAt: visible.first?.recordedAt ?? last.recordedAt,
                    lastRecordedAt: last.recordedAt, source: isNamed ? head.source : nil))
        }
        return Outcome(
            entries: entries, register: register, about: about, withheldCounts: WithheldCount.published(counts))
    }
}
