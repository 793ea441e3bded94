import FieldCatalogue
import Publication
import Records
import RegisterStore

/// The stored records as neighbours: current revisions, read when asked.
package struct StoredNeighbours: Neighbours {
    private let store: RegisterStore
    private let catalogue: Catalogue

    /// The records of a store.
    package init(store: RegisterStore, catalogue: Catalogue) {
        self.store = store
        self.catalogue = catalogue
    }

    /// The current revision of a record; nil when there is none.
    ///
    /// - Throws: what reading the stored records throws.
    package func record(_ id: String) throws -> Record? {
        try store.latest(of: id).map { try Snapshot.parse($0, catalogue: catalogue) }
    }

    /// What a record is; nil when there is none.
    ///
    /// - Throws: what reading the stored records throws.
    package func type(of id: String) throws -> RecordType? { try store.type(of: id) }

    /// The records of a type that are about a deployment.
    ///
    /// - Throws: what reading the stored records throws.
    package func records(of type: RecordType, about deployment: String) throws -> [Record] {
        try store.records(of: type, about: deployment).compactMap { try record($0) }
    }

    /// All accepted revisions of a record, oldest first; empty when there is none.
    func revisions(of id: String) throws -> [StoredRevision] { try store.revisions(of: id) }

    /// The deployments of an authority.
    ///
    /// - Throws: what reading the stored records throws.
    package func deployments(of authority: String) throws -> [Record] {
        try traits(ofAuthority: authority).compactMap { try record($0.id) }.filter { $0.type == .deployment }
    }

    /// Names and long texts of an authority's current records.
    func traits(ofAuthority authority: String) throws -> [StoredTraits] {
        try store.traits(ofAuthority: authority)
    }
}
