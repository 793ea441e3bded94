import FieldCatalogue

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
    /// Number of revisions that are shown: those of a time when the record was only counted are not.
    public let revisionCount: Int
    /// Number of the current revision.
    public let lastRevision: Int
    /// Acceptance of the first revision that is shown.
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
            about, product, "\(revisionCount)", "\(lastRevision)", firstRecordedAt.description,
            lastRecordedAt.description, source.map { $0.title + "\u{1E}" + $0.licence },
        ]
        // The lengths keep parts apart whatever stands in them.
        return parts.map { $0.map { "+\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: "\u{1F}")
    }

    /// Whether it counts as a present entry: neither withdrawn nor replaced.
    public var isCurrent: Bool { !isWithdrawn && supersededBy == nil }
}
