import FieldCatalogue

/// The other records a derivation or a rule may look at: what is stored, and what is checked together.
///
/// A record that cannot be read is not a record that does not exist: reading throws what the source throws.
public protocol Neighbours: Sendable {
    /// The current revision of a record; nil when unknown.
    func record(_ id: String) throws -> Record?
    /// What the record with this id is; nil when unknown.
    func type(of id: String) throws -> RecordType?
    /// The current assessments, incidents or labels that name a deployment, by ascending id.
    func records(of type: RecordType, about deployment: String) throws -> [Record]
    /// The current deployments of an authority, by ascending id; empty where nobody keeps them.
    func deployments(of authority: String) throws -> [Record]
}

extension Neighbours {
    /// None: most have no index by authority.
    public func deployments(of authority: String) throws -> [Record] { [] }

    /// What the record with this id is; nil when unknown.
    public func type(of id: String) throws -> RecordType? { try record(id)?.type }
}

/// No other record is known.
public struct NoNeighbours: Neighbours {
    /// Makes it.
    public init() {}

    /// Always nil.
    public func record(_ id: String) -> Record? { nil }

    /// Always empty.
    public func records(of type: RecordType, about deployment: String) -> [Record] { [] }
}

/// Neighbours held in memory, for what is checked together.
public struct RecordCollection: Neighbours {
    private var byID: [String: Record] = [:]
    private var about: [RecordType: [String: [String]]] = [:]

    /// Collects records; of several with one id the last counts.
    public init(_ records: some Sequence<Record> = []) {
        for record in records { insert(record) }
    }

    /// Adds or replaces a record.
    public mutating func insert(_ record: Record) {
        byID[record.id] = record
        for deployment in record.concernedDeployments {
            var ids = about[record.type, default: [:]][deployment, default: []]
            if !ids.contains(record.id) {
                ids.insert(record.id, at: ids.firstIndex { $0 > record.id } ?? ids.endIndex)
                about[record.type, default: [:]][deployment] = ids
            }
        }
    }

    /// The record with this id; nil when unknown.
    public func record(_ id: String) -> Record? { byID[id] }

    /// The records of a type that name the deployment, by ascending id.
    public func records(of type: RecordType, about deployment: String) -> [Record] {
        (about[type]?[deployment] ?? []).compactMap { byID[$0] }
    }

    /// The deployments of an authority, by ascending id.
    public func deployments(of authority: String) -> [Record] {
        byID.values.filter { $0.type == .deployment && $0.authority == authority }.sorted { $0.id < $1.id }
    }
}

extension Record {
    /// Ids of the deployments an assessment, incident or label is about.
    public var concernedDeployments: [String] {
        switch type {
        case .fria: strings(.deployments)
        case .incident, .label: string(.deployment).map { [$0] } ?? []
        case .deployment, .authority: []
        }
    }
}
