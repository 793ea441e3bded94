import FieldCatalogue
import Findings
import Publication
import SiteSearch

/// Lists and counts over the whole register, made of one digest a record.
struct SiteIndex: Sendable {
    /// Present deployments, by name.
    let deployments: [IndexRow]
    /// Present deployments by authority.
    let byAuthority: [String: [IndexRow]]
    /// Present deployments by Ressort: the ministry itself and what belongs to it.
    let byRessort: [String: [IndexRow]]
    /// Present assessments, by id.
    let assessments: [AssessmentRow]
    /// Present incidents, the latest first.
    let incidents: [IncidentRow]
    /// Present labels, the latest first.
    let labels: [LabelRow]
    /// Every acceptance, the latest first.
    let chronicle: [ChronicleRow]
    /// By how many the present systems of real authorities became more or fewer, by day.
    let growth: [Day: Int]
    /// Authorities in groups: every Ressort with what belongs to it, then those that stand alone.
    let ressorts: [Ressort]

    /// A Ressort, or a single authority that belongs to none.
    struct Ressort: Sendable {
        let head: AuthorityRow
        let below: [AuthorityRow]

        var members: [AuthorityRow] { [head] + below }
        /// Whether it has a heading of its own: a ministry always, others with authorities below them.
        var isGroup: Bool { head.kind == "ressort" || !below.isEmpty }
    }

    /// What the search keeps of systems and of what leads to them, by record id.
    let searchTexts: [String: SearchText]
    private let deploymentPositions: [String: Int]

    /// Puts together what was read of the records, in the order of the entries.
    init(_ digests: [RecordDigest], _ authorities: AuthorityTable) {
        var rows: [IndexRow] = []
        var assessments: [AssessmentRow] = []
        var incidents: [IncidentRow] = []
        var labels: [LabelRow] = []
        for digest in digests {
            switch digest.row {
            case .deployment(let row): rows.append(row)
            case .assessment(let row): assessments.append(row)
            case .incident(let row): incidents.append(row)
            case .label(let row): labels.append(row)
            case nil: break
            }
        }
        deployments = GermanOrder.sorted(rows, by: \.name, id: \.id)
        byAuthority = Dictionary(grouping: deployments, by: \.authority)
        byRessort = Dictionary(grouping: deployments, by: { $0.ressort ?? $0.authority })
        self.assessments = assessments
        self.incidents = incidents.sorted { ($1.awareOn ?? .epoch, $0.id) < ($0.awareOn ?? .epoch, $1.id) }
        self.labels = labels.sorted { ($1.publishedOn ?? .epoch, $0.id) < ($0.publishedOn ?? .epoch, $1.id) }
        chronicle = digests.flatMap(\.chronicle)
            .sorted { ($1.recordedAt, $0.id, $1.revision) < ($0.recordedAt, $1.id, $0.revision) }
        growth = Presence.changes(digests.map { ($0.id, $0.presence) }, counting: { $0 != .sample })
        ressorts = SiteIndex.grouped(authorities.all)
        searchTexts = Dictionary(
            digests.compactMap { digest in digest.searchText.map { (digest.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        deploymentPositions = SiteIndex.positions(deployments, \.id)
    }

    /// The present deployment with this id.
    func deployment(_ id: String) -> IndexRow? { deploymentPositions[id].map { deployments[$0] } }

    private static func grouped(_ authorities: [AuthorityRow]) -> [Ressort] {
        let children = Dictionary(grouping: authorities.filter { $0.parent != nil }, by: { $0.parent ?? "" })
        let heads = authorities.filter { $0.parent == nil }
        let all = heads.map { Ressort(head: $0, below: children[$0.id] ?? []) }
        return all.filter(\.isGroup) + all.filter { !$0.isGroup }
    }

    private static func positions<Row>(_ rows: [Row], _ id: KeyPath<Row, String>) -> [String: Int] {
        Dictionary(
            rows.enumerated().map { ($0.element[keyPath: id], $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
}
