import Findings
import Foundation
import RegisterModel
import RegisterStore
import SourceJSON

/// The stored records as neighbours: current revisions, read when asked.
struct StoredNeighbours: Neighbours {
    private let store: RegisterStore
    private let catalogue: Catalogue
    private let about: [RecordType: [String: [String]]]

    /// Surveys which assessments, incidents and labels name which deployments.
    init(store: RegisterStore, catalogue: Catalogue) throws {
        self.store = store
        self.catalogue = catalogue
        var about: [RecordType: [String: [String]]] = [:]
        try store.forEachRecord { id, revisions in
            guard let latest = revisions.last, let document = try? JSONDocument(parsing: latest.bytes),
                let record = Record(document: document, catalogue: catalogue)
            else { return }
            for deployment in record.concernedDeployments {
                about[record.type, default: [:]][deployment, default: []].append(id)
            }
        }
        self.about = about
    }

    func record(_ id: String) -> Record? {
        guard let latest = try? store.latest(of: id), let document = try? JSONDocument(parsing: latest.bytes) else {
            return nil
        }
        return Record(document: document, catalogue: catalogue)
    }

    func records(of type: RecordType, about deployment: String) -> [Record] {
        (about[type]?[deployment] ?? []).compactMap { record($0) }
    }
}
