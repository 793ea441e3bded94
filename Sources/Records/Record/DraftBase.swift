/// The accepted revision a draft was made from (`base`): what tells a stale draft from a current one.
///
/// Only drafts have one; what is accepted follows the revision before, so the archive does not repeat it.
public struct DraftBase: Sendable, Hashable {
    /// Id of the record when it is not the draft's own: the deployment of an assessment, the old record of a takeover.
    public let id: String?
    /// Number of the revision.
    public let revision: Int
    /// SHA-256 of its file in the archive, 64 hexadecimal digits.
    public let sha256: String

    /// Makes a base.
    public init(id: String? = nil, revision: Int, sha256: String) {
        (self.id, self.revision, self.sha256) = (id, revision, sha256)
    }
}

extension Record {
    /// What the draft was made from; nil when it does not say so, or not in the form of the catalogue.
    public var base: DraftBase? {
        guard let revision = integer(.baseRevision), let sha256 = string(.baseSha256) else { return nil }
        let named = string(.baseId)
        return DraftBase(id: named == id ? nil : named, revision: revision, sha256: sha256)
    }
}
