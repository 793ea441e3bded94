/// What a snapshot keeps in memory of each visible record.
public struct SnapshotEntry: Sendable, Hashable {
    /// Record id.
    public let id: String
    /// Record type.
    public let type: RecordType
    /// Responsible authority.
    public let authority: String
    /// Origin.
    public let origin: Origin
    /// Level at which it is shown: `full` or `reduced`.
    public let level: PublicationLevel
    /// Whether the current revision withdraws it.
    public let isWithdrawn: Bool
    /// The record that replaced this one (`supersedes` of an agency's record); nil when none did.
    public let supersededBy: String?
    /// Name for lists; neutral for reduced records.
    public let name: String
    /// English name; nil when there is none or it is withheld.
    public let nameEn: String?
    /// The first deployment an assessment, incident or label is about; nil for deployments and authorities.
    public let about: String?
    /// Slug of the product, shared by several deployments; nil when not stated or withheld.
    public let product: String?
    /// Number of revisions.
    public let revisionCount: Int
    /// Acceptance of the first revision.
    public let firstRecordedAt: Instant
    /// Acceptance of the current revision.
    public let lastRecordedAt: Instant
    /// What an entry from a public source was compiled from; nil for others.
    public let source: Source?

    /// A public source, as it wants to be named.
    public struct Source: Sendable, Hashable {
        /// Title of the source.
        public let title: String
        /// Code of its licence (vocabulary `licence`).
        public let licence: String
    }

    /// All of it in one text: entries with the same text are equal.
    public var fingerprint: String {
        let parts: [String?] = [
            id, type.rawValue, authority, origin.rawValue, level.rawValue, "\(isWithdrawn)", supersededBy, name, nameEn,
            about, product, "\(revisionCount)", firstRecordedAt.description, lastRecordedAt.description,
            source.map { $0.title + "\u{1E}" + $0.licence },
        ]
        // The lengths keep parts apart whatever stands in them.
        return parts.map { $0.map { "+\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: "\u{1F}")
    }

    /// Whether it counts as a present entry: neither withdrawn nor replaced.
    public var isCurrent: Bool { !isWithdrawn && supersededBy == nil }
}

/// How often something is withheld, by Ressort, ground and day of the decision.
///
/// On a day counts what the revision of that day states and what had been decided by then: a later decision changes no
/// earlier count.
public struct WithheldCount: Sendable, Hashable, Comparable {
    /// What is withheld.
    public enum Kind: String, Sendable, CaseIterable {
        /// A record that is only counted.
        case record
        /// A record shown at level `reduced`.
        case reducedRecord = "reduced-record"
        /// A single field of a full record.
        case field
    }
    /// Authority id of the Ressort, or of the authority itself when it belongs to none.
    public let ressort: String
    /// Code of the ground.
    public let ground: String
    /// What is withheld.
    public let kind: Kind
    /// Origin of the records counted: samples stay out of figures.
    public let origin: Origin
    /// Day of the decision for fields; nil for whole records, whose decisions have no public day.
    public let decidedOn: Day?
    /// How many.
    public let count: Int

    /// Order by Ressort, kind, ground, origin, day.
    public static func < (left: WithheldCount, right: WithheldCount) -> Bool {
        let keys = (left.key, right.key)
        return keys.0 == keys.1
            ? (left.decidedOn ?? .epoch) < (right.decidedOn ?? .epoch) : keys.0.lexicographicallyPrecedes(keys.1)
    }

    private var key: [String] { [ressort, kind.rawValue, ground, origin.rawValue] }

    /// The counts with the days of decisions left out, in the same order.
    public static func withoutDays(_ counts: [WithheldCount]) -> [WithheldCount] {
        var sums: [WithheldCount] = []
        for count in counts {
            let sum = sums.last.flatMap { $0.key == count.key ? $0.count : nil }
            if sum != nil { sums.removeLast() }
            sums.append(
                WithheldCount(
                    ressort: count.ressort, ground: count.ground, kind: count.kind, origin: count.origin,
                    decidedOn: nil,
                    count: count.count + (sum ?? 0)))
        }
        return sums
    }
}
