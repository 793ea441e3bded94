import Findings
import RegisterModel

/// One line of a list: what is needed of a record to show it among others.
struct IndexRow: Sendable {
    let id: String
    let type: RecordType
    let authority: String
    let name: String
    let nameEn: String?
    let summary: String
    let summaryEn: String?
    let status: String
    let riskClass: RiskClass
    let friaStatus: FRIAStatus?
    let origin: Origin
    let level: PublicationLevel
    let lastRecordedAt: Instant
    let changeNote: String
}

/// What is known of an authority for lists.
struct AuthorityRow: Sendable {
    let id: String
    let nameDe: String
    let nameEn: String?
    let abbreviation: String
    let parent: String?
    let kind: String
    let origin: Origin
    let nullReportOn: Day?

    func name(_ language: Language) -> String { language == .en ? nameEn ?? nameDe : nameDe }
}

/// Lists and counts over the whole register, made in one pass over the snapshot.
struct SiteIndex: Sendable {
    /// Present deployments, by name.
    let deployments: [IndexRow]
    /// Present deployments by authority.
    let byAuthority: [String: [IndexRow]]
    /// Present deployments by risk class.
    let byRiskClass: [RiskClass: [IndexRow]]
    /// Authorities, by name.
    let authorities: [AuthorityRow]
    /// Number of completed or running assessments.
    let assessmentCount: Int

    private let authorityPositions: [String: Int]

    init(_ snapshot: Snapshot) throws {
        var rows: [IndexRow] = []
        var authorities: [AuthorityRow] = []
        var assessments = 0
        for entry in snapshot.entries where entry.isCurrent {
            switch entry.type {
            case .deployment:
                guard let record = try snapshot.current(entry.id) else { continue }
                rows.append(SiteIndex.row(record, entry))
            case .authority:
                guard let record = try snapshot.current(entry.id)?.record else { continue }
                authorities.append(
                    AuthorityRow(
                        id: entry.id, nameDe: record.string("nameDe") ?? entry.id, nameEn: record.string("nameEn"),
                        abbreviation: record.string("abbreviation") ?? entry.id, parent: record.string("parent"),
                        kind: record.string("kind") ?? "", origin: entry.origin,
                        nullReportOn: record.items("nullReport").compactMap { $0["date"]?.string.flatMap { Day($0) } }
                            .max()))
            case .fria: assessments += entry.origin == .sample ? 0 : 1
            case .incident, .label: break
            }
        }
        deployments = rows.sorted { GermanOrder.precedes($0.name, $1.name, $0.id, $1.id) }
        byAuthority = Dictionary(grouping: deployments, by: \.authority)
        byRiskClass = Dictionary(grouping: deployments, by: \.riskClass)
        self.authorities = authorities.sorted { GermanOrder.precedes($0.nameDe, $1.nameDe, $0.id, $1.id) }
        assessmentCount = assessments
        authorityPositions = Dictionary(
            uniqueKeysWithValues: self.authorities.enumerated().map { ($0.element.id, $0.offset) })
    }

    /// The authority with this id; nil when the register does not have it.
    func authority(_ id: String) -> AuthorityRow? { authorityPositions[id].map { authorities[$0] } }

    private static func row(_ record: PublicRecord, _ entry: SnapshotEntry) -> IndexRow {
        let values = record.record
        return IndexRow(
            id: entry.id, type: entry.type, authority: entry.authority, name: entry.name,
            nameEn: values.string("translations.en.name"), summary: values.string("shortDescription") ?? "",
            summaryEn: values.string("translations.en.shortDescription"), status: values.string("status") ?? "",
            riskClass: record.facts.riskClass ?? .notAssessed, friaStatus: record.facts.friaStatus,
            origin: entry.origin,
            level: entry.level, lastRecordedAt: entry.lastRecordedAt, changeNote: values.string("changeNote") ?? "")
    }
}

/// German dictionary order (DIN 5007-1): ä like a, ß like ss, without regard to case; ids break ties.
enum GermanOrder {
    static func precedes(_ left: String, _ right: String, _ leftID: String, _ rightID: String) -> Bool {
        let leftKey = key(left)
        let rightKey = key(right)
        if leftKey != rightKey { return leftKey.lexicographicallyPrecedes(rightKey) }
        return leftID.utf8.lexicographicallyPrecedes(rightID.utf8)
    }

    static func key(_ text: String) -> [UInt8] {
        var key: [UInt8] = []
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "ä": key.append(UInt8(ascii: "a"))
            case "ö": key.append(UInt8(ascii: "o"))
            case "ü": key.append(UInt8(ascii: "u"))
            case "ß": key += "ss".utf8
            case "„", "“", "\"", "'": break
            default: key += Array(String(scalar).utf8)
            }
        }
        return key
    }
}
