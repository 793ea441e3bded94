import RegisterModel

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
    private var vocabulary: String? {
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

    /// What the feed of a value is called, before the name of the value.
    private var title: String {
        switch self {
        case .ressort: "Änderungen im Ressort"
        case .authority: "Änderungen"
        case .risk: "Änderungen in der Risikoklasse"
        case .status: "Änderungen an Systemen mit dem Status"
        case .area: "Änderungen im Lebensbereich"
        case .decision: "Änderungen an Systemen mit der Rolle"
        case .right: "Änderungen an Systemen, die ein Recht berühren"
        case .fria: "Änderungen an Systemen mit dem Stand der Folgenabschätzung"
        case .origin: "Änderungen an Einträgen mit der Herkunft"
        }
    }

    /// An empty feed for every value, so that one can subscribe before anything has happened.
    static func all(_ snapshot: Snapshot) -> [String: Feed] {
        var feeds: [String: Feed] = [:]
        func open(_ facet: FacetFeed, _ code: String, _ name: String) {
            let path = facet.path(of: code)
            feeds[path] = Feed(path: path, title: facet.title + ": " + name)
        }
        for entry in snapshot.entries(of: .authority) {
            let record = snapshot.authority(entry.id)
            let name = record?.string("nameDe") ?? entry.id
            open(.authority, entry.id, name)
            if record?.string("parent") == nil { open(.ressort, entry.id, name) }
        }
        for facet in FacetFeed.allCases {
            guard let vocabulary = facet.vocabulary.flatMap({ snapshot.catalogue.vocabularies[$0] }) else { continue }
            for item in vocabulary.known { open(facet, item.code, item.label.de) }
        }
        return feeds
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
                (.status, fields.string("status").map { [$0] } ?? []), (.area, fields.strings("lifeAreas")),
                (.decision, fields.string("decision.role").map { [$0] } ?? []),
                (.fria, record.facts.friaStatus.map { [$0.rawValue] } ?? []),
            ]
        }
        return values.flatMap { facet, codes in Set(codes).map { facet.path(of: $0) } }
    }
}
