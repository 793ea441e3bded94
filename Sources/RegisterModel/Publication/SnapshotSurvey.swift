/// The first pass of a snapshot over all records: what is visible, what refers to what, what is withheld.
struct SnapshotSurvey {
    /// What one record says about itself.
    struct Head: Sendable {
        let id: String
        let type: RecordType
        let authority: String
        let origin: Origin
        let decision: PublicationDecision
        let isWithdrawn: Bool
        let name: String
        let nameEn: String?
        let product: String?
        let supersedes: String?
        let parent: String?
        let concerned: [String]
        let revisionCount: Int
        let first: Instant
        let last: Instant
    }

    let catalogue: Catalogue
    let asOf: Day?
    private var heads: [Head] = []

    init(catalogue: Catalogue, asOf: Day?) {
        self.catalogue = catalogue
        self.asOf = asOf
    }

    /// Adds records in the order in which their entries stand, reading them on all processors.
    ///
    /// - Throws: `SnapshotError` for a revision that cannot be read.
    mutating func add(_ records: [[StoredRevision]]) throws {
        let survey = SnapshotSurvey(catalogue: catalogue, asOf: asOf)
        let read = Parallel.map(records) { revisions in Result { try survey.head(of: revisions) } }
        for head in read { if let head = try head.get() { heads.append(head) } }
    }

    private func head(of all: [StoredRevision]) throws -> Head? {
        let revisions = asOf.map { day in all.filter { $0.recordedAt.day <= day } } ?? all
        guard let first = revisions.first, let last = revisions.last else { return nil }
        let record = try Snapshot.parse(last, catalogue: catalogue)
        // A withdrawal may leave out the decision and the name: the latest revision that states them counts.
        var stating = record
        var index = revisions.count - 1
        while stating["publication"] == nil || (stating.isWithdrawal && index > 0), index > 0 {
            index -= 1
            stating = try Snapshot.parse(revisions[index], catalogue: catalogue)
        }
        // What was withheld since stays so in the register of an earlier day.
        let stated = all.count == revisions.count ? PublicationDecision(of: record) : nil
        let decision = try stated ?? latestDecision(of: all)
        let projected = decision.level == .full ? nil : reducedName(stating, decision)
        func open(_ path: String) -> String? {
            decision.isPublic(path) ? stating.string(path) : nil
        }
        return Head(
            id: last.id, type: record.type, authority: record.authority, origin: record.origin ?? .agency,
            decision: decision, isWithdrawn: record.isWithdrawal, name: projected ?? stating.displayName,
            nameEn: open("translations.en.name"),
            product: decision.isPublic("system.product") ? record.string("system.product") : nil,
            supersedes: record.string("supersedes"), parent: record.string("parent"),
            concerned: record.isWithdrawal ? stating.concernedDeployments : record.concernedDeployments,
            revisionCount: revisions.count, first: first.recordedAt, last: last.recordedAt)
    }

    /// The decision of the latest revision that states one.
    private func latestDecision(of revisions: [StoredRevision]) throws -> PublicationDecision {
        for revision in revisions.reversed() {
            if let decision = PublicationDecision(of: try Snapshot.parse(revision, catalogue: catalogue)) {
                return decision
            }
        }
        return .full
    }

    struct Outcome {
        let entries: [SnapshotEntry]
        let decisions: [String: PublicationDecision]
        let about: [RecordType: [String: [String]]]
        let withheldCounts: [WithheldCount]
        let latest: Day?
    }

    func finish() -> Outcome {
        var levels: [String: PublicationLevel] = [:]
        var supersededBy: [String: String] = [:]
        var ressorts: [String: String] = [:]
        for head in heads {
            levels[head.id] = head.decision.level
            if let old = head.supersedes, !head.isWithdrawn, head.decision.level == .full {
                supersededBy[old] = head.id
            }
            if head.type == .authority { ressorts[head.id] = head.parent ?? head.id }
        }
        var entries: [SnapshotEntry] = []
        var decisions: [String: PublicationDecision] = [:]
        var about: [RecordType: [String: [String]]] = [:]
        var counts: [WithheldCount: Int] = [:]
        func count(_ kind: WithheldCount.Kind, _ head: Head, ground: String?) {
            let key = WithheldCount(
                ressort: ressorts[head.authority] ?? head.authority, ground: ground ?? "", kind: kind,
                origin: head.origin, count: 0)
            counts[key, default: 0] += 1
        }
        for head in heads {
            decisions[head.id] = head.decision
            for deployment in head.concerned { about[head.type, default: [:]][deployment, default: []].append(head.id) }
            if !head.isWithdrawn, head.type == .deployment {
                switch head.decision.level {
                case .aggregateOnly: count(.record, head, ground: head.decision.ground)
                case .reduced: count(.reducedRecord, head, ground: head.decision.ground)
                case .full: for field in head.decision.withheld { count(.field, head, ground: field.ground) }
                }
            }
            // An assessment, incident or label is never shown more openly than the deployments it is about.
            let level = head.concerned.map { levels[$0] ?? .full }.reduce(head.decision.level, max)
            guard level == .full || (head.type == .deployment && level == .reduced) else { continue }
            entries.append(
                SnapshotEntry(
                    id: head.id, type: head.type, authority: head.authority, origin: head.origin, level: level,
                    isWithdrawn: head.isWithdrawn, supersededBy: supersededBy[head.id], name: head.name,
                    nameEn: head.nameEn, about: head.concerned.first, product: head.product,
                    revisionCount: head.revisionCount, firstRecordedAt: head.first,
                    lastRecordedAt: head.last))
        }
        return Outcome(
            entries: entries, decisions: decisions, about: about,
            withheldCounts: counts.map { key, count in
                WithheldCount(
                    ressort: key.ressort, ground: key.ground, kind: key.kind, origin: key.origin, count: count)
            }.sorted(),
            latest: heads.map(\.last.day).max())
    }

    private func reducedName(_ record: Record, _ decision: PublicationDecision) -> String? {
        let context = record.string("usage.context").flatMap { catalogue.vocabularies["usage-context"]?[$0] }
        return context?.properties["reducedTitle"]?["de"]?.string ?? PublicProjection.fallbackReducedTitle
    }
}
