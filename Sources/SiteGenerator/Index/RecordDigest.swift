import RegisterModel
import SiteSearch
import SourceJSON

/// What the index keeps of one record: made from the record alone, so that records can be read in any order.
public struct RecordDigest: Sendable {
    /// The row of a present record; nil when it is withdrawn or replaced.
    enum Row: Sendable {
        case deployment(IndexRow)
        case assessment(AssessmentRow)
        case incident(IncidentRow)
        case label(LabelRow)
    }

    /// Id of the record.
    public let id: String
    let row: Row?
    let chronicle: [ChronicleRow]
    /// What the search keeps of a present record; nil for records that lead to no system.
    let searchText: SearchText?

    /// Takes what it needs from a record and its history: the chronicle tells what moved.
    init(_ reading: RecordReading, in snapshot: Snapshot) {
        let entry = reading.entry
        id = entry.id
        chronicle = entry.type == .authority ? [] : RecordDigest.chronicle(reading.history, entry, snapshot)
        searchText =
            entry.isCurrent && RecordDigest.searched.contains(entry.type)
            ? SearchText(reading.record, catalogue: snapshot.catalogue) : nil
        row = entry.isCurrent ? RecordDigest.row(reading.record, entry, snapshot.catalogue) : nil
    }

    /// Systems, and what leads to them.
    private static let searched: Set<RecordType> = [.deployment, .fria, .incident]

    private static func row(_ record: PublicRecord, _ entry: SnapshotEntry, _ catalogue: Catalogue) -> Row? {
        let values = record.record
        switch entry.type {
        case .deployment: return .deployment(deployment(record, entry))
        case .fria: return .assessment(assessment(record, entry, catalogue))
        case .incident:
            return .incident(
                IncidentRow(
                    id: entry.id, authority: entry.authority, origin: entry.origin,
                    deployment: values.string("deployment") ?? "", kind: values.string("kind") ?? "",
                    state: values.string("state") ?? "", awareOn: values.day("awareOn")))
        case .label:
            return .label(
                LabelRow(
                    id: entry.id, authority: entry.authority, origin: entry.origin, title: entry.name,
                    kind: values.string("kind") ?? "", extent: values.string("extent") ?? "",
                    publishedOn: values.day("publishedOn"), deployment: values.string("deployment")))
        case .authority: return nil
        }
    }

    private static func deployment(_ record: PublicRecord, _ entry: SnapshotEntry) -> IndexRow {
        let values = record.record
        var answers: [String: Bool] = [:]
        var exceptions: [String: String] = [:]
        if let practices = values["classification.prohibited"] {
            for practice in practices.members {
                guard let applies = practice.value["applies"]?.boolean else { continue }
                answers[practice.key.string] = applies
                if let exception = practice.value["exception"]?.string { exceptions[practice.key.string] = exception }
            }
        }
        return IndexRow(
            id: entry.id, type: entry.type, authority: entry.authority, name: entry.name,
            nameEn: values.string("translations.en.name"), summary: values.string("shortDescription") ?? "",
            summaryEn: values.string("translations.en.shortDescription"), status: values.string("status") ?? "",
            riskClass: record.facts.riskClass ?? .notAssessed, friaStatus: record.facts.friaStatus,
            origin: entry.origin, level: entry.level, firstRecordedAt: entry.firstRecordedAt,
            lastRecordedAt: entry.lastRecordedAt, changeNote: values.string("changeNote") ?? "",
            lifeAreas: unique(values.strings("lifeAreas")), services: unique(values.strings("services")),
            context: values.string("usage.context"), decisionRole: values.string("decision.role"),
            affectsPeople: values.boolean("decision.affectsNaturalPersons"),
            rights: TouchedRight.stated(by: values),
            product: entry.product, completeness: record.facts.completeness, confirmedOn: values.day("confirmedOn"),
            publicationReviewOn: values.day("publication.reviewDate"),
            practices: IndexRow.Practices(
                usesBiometrics: values.boolean("biometrics.used"), biometricKinds: values.strings("biometrics.kind"),
                inPublicSpace: values.boolean("biometrics.publicSpace"), isAgent: values.boolean("agent.isAgent"),
                autonomy: values.string("agent.autonomy"), confirmation: values.string("agent.humanConfirmation"),
                prohibited: answers, exceptions: exceptions),
            openness: IndexRow.Openness(
                source: values.string("openness.source"), hosting: values.string("sovereignty.hosting.model"),
                thirdCountryAccess: values.string("sovereignty.thirdCountryAccess"),
                hasExitPlan: values.boolean("sovereignty.exitPlan.exists"),
                environmentBasis: values.string("environment.basis"),
                kWhPerYear: values["environment.kWhPerYear"]?.double)
        )
    }

    private static func assessment(_ record: PublicRecord, _ entry: SnapshotEntry, _ catalogue: Catalogue)
        -> AssessmentRow
    {
        let values = record.record
        var before: [RiskRating.Level: Int] = [:]
        var after: [RiskRating.Level: Int] = [:]
        for rated in RatedRisk.all(in: values, catalogue: catalogue) {
            if let level = rated.inherent?.level { before[level, default: 0] += 1 }
            if let level = rated.residual?.level { after[level, default: 0] += 1 }
        }
        return AssessmentRow(
            id: entry.id, authority: entry.authority, origin: entry.origin, deployments: values.strings("deployments"),
            status: values.string("status") ?? "", performedOn: values.day("performedOn"),
            nextReviewOn: values.day("nextReviewOn"), decision: values.string("decision.result"),
            rights: TouchedRight.rated(by: values, catalogue: catalogue),
            before: before, after: after)
    }

    private static func chronicle(_ history: [PublicRecord], _ entry: SnapshotEntry, _ snapshot: Snapshot)
        -> [ChronicleRow]
    {
        let about = history.lazy.compactMap { $0.record.concernedDeployments.first }.first
        let concerned = entry.type == .label ? nil : about.flatMap { snapshot.entry($0) }
        return history.enumerated().map { position, record in
            let before = position == 0 ? record.facts.riskClass : history[position - 1].facts.riskClass
            return ChronicleRow(
                id: entry.id, type: entry.type, origin: entry.origin, authority: entry.authority,
                name: concerned?.name ?? entry.name,
                nameEn: concerned == nil ? record.record.string("translations.en.name") : nil,
                kind: record.isWithdrawn ? .withdrawn : position == 0 ? .added : .changed, revision: record.revision,
                revisionCount: history.count, recordedAt: record.recordedAt ?? entry.lastRecordedAt,
                note: record.isWithdrawn
                    ? record.record.string("withdrawal.reason") : record.record.string("changeNote"),
                riskBefore: before, riskAfter: record.facts.riskClass ?? before)
        }
    }

    private static func unique(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }
}
