import Publication

/// The ways in which lists of systems are narrowed, each value of which has a feed of changes.
public enum FacetFeed: String, Sendable, CaseIterable {
    /// The Ressort the authority belongs to.
    case ressort
    /// The authority.
    case authority
    /// The risk class.
    case risk
    /// The status.
    case status
    /// The area of life.
    case area
    /// The role in decisions.
    case decision
    /// The right affected.
    case right
    /// The state of the assessment.
    case fria
    /// Where the record comes from.
    case origin

    /// Path of the feed of a value.
    public func path(of code: String) -> String { ReleasePath.feeds + folder + "/" + code + ".atom" }

    private var folder: String {
        switch self {
        case .ressort: "ressorts"
        case .authority: "behoerden"
        case .risk: "risikoklassen"
        case .status: "status"
        case .area: "lebensbereiche"
        case .decision: "entscheidungen"
        case .right: "rechte"
        case .fria: "fria"
        case .origin: "herkunft"
        }
    }

    /// Vocabulary of the values; nil for authorities.
    var vocabulary: String? {
        switch self {
        case .ressort, .authority: nil
        case .risk: "risk-class"
        case .status: "status"
        case .area: "life-area"
        case .decision: "decision-role"
        case .right: "right"
        case .fria: "fria-status"
        case .origin: "origin"
        }
    }

    /// Paths of the feeds that tell of changes to a record.
    ///
    /// - Parameter rights: codes of the rights the record names.
    static func paths(of record: PublicRecord, _ entry: SnapshotEntry, ressort: String, rights: [String]) -> [String] {
        // The list of authorities is the register's: it says nothing about the origin of systems.
        if record.type == .authority {
            return [FacetFeed.authority.path(of: entry.id), FacetFeed.ressort.path(of: ressort)]
        }
        var values: [(FacetFeed, [String])] = [
            (.authority, [entry.authority]), (.ressort, [ressort]), (.right, rights),
            (.origin, [entry.origin.rawValue]),
        ]
        if entry.type == .deployment {
            let fields = record.record
            values += [
                (.risk, record.facts.riskClass.map { [$0.rawValue] } ?? []),
                (.status, fields.string(.status).map { [$0] } ?? []), (.area, fields.strings(.lifeAreas)),
                (.decision, fields.string(.decisionRole).map { [$0] } ?? []),
                (.fria, record.facts.friaStatus.map { [$0.rawValue] } ?? []),
            ]
        }
        return values.flatMap { facet, codes in Set(codes).map { facet.path(of: $0) } }
    }
}
