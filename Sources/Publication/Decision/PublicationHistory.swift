import FieldCatalogue
import Records

/// What the revisions of one record decided about showing it, oldest first.
struct PublicationHistory: Sendable {
    /// One revision.
    struct Step: Sendable {
        let revision: Int
        let recordedAt: Instant
        /// The decision it states, or the one that goes on when it states none.
        let decision: PublicationDecision
        /// What it opens in the revisions before it.
        let lifts: [PublicationLift]
        /// The deployments it is about; a withdrawal is about those of the revision before.
        let concerned: [String]
    }

    let type: RecordType
    let steps: [Step]
    private let description: RecordDescription

    /// Reads the decisions of a record's revisions.
    ///
    /// - Parameter revisions: all of them, oldest first, with the times of their acceptance.
    init(_ revisions: [(record: Record, stored: StoredRevision)], type: RecordType, description: RecordDescription) {
        self.type = type
        self.description = description
        var decision = PublicationDecision.full
        var concerned: [String] = []
        var known: Set<PublicationLift> = []
        steps = revisions.map { record, stored in
            decision = PublicationDecision(of: record) ?? decision
            let own = record.concernedDeployments
            if !own.isEmpty { concerned = own }
            // A revision repeats what the one before says: a lift that stood there already is not a new decision.
            let lifts = PublicationLift.all(in: record).filter { known.insert($0).inserted }
            return Step(
                revision: stored.revision, recordedAt: stored.recordedAt, decision: decision, lifts: lifts,
                concerned: concerned)
        }
    }

    /// The decision under which each revision is shown: the strictest of its own and all later ones, less what
    /// decisions after each of them opened again.
    var decisions: [PublicationDecision] {
        var strictest: PublicationDecision?
        var result: [PublicationDecision] = []
        for decision in contributions.reversed() {
            let next = strictest.map { decision.tightened(by: $0) } ?? decision
            strictest = next
            result.append(next)
        }
        return result.reversed()
    }

    /// The decision of each revision, less what later ones opened again.
    var contributions: [PublicationDecision] {
        var lifts: [PublicationLift] = []
        var result: [PublicationDecision] = []
        for step in steps.reversed() {
            result.append(lifts.reduce(step.decision) { $0.lifted(by: $1, in: description) })
            lifts += step.lifts
        }
        return result.reversed()
    }
}

/// Under which decision each revision of each record is shown, and which are shown at all.
struct PublicationRegister: Sendable {
    /// One revision of a record.
    struct Shown: Sendable {
        let revision: Int
        let recordedAt: Instant
        /// The strictest decision of the record itself.
        let decision: PublicationDecision
        /// The level with that of the deployments it is about.
        let level: PublicationLevel

        /// Whether it has a page: assessments, incidents and labels have one at level `full` only.
        func isShown(_ type: RecordType) -> Bool { level == .full || (type == .deployment && level == .reduced) }
    }

    private(set) var histories: [String: PublicationHistory] = [:]
    private var decisions: [String: [PublicationDecision]] = [:]

    /// Adds a record.
    mutating func add(_ id: String, _ history: PublicationHistory) {
        histories[id] = history
        decisions[id] = history.decisions
    }

    /// The revisions of a record accepted on or before a day, oldest first, each with what holds for it today.
    func revisions(of id: String, asOf day: Day?) -> [Shown] {
        guard let history = histories[id], let decisions = decisions[id] else { return [] }
        var steps = history.steps.prefix { step in day.map { step.recordedAt.day <= $0 } ?? true }
        // As `Snapshot.accepted`: authorities are there on every day.
        if steps.isEmpty, history.type == .authority { steps = history.steps.prefix(1) }
        return steps.indices.map { position in
            let step = steps[position]
            let end = position + 1 < steps.count ? steps[position + 1].recordedAt : nil
            let level = step.concerned.map { self.level(of: $0, before: end, asOf: day) }
                .reduce(decisions[position].level, max)
            return Shown(
                revision: step.revision, recordedAt: step.recordedAt, decision: decisions[position], level: level)
        }
    }

    /// The level of a deployment for what was written about it until a moment: that of the revision that stood then.
    ///
    /// What was written while a deployment was hidden stays hidden when the deployment is opened later; what stands when
    /// it is opened is opened with it. A deployment that came later than what is about it counts with its first revision.
    private func level(of deployment: String, before moment: Instant?, asOf day: Day?) -> PublicationLevel {
        guard let history = histories[deployment], let decisions = decisions[deployment], !decisions.isEmpty else {
            return .full
        }
        let position = history.steps.lastIndex { step in
            (moment.map { step.recordedAt < $0 } ?? true) && (day.map { step.recordedAt.day <= $0 } ?? true)
        }
        return decisions[position ?? 0].level
    }
}
