import FieldCatalogue

/// One accepted revision as it lies in the archive and in the store.
public struct StoredRevision: Sendable, Hashable {
    /// Record id.
    public let id: String
    /// Revision number, from 1 without gaps.
    public let revision: Int
    /// Instant of acceptance.
    public let recordedAt: Instant
    /// The archive file, byte for byte.
    public let bytes: [UInt8]

    /// Makes a stored revision.
    public init(id: String, revision: Int, recordedAt: Instant, bytes: [UInt8]) {
        self.id = id
        self.revision = revision
        self.recordedAt = recordedAt
        self.bytes = bytes
    }
}

/// Where a snapshot reads revisions from; calls may come from several threads at once.
public protocol RevisionSource: Sendable {
    /// Calls `body` once for every record, by ascending id (bytes), with all its revisions, oldest first.
    func forEachRecord(_ body: (_ id: String, _ revisions: [StoredRevision]) throws -> Void) throws

    /// All revisions of a record, oldest first; empty when there is none.
    func revisions(of id: String) throws -> [StoredRevision]

    /// All revisions of several records, record by record.
    func revisions(ofEach ids: [String]) throws -> [[StoredRevision]]
}

extension RevisionSource {
    /// Asks for one record after the other.
    public func revisions(ofEach ids: [String]) throws -> [[StoredRevision]] { try ids.map { try revisions(of: $0) } }
}
