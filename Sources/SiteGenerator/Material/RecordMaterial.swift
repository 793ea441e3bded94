import PublicAddresses
import Publication
import Records

/// Everything the pages of one record show, put together once for all languages.
final class RecordMaterial: Sendable {
    let reading: RecordReading
    let surroundings: RecordSurroundings
    /// The system an assessment, incident or label is about; nil for deployments.
    let concerned: SnapshotEntry?

    init(_ reading: RecordReading, _ surroundings: RecordSurroundings) {
        self.reading = reading
        self.surroundings = surroundings
        concerned = reading.history.lazy.reversed().compactMap { $0.record.concernedDeployments.first }.first
            .flatMap { surroundings.references[$0] }
    }

    var entry: SnapshotEntry { reading.entry }
    /// All revisions, oldest first, projected by the latest publication decision.
    var history: [PublicRecord] { reading.history }
    /// The current revision.
    var record: PublicRecord { reading.record }
    /// What changed in each revision against the one before, by position in `history`.
    var changes: [[FieldChange]] { reading.changes }
    /// Answers for the EU database; nil when the record does not belong there.
    var pack: EUDatabasePack? { reading.pack }

    /// Where its page lies.
    var place: Place { Place(SiteAddress.Section(entry.type), entry.id) }

    /// Whether it has pages for its history and for each revision.
    var hasHistory: Bool { history.count > 1 }

    /// Where the page of a revision lies: a page of its own, or the record's page when it is the only one.
    func place(ofRevision number: Int) -> Place { hasHistory ? place.numbered(.revision, number) : place }
}
