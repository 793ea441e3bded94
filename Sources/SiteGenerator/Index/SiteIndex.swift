import Findings
import RegisterModel
import SiteSearch

/// Lists and counts over the whole register, made in one pass over the snapshot.
struct SiteIndex: Sendable {
    /// Present deployments, by name.
    let deployments: [IndexRow]
    /// Present deployments by authority.
    let byAuthority: [String: [IndexRow]]
    /// Present deployments by Ressort: the ministry itself and what belongs to it.
    let byRessort: [String: [IndexRow]]
    /// Present deployments by product, where several share one.
    let byProduct: [String: [IndexRow]]
    /// Authorities, by name.
    let authorities: [AuthorityRow]
    /// Present assessments, by id.
    let assessments: [AssessmentRow]
    /// Present incidents, the latest first.
    let incidents: [IncidentRow]
    /// Present labels, the latest first.
    let labels: [LabelRow]
    /// Every acceptance, the latest first.
    let chronicle: [ChronicleRow]
    /// Authorities in groups: every Ressort with what belongs to it, then those that stand alone.
    let ressorts: [Ressort]

    /// A Ressort, or a single authority that belongs to none.
    struct Ressort: Sendable {
        let head: AuthorityRow
        let below: [AuthorityRow]

        var members: [AuthorityRow] { [head] + below }
    }

    /// What the search keeps of systems and of what leads to them, by record id.
    let searchTexts: [String: SearchText]
    private let authorityPositions: [String: Int]
    private let deploymentPositions: [String: Int]
    private let assessmentPositions: [String: Int]

    /// Reads every record once.
    ///
    /// - Throws: what the snapshot throws for a damaged register.
    static func digests(of snapshot: Snapshot) throws -> [RecordDigest] {
        try Parallel.map(snapshot.entries) { entry in
            Result { RecordDigest(entry, try snapshot.history(entry.id), in: snapshot) }
        }.map { try $0.get() }
    }

    /// Puts together what was read of the records, in the order of the entries.
    init(_ digests: [RecordDigest], of snapshot: Snapshot) {
        let entries = snapshot.entries
        let catalogue = snapshot.catalogue
        var rows: [IndexRow] = []
        var authorities: [AuthorityRow] = []
        var assessments: [AssessmentRow] = []
        var incidents: [IncidentRow] = []
        var labels: [LabelRow] = []
        for digest in digests {
            switch digest.row {
            case .deployment(let row): rows.append(row)
            case .assessment(let row): assessments.append(row)
            case .incident(let row): incidents.append(row)
            case .label(let row): labels.append(row)
            case .authority(let row): authorities.append(row)
            case nil: break
            }
        }
        authorities = GermanOrder.sorted(authorities, by: \.nameDe, id: \.id)
        var ressortOf: [String: String] = [:]
        for authority in authorities { ressortOf[authority.id] = authority.parent ?? authority.id }
        SiteIndex.complete(&rows, ressorts: ressortOf, assessments: assessments, catalogue: catalogue)
        deployments = GermanOrder.sorted(rows, by: \.name, id: \.id)
        byAuthority = Dictionary(grouping: deployments, by: \.authority)
        byRessort = Dictionary(grouping: deployments, by: { $0.ressort ?? $0.authority })
        byProduct = Dictionary(grouping: deployments.filter { $0.product != nil }, by: { $0.product ?? "" })
            .filter { $0.value.count > 1 }
        self.authorities = authorities
        self.assessments = assessments
        self.incidents = incidents.sorted { ($1.awareOn ?? .epoch, $0.id) < ($0.awareOn ?? .epoch, $1.id) }
        self.labels = labels.sorted { ($1.publishedOn ?? .epoch, $0.id) < ($0.publishedOn ?? .epoch, $1.id) }
        chronicle = digests.flatMap(\.chronicle)
            .sorted { ($1.recordedAt, $0.id, $1.revision) < ($0.recordedAt, $1.id, $0.revision) }
        ressorts = SiteIndex.grouped(authorities)
        searchTexts = Dictionary(
            zip(entries, digests).compactMap { entry, digest in digest.searchText.map { (entry.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        authorityPositions = SiteIndex.positions(authorities, \.id)
        deploymentPositions = SiteIndex.positions(deployments, \.id)
        assessmentPositions = SiteIndex.positions(assessments, \.id)
    }

    /// The authority with this id; nil when the register does not have it.
    func authority(_ id: String) -> AuthorityRow? { authorityPositions[id].map { authorities[$0] } }

    /// The present deployment with this id.
    func deployment(_ id: String) -> IndexRow? { deploymentPositions[id].map { deployments[$0] } }

    /// The present assessment with this id.
    func assessment(_ id: String) -> AssessmentRow? { assessmentPositions[id].map { assessments[$0] } }

    /// Adds to the rows what other records say: the Ressort, and the rights their assessments name.
    private static func complete(
        _ rows: inout [IndexRow], ressorts: [String: String], assessments: [AssessmentRow], catalogue: Catalogue
    ) {
        var byDeployment: [String: [AssessmentRow]] = [:]
        for assessment in assessments {
            for id in assessment.deployments { byDeployment[id, default: []].append(assessment) }
        }
        let vocabulary = catalogue.vocabularies["right"]
        for position in rows.indices {
            rows[position].ressort = ressorts[rows[position].authority]
            guard rows[position].level == .full else { continue }
            for assessment in byDeployment[rows[position].id] ?? [] {
                for right in assessment.rights {
                    TouchedRight.merge(right.code, right.residual, into: &rows[position].rights)
                }
            }
            rows[position].rights.sort {
                (vocabulary?.position(of: $0.code) ?? 0) < (vocabulary?.position(of: $1.code) ?? 0)
            }
        }
    }

    private static func grouped(_ authorities: [AuthorityRow]) -> [Ressort] {
        let children = Dictionary(grouping: authorities.filter { $0.parent != nil }, by: { $0.parent ?? "" })
        let heads = authorities.filter { $0.parent == nil }
        return heads.filter { children[$0.id] != nil }.map { Ressort(head: $0, below: children[$0.id] ?? []) }
            + heads.filter { children[$0.id] == nil }.map { Ressort(head: $0, below: []) }
    }

    private static func positions<Row>(_ rows: [Row], _ id: KeyPath<Row, String>) -> [String: Int] {
        Dictionary(
            rows.enumerated().map { ($0.element[keyPath: id], $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
}
