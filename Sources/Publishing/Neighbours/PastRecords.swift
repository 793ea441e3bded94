import FieldCatalogue
import Publication
import Records
import RegisterStore

/// All revisions that are stored or about to be, to look up records as they were at a moment.
struct PastRecords: Sendable {
    let catalogue: Catalogue
    private let store: RegisterStore?
    /// Revisions about to be stored, by record and in their order.
    private let new: [String: [RegisterStore.Entry]]
    /// Ids of new records that any of their revisions says are about a deployment.
    private let about: [RecordType: [String: Set<String>]]
    /// Ids of new deployments by authority.
    private let deployments: [String: Set<String>]
    /// What the new records are.
    private let types: [String: RecordType]
    /// Number of stored revisions by record.
    private let counts: [String: Int]

    init(_ entries: [RegisterStore.Entry], store: RegisterStore?, catalogue: Catalogue) throws {
        self.store = store
        self.catalogue = catalogue
        counts = try store?.revisionCounts() ?? [:]
        var new: [String: [RegisterStore.Entry]] = [:]
        var about: [RecordType: [String: Set<String>]] = [:]
        var deployments: [String: Set<String>] = [:]
        var types: [String: RecordType] = [:]
        for entry in entries {
            let id = entry.revision.id
            new[id, default: []].append(entry)
            types[id] = entry.type
            if entry.type == .deployment { deployments[entry.authority, default: []].insert(id) }
            for deployment in entry.traits?.concernedDeployments ?? [] {
                about[entry.type, default: [:]][deployment, default: []].insert(id)
            }
        }
        self.new = new.mapValues { $0.sorted { $0.revision.revision < $1.revision.revision } }
        self.about = about
        self.deployments = deployments
        self.types = types
    }

    /// The revision that a new one follows; nil for the first of a record.
    func revision(before revision: StoredRevision) throws -> StoredRevision? {
        let number = revision.revision - 1
        guard number > 0 else { return nil }
        if let list = new[revision.id], let first = list.first?.revision.revision,
            list.indices.contains(number - first), list[number - first].revision.revision == number
        {
            return list[number - first].revision
        }
        return try stored(revision.id).last { $0.revision == number }
    }

    private func stored(_ id: String) throws -> [StoredRevision] {
        counts[id] == nil ? [] : try store?.revisions(of: id) ?? []
    }

    /// The records as they were at a moment, with what was accepted in the same second.
    func neighbours(at moment: Instant) -> any Neighbours { Moment(past: self) { $0 <= moment } }

    /// The records as they were before a moment, without what was accepted in the same second.
    func neighbours(before moment: Instant) -> any Neighbours { Moment(past: self) { $0 < moment } }

    private struct Moment: Neighbours {
        let past: PastRecords
        /// Whether what was accepted at a time was there.
        let isPast: @Sendable (Instant) -> Bool

        /// What was current then; the first revision of what was accepted later: a reference to it is to no nothing.
        func record(_ id: String) throws -> Record? {
            let new = past.new[id] ?? []
            if let entry = current(new) { return try Snapshot.parse(entry.revision, catalogue: past.catalogue) }
            let stored = try past.stored(id)
            let revision = stored.last { isPast($0.recordedAt) } ?? stored.first ?? new.first?.revision
            return try revision.map { try Snapshot.parse($0, catalogue: past.catalogue) }
        }

        /// The last entry that was accepted by then; they are in the order of time.
        private func current(_ entries: [RegisterStore.Entry]) -> RegisterStore.Entry? {
            var (low, high) = (0, entries.count)
            while low < high {
                let middle = (low + high) / 2
                if isPast(entries[middle].revision.recordedAt) { low = middle + 1 } else { high = middle }
            }
            return low > 0 ? entries[low - 1] : nil
        }

        func type(of id: String) throws -> RecordType? {
            if let type = past.types[id] { return type }
            return past.counts[id] == nil ? nil : try past.store?.type(of: id)
        }

        func deployments(of authority: String) throws -> [Record] {
            var ids = past.deployments[authority] ?? []
            if !past.counts.isEmpty, let store = past.store {
                ids.formUnion(try store.traits(ofAuthority: authority).map(\.id))
            }
            return try ids.sorted().compactMap { id in
                guard try type(of: id) == .deployment, let record = try record(id), let time = record.recordedAt,
                    isPast(time)
                else { return nil }
                return record
            }
        }

        func records(of type: RecordType, about deployment: String) throws -> [Record] {
            var ids = past.about[type]?[deployment] ?? []
            if !past.counts.isEmpty, let store = past.store {
                ids.formUnion(try store.records(of: type, about: deployment))
            }
            return try ids.sorted().compactMap { id in
                guard let record = try record(id), let time = record.recordedAt, isPast(time),
                    record.concernedDeployments.contains(deployment)
                else { return nil }
                return record
            }
        }
    }
}
