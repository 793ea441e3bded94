import Records
import SourceJSON

/// One record with all its revisions, read once for everything that is made of it.
public struct RecordReading: Sendable {
    /// What a reading has besides the revisions, when asked for.
    public enum Part: Sendable, CaseIterable {
        /// What each revision changed.
        case changes
        /// The public JSON text of each revision.
        case texts
        /// The answers for the EU database.
        case pack
    }

    /// What the snapshot knows of it.
    public let entry: SnapshotEntry
    /// All revisions, oldest first, projected by the latest publication decision.
    public let history: [PublicRecord]
    /// The current revision.
    public let record: PublicRecord
    /// What changed in each revision against the one before, by position in `history`.
    public let changes: [[FieldChange]]
    /// Public JSON of each revision (`PublicJSON`), by position in `history`.
    public let texts: [[UInt8]]
    /// Answers for the EU database; nil when the record does not belong there.
    public let pack: EUDatabasePack?

    /// Reads the revisions of a record.
    ///
    /// - Returns: nil when the record has no public revision.
    /// - Throws: what the snapshot throws for a damaged register.
    public init?(_ entry: SnapshotEntry, in snapshot: Snapshot) throws {
        try self.init(entry, try snapshot.history(entry.id), in: snapshot, parts: Set(Part.allCases))
    }

    /// Reads the revisions of a record that were taken from the store (`Snapshot.stored`).
    ///
    /// - Returns: nil when there is none.
    /// - Throws: what the snapshot throws for a damaged register.
    public init?(_ entry: SnapshotEntry, _ stored: [StoredRevision], in snapshot: Snapshot) throws {
        try self.init(entry, try snapshot.history(stored), in: snapshot, parts: Set(Part.allCases))
    }

    /// Takes revisions that were read, oldest first.
    ///
    /// - Returns: nil when there is none.
    /// - Throws: what the snapshot throws for a damaged register.
    public init?(_ entry: SnapshotEntry, _ history: [PublicRecord], in snapshot: Snapshot, parts: Set<Part>) throws {
        guard let record = history.last else { return nil }
        self.entry = entry
        self.history = history
        self.record = record
        changes =
            parts.contains(.changes)
            ? history.indices.map { position in
                position == 0
                    ? []
                    : RecordComparison.changes(from: history[position - 1].record, to: history[position].record)
            } : []
        texts = parts.contains(.texts) ? history.map { PublicJSON.bytes(of: $0) } : []
        pack = parts.contains(.pack) ? try EUDatabasePack(of: record, snapshot: snapshot) : nil
    }
}
