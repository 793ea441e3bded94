import Findings
import RegisterModel

/// Everything the pages of one record show, read once for all languages.
struct RecordMaterial: Sendable {
    let entry: SnapshotEntry
    /// All revisions, oldest first, projected by the latest publication decision.
    let history: [PublicRecord]
    /// The current revision.
    let record: PublicRecord
    /// What changed in each revision against the one before, by position in `history`.
    let changes: [[FieldChange]]
    /// The system an assessment, incident or label is about; nil for deployments.
    let concerned: SnapshotEntry?
    /// Answers for the EU database; nil when the record does not belong there.
    let pack: EUDatabasePack?

    /// - Returns: nil when the record has no page.
    /// - Throws: what the snapshot throws for a damaged register.
    init?(_ entry: SnapshotEntry, in snapshot: Snapshot) throws {
        let history = try snapshot.history(entry.id)
        guard let record = history.last else { return nil }
        self.entry = entry
        self.history = history
        self.record = record
        pack = EUDatabasePack(of: record, snapshot: snapshot)
        let comparison = RecordComparison(description: record.record.description)
        changes = history.indices.map { position in
            position == 0
                ? [] : comparison.changes(from: history[position - 1].record.root, to: history[position].record.root)
        }
        concerned = history.lazy.reversed().compactMap { $0.record.concernedDeployments.first }.first
            .flatMap { snapshot.entry($0) }
    }

    /// Where its page lies.
    var place: Place { Place(SiteAddress.Section(entry.type), entry.id) }

    /// Whether it has pages for its history and for each revision.
    var hasHistory: Bool { history.count > 1 }

    /// Where the page of a revision lies: a page of its own, or the record's page when it is the only one.
    func place(ofRevision number: Int) -> Place { hasHistory ? place.numbered(.revision, number) : place }
}
