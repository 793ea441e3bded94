import Findings
import RegisterModel
import RegisterStore
import SourceJSON

/// The stored records as neighbours: current revisions, read when asked.
struct StoredNeighbours: Neighbours {
    private let store: RegisterStore
    private let catalogue: Catalogue

    init(store: RegisterStore, catalogue: Catalogue) {
        self.store = store
        self.catalogue = catalogue
    }

    func record(_ id: String) -> Record? {
        guard let latest = try? store.latest(of: id), let document = try? JSONDocument(parsing: latest.bytes) else {
            return nil
        }
        return Record(document: document, catalogue: catalogue)
    }

    func type(of id: String) -> RecordType? { try? store.type(of: id) }

    func records(of type: RecordType, about deployment: String) -> [Record] {
        ((try? store.records(of: type, about: deployment)) ?? []).compactMap { record($0) }
    }

    /// Names and long texts of an authority's current records.
    func traits(ofAuthority authority: String) -> [StoredTraits] {
        (try? store.traits(ofAuthority: authority)) ?? []
    }
}
