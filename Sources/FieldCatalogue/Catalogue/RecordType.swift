/// The kinds of records the register holds; each submitted file is one record.
public enum RecordType: String, Sendable, CaseIterable, Comparable {
    /// One use of one AI system by one authority.
    case deployment
    /// A fundamental rights impact assessment (Art. 27 AI Act).
    case fria
    /// A serious incident or malfunction (Art. 73, 26(5) AI Act).
    case incident
    /// Official content made or changed by AI (Art. 50(4) AI Act).
    case label
    /// A federal authority.
    case authority

    /// Order of `allCases`.
    public static func < (left: RecordType, right: RecordType) -> Bool {
        left.position < right.position
    }

    private var position: Int { RecordType.allCases.firstIndex(of: self) ?? 0 }
}

/// Where a record comes from; decides which rules apply and how it is marked everywhere.
public enum Origin: String, Sendable, CaseIterable {
    /// Submitted by the authority.
    case agency
    /// Compiled from a named public source, not confirmed by the authority.
    case publicSource = "public-source"
    /// A made-up example of a made-up authority.
    case sample
}

/// How much of a record is public (Art. 49(4), (5) AI Act; § 20 KI-MIG; Art. 2(3) AI Act).
public enum PublicationLevel: String, Sendable, CaseIterable, Comparable {
    /// All fields but the internal and the withheld ones.
    case full
    /// Existence, authority, Annex III number, legal basis, supervision, and why no more.
    case reduced
    /// Only counted, by Ressort and ground; no page.
    case aggregateOnly = "aggregate-only"

    /// More restrictive levels are greater.
    public static func < (left: PublicationLevel, right: PublicationLevel) -> Bool {
        left.restriction < right.restriction
    }

    private var restriction: Int {
        switch self {
        case .full: 0
        case .reduced: 1
        case .aggregateOnly: 2
        }
    }
}

/// What may happen to a field's value outside the authority.
public enum PublicationClass: String, Sendable, CaseIterable, Comparable {
    /// Public core: never withholdable.
    case core = "P"
    /// Public at level `full`, not withholdable field by field.
    case fixed = "F!"
    /// Public at level `full`, withholdable with a ground.
    case withholdable = "F"
    /// Internal, never leaves.
    case `internal` = "I"

    /// Whether less may become public by the right one.
    public static func < (left: PublicationClass, right: PublicationClass) -> Bool {
        left.restriction < right.restriction
    }

    private var restriction: Int {
        switch self {
        case .core: 0
        case .fixed: 1
        case .withholdable: 2
        case .internal: 3
        }
    }
}
