import FieldCatalogue
import Records

/// The records given on one command line as neighbours of each other, parsed when asked for.
struct GivenNeighbours: Neighbours {
    private let files: [CheckedFile]
    private let catalogue: Catalogue
    private let byID: [String: Int]
    private let about: [RecordType: [String: [String]]]
    private let deployments: [String: [String]]

    /// Indexes files; of several revisions of one record the last given counts.
    init(_ files: [CheckedFile], _ catalogue: Catalogue) {
        self.files = files
        self.catalogue = catalogue
        var byID: [String: Int] = [:]
        var about: [RecordType: [String: Set<String>]] = [:]
        var deployments: [String: Set<String>] = [:]
        for (index, file) in files.enumerated() {
            guard let traits = file.traits else { continue }
            byID[traits.id] = index
            if traits.type == .deployment { deployments[traits.authority, default: []].insert(traits.id) }
            for deployment in traits.concernedDeployments {
                about[traits.type, default: [:]][deployment, default: []].insert(traits.id)
            }
        }
        self.byID = byID
        self.about = about.mapValues { table in table.mapValues { $0.sorted() } }
        self.deployments = deployments.mapValues { $0.sorted() }
    }

    /// The traits of the record with this id; nil when it was not given.
    func traits(_ id: String) -> RecordTraits? { byID[id].flatMap { files[$0].traits } }

    func record(_ id: String) -> Record? { byID[id].flatMap { files[$0].record(catalogue) } }

    func type(of id: String) -> RecordType? { traits(id)?.type }

    func records(of type: RecordType, about deployment: String) -> [Record] {
        (about[type]?[deployment] ?? []).compactMap { record($0) }
    }

    func deployments(of authority: String) -> [Record] { (deployments[authority] ?? []).compactMap { record($0) } }
}

/// Looks first among the records given, then among those stored.
package struct LayeredNeighbours: Neighbours {
    let front: GivenNeighbours
    let back: StoredNeighbours?

    /// The record as it was given, else as it is stored.
    ///
    /// - Throws: what reading the stored records throws.
    package func record(_ id: String) throws -> Record? { try front.record(id) ?? back?.record(id) }

    /// What a record is; nil when there is none.
    ///
    /// - Throws: what reading the stored records throws.
    package func type(of id: String) throws -> RecordType? { try front.type(of: id) ?? back?.type(of: id) }

    /// The records of a type that are about a deployment.
    ///
    /// - Throws: what reading the stored records throws.
    package func records(of type: RecordType, about deployment: String) throws -> [Record] {
        let given = front.records(of: type, about: deployment)
        // What is stored of a record that is given as well is about to be replaced.
        let others = (try back?.records(of: type, about: deployment) ?? []).filter { front.traits($0.id) == nil }
        return given + others
    }

    /// The deployments of an authority.
    ///
    /// - Throws: what reading the stored records throws.
    package func deployments(of authority: String) throws -> [Record] {
        try front.deployments(of: authority)
            + (back?.deployments(of: authority) ?? []).filter { front.traits($0.id) == nil }
    }
}
