import FieldCatalogue

extension RegisterStore {
    /// The traits of all current records of an authority, by ascending id.
    public func traits(ofAuthority authority: String) throws(StoreError) -> [StoredTraits] {
        try reading { _, index in index.ids(ofAuthority: authority).compactMap { id in index[id]?.traits(id) } }
    }

    /// Ids of the current assessments, incidents or labels that name a deployment, ascending.
    public func records(of type: RecordType, about deployment: String) throws(StoreError) -> [String] {
        try reading { _, index in index.ids(of: type, about: deployment) }
    }

    /// What the record with this id is; nil when there is none.
    public func type(of id: String) throws(StoreError) -> RecordType? { try reading { _, index in index[id]?.type } }

    /// Ids of all records of a type, ascending.
    public func ids(of type: RecordType) throws(StoreError) -> [String] {
        try reading { _, index in index.ids(of: type) }
    }
}
