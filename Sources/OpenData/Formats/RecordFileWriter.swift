import LegalFacts
import PublicAddresses
import PublicTables
import Publication
import SourceJSON

/// The files of the static interface that belong to one record: itself, its revisions, and for an authority the list
/// of its records.
public struct RecordFileWriter: Sendable {
    private let target: any ReleaseTarget
    private let snapshot: Snapshot
    private let options: ReleaseOptions
    /// Positions of the entries of each authority.
    private let byAuthority: [String: [Int]]

    init(_ snapshot: Snapshot, _ options: ReleaseOptions, _ target: any ReleaseTarget) {
        self.target = target
        self.snapshot = snapshot
        self.options = options
        byAuthority = Dictionary(
            grouping: snapshot.entries.indices.filter { snapshot.entries[$0].type != .authority },
            by: { snapshot.entries[$0].authority })
    }

    /// Writes the files; may be called from several threads at once.
    public func write(_ output: RecordOutput) throws {
        let entry = output.entry
        let folder = ReleasePath.api + "records/" + entry.id
        if entry.type == .authority {
            try target.put(ReleasePath.api + "authorities/" + entry.id + ".json", authority(output), sameAs: nil)
        }
        try target.put(folder + ".json", output.current + [0x0A], sameAs: nil)
        for (position, revision) in output.history.enumerated() {
            // The current revision is the last one.
            try target.put(
                folder + "/\(output.changes[position].revision).json", revision + [0x0A],
                sameAs: position == output.history.count - 1 ? folder + ".json" : nil)
        }
    }

    private func authority(_ output: RecordOutput) -> [UInt8] {
        var writer = JSONWriter(.compact)
        writer.beginObject()
        writer.key("authority")
        writer.raw(output.current)
        writer.key("records")
        writer.beginArray()
        for position in byAuthority[output.entry.id] ?? [] {
            writer.entry(snapshot.entries[position], options, status: nil, riskClass: nil)
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [0x0A]
    }
}

extension JSONWriter {
    /// What lists of the static interface say of a record.
    mutating func entry(_ entry: SnapshotEntry, _ options: ReleaseOptions, status: String?, riskClass: RiskClass?) {
        beginObject()
        member("id", entry.id)
        member("recordType", entry.type.rawValue)
        member("authority", entry.authority)
        member("origin", entry.origin.rawValue)
        member("name", entry.name)
        member("licence", entry.source?.licence ?? RegisterIdentity.licence)
        if let status { member("status", status) }
        if let riskClass { member("riskClass", riskClass.rawValue) }
        member("isCurrent", entry.isCurrent)
        member("isWithdrawn", entry.isWithdrawn)
        member("revision", entry.lastRevision)
        member("lastRecordedAt", entry.lastRecordedAt.description)
        member("url", options.link(ReleasePath.api + "records/" + entry.id + ".json"))
        member("page", options.link(SiteAddress.page(entry.type, entry.id)))
        endObject()
    }
}
