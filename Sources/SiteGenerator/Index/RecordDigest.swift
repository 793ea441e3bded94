import FieldCatalogue
import LegalFacts
import Publication
import SiteSearch
import SourceJSON

/// What the index keeps of one record: made of what its pages show, so that records can be read in any order.
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
    /// When a deployment was present; empty for other records.
    let presence: [Presence.Step]
    /// What the search keeps of a present record; nil for records that lead to no system.
    let searchText: SearchText?

    /// Takes what it needs from what the pages of a record show.
    init(_ material: RecordMaterial, _ authorities: AuthorityTable, _ catalogue: Catalogue) {
        let entry = material.entry
        id = entry.id
        chronicle = RecordDigest.chronicle(material)
        presence = entry.type == .deployment ? material.history.compactMap { Presence.Step($0) } : []
        searchText =
            entry.isCurrent && RecordDigest.searched.contains(entry.type)
            ? SearchText(material.record, catalogue: catalogue) : nil
        row = entry.isCurrent ? RecordDigest.row(material, authorities, catalogue) : nil
    }

    /// Systems, and what leads to them.
    private static let searched: Set<RecordType> = [.deployment, .fria, .incident]

    private static func row(_ material: RecordMaterial, _ authorities: AuthorityTable, _ catalogue: Catalogue) -> Row? {
        let entry = material.entry
        let values = material.record.record
        switch entry.type {
        case .deployment: return .deployment(IndexRow(material, authority: authorities[entry.authority]))
        case .fria: return .assessment(assessment(material, catalogue))
        case .incident:
            return .incident(
                IncidentRow(
                    id: entry.id, authority: entry.authority, origin: entry.origin,
                    deployment: values.string(.deployment) ?? "", kind: values.string(.kind) ?? "",
                    state: values.string(.state) ?? "", awareOn: material.surroundings.day(.awareOn, of: values)))
        case .label:
            return .label(
                LabelRow(
                    id: entry.id, authority: entry.authority, origin: entry.origin, title: entry.name,
                    kind: values.string(.kind) ?? "", extent: values.string(.extent) ?? "",
                    publishedOn: material.surroundings.day(.publishedOn, of: values),
                    deployment: values.string(.deployment)))
        case .authority: return nil
        }
    }

    private static func assessment(_ material: RecordMaterial, _ catalogue: Catalogue) -> AssessmentRow {
        let (entry, values) = (material.entry, material.record.record)
        var before: [RiskRating.Level: Int] = [:]
        var after: [RiskRating.Level: Int] = [:]
        for rated in RatedRisk.all(in: values, catalogue: catalogue) {
            if let level = rated.inherent?.level { before[level, default: 0] += 1 }
            if let level = rated.residual?.level { after[level, default: 0] += 1 }
        }
        return AssessmentRow(
            id: entry.id, authority: entry.authority, origin: entry.origin, deployments: values.strings(.deployments),
            status: values.string(.status) ?? "", performedOn: material.surroundings.day(.performedOn, of: values),
            nextReviewOn: values.day(.nextReviewOn), decision: values.string(.decisionResult),
            before: before, after: after)
    }

    /// Whether a revision of an authority states for a further day that it uses no AI.
    private static func addsNullReport(_ history: [PublicRecord], _ position: Int) -> Bool {
        func count(_ record: PublicRecord) -> Int { record.record.items(.nullReport).count { _ in true } }
        return count(history[position]) > (position == 0 ? 0 : count(history[position - 1]))
    }

    private static func chronicle(_ material: RecordMaterial) -> [ChronicleRow] {
        let entry = material.entry
        let history = material.history
        let concerned = entry.type == .label ? nil : material.concerned
        return history.enumerated().map { position, record in
            let before = position == 0 ? record.facts.riskClass : history[position - 1].facts.riskClass
            let hasNullReport = entry.type == .authority && RecordDigest.addsNullReport(history, position)
            return ChronicleRow(
                id: entry.id, type: entry.type, origin: entry.origin, authority: entry.authority,
                name: concerned?.name ?? entry.name,
                nameEn: concerned == nil ? record.record.string(.translationsEnName) : nil,
                kind: hasNullReport
                    ? .nullReport : record.isWithdrawn ? .withdrawn : position == 0 ? .added : .changed,
                revision: record.revision,
                revisionCount: history.count, recordedAt: record.recordedAt ?? entry.lastRecordedAt,
                note: record.isWithdrawn
                    ? record.record.string(.withdrawalReason) : record.record.string(.changeNote),
                riskBefore: before, riskAfter: record.facts.riskClass ?? before)
        }
    }
}
