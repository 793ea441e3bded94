/// The first pass of a snapshot over all records: what is visible, what refers to what, what is withheld.
struct SnapshotSurvey {
    /// What one record says about itself.
    struct Head: Sendable {
        let id: String
        let type: RecordType
        let authority: String
        let origin: Origin
        let decision: PublicationDecision
        /// The decision the revision of the day states itself, whatever was decided later.
        let ownDecision: PublicationDecision
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
        let source: SnapshotEntry.Source?
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
        let revisions = try Snapshot.accepted(all, by: asOf, catalogue)
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
            decision: decision, ownDecision: PublicationDecision(of: stating) ?? .full,
            isWithdrawn: record.isWithdrawal, name: projected ?? stating.displayName,
            nameEn: open("translations.en.name"),
            product: decision.isPublic("system.product") ? record.string("system.product") : nil,
            supersedes: record.string("supersedes"), parent: record.string("parent"),
            concerned: record.isWithdrawal ? stating.concernedDeployments : record.concernedDeployments,
            revisionCount: revisions.count, first: first.recordedAt, last: last.recordedAt,
            source: decision.level == .full ? source(of: stating) : nil)
    }

    private func source(of record: Record) -> SnapshotEntry.Source? {
        guard let title = record.string("source.title"), let licence = record.string("source.licence") else {
            return nil
        }
        return SnapshotEntry.Source(title: title, licence: licence)
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
            if let old = Presence.replaced(
                by: head.supersedes, isWithdrawn: head.isWithdrawn, level: head.decision.level)
            {
                supersededBy[old] = head.id
            }
            if head.type == .authority { ressorts[head.id] = head.parent ?? head.id }
        }
        var entries: [SnapshotEntry] = []
        var decisions: [String: PublicationDecision] = [:]
        var about: [RecordType: [String: [String]]] = [:]
        var counts: [WithheldCount: Int] = [:]
        func count(_ kind: WithheldCount.Kind, _ head: Head, ground: String?, day: Day? = nil) {
            let key = WithheldCount(
                ressort: ressorts[head.authority] ?? head.authority, ground: ground ?? "", kind: kind,
                origin: head.origin, decidedOn: day, count: 0)
            counts[key, default: 0] += 1
        }
        /// Whether a decision had been taken by the day of the snapshot.
        func wasTaken(_ day: Day?) -> Bool {
            guard let asOf, let day else { return true }
            return day <= asOf
        }
        for head in heads {
            decisions[head.id] = head.decision
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
            let level = head.concerned.map { levels[$0] ?? .full }.reduce(head.decision.level, max)
            guard level == .full || (head.type == .deployment && level == .reduced) else { continue }
            entries.append(
                SnapshotEntry(
                    id: head.id, type: head.type, authority: head.authority, origin: head.origin, level: level,
                    isWithdrawn: head.isWithdrawn, supersededBy: supersededBy[head.id], name: head.name,
                    nameEn: head.nameEn, about: head.concerned.first, product: head.product,
                    revisionCount: head.revisionCount, firstRecordedAt: head.first,
                    lastRecordedAt: head.last, source: head.source))
        }
        return Outcome(
            entries: entries, decisions: decisions, about: about,
            withheldCounts: counts.map { key, count in
                WithheldCount(
                    ressort: key.ressort, ground: key.ground, kind: key.kind, origin: key.origin,
                    decidedOn: key.decidedOn, count: count)
            }.sorted(),
            latest: heads.map(\.last.day).max())
    }

    private func reducedName(_ record: Record, _ decision: PublicationDecision) -> String? {
        let context = record.string("usage.context").flatMap { catalogue.vocabularies["usage-context"]?[$0] }
        return context?.properties["reducedTitle"]?["de"]?.string ?? PublicProjection.fallbackReducedTitle
    }
}
