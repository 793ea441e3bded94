import FieldCatalogue
import Findings
import Publication
import Records
import RegisterRules
import RegisterStore

/// Takes checked drafts into archive and register: all of them or none.
package struct Acceptance {
    /// What is told while drafts are accepted, in this order.
    package enum Step {
        /// What was found; without an error it keeps nothing out.
        case findings(FindingReport)
        /// A draft says what is accepted already.
        case unchanged(id: String)
        /// A draft becomes a revision; what it changes in the one before, nil for a new record.
        case accepts(Record, revision: Int, changes: [FieldChange]?)
        /// What becomes public that was hidden, and what is hidden from now on.
        case shifts(PublicationShift)
    }

    private let session: RegisterSession
    private let isDryRun: Bool
    private let mayOpen: () -> Bool
    private let mayStore: (Int) -> Bool
    private let tell: (Step) -> Void

    /// Makes an acceptance.
    ///
    /// - Parameters:
    ///   - isDryRun: whether nothing is stored in the end.
    ///   - mayOpen: whether what was hidden may become public; asked only when something would.
    ///   - mayStore: whether so many new revisions may be stored; asked last, when nothing else is in the way.
    ///   - tell: takes up what happens.
    package init(
        session: RegisterSession, isDryRun: Bool = false, mayOpen: @escaping () -> Bool = { false },
        mayStore: @escaping (Int) -> Bool = { _ in true }, tell: @escaping (Step) -> Void = { _ in }
    ) {
        self.session = session
        self.isDryRun = isDryRun
        self.mayOpen = mayOpen
        self.mayStore = mayStore
        self.tell = tell
    }

    /// Checks drafts that are in memory, with what is stored beside them.
    ///
    /// - Throws: what reading the stored records throws.
    package func check(_ files: [InputFile], _ profile: Profile, on date: Day) throws -> [CheckedFile] {
        try withBases(try checker(profile, date).check(files))
    }

    /// Reads and checks drafts, with what is stored beside them.
    ///
    /// - Throws: `CommandFailure` for a file that cannot be read, and what reading the stored records throws.
    package func check(paths: [String], _ profile: Profile, on date: Day) throws -> [CheckedFile] {
        try withBases(try checker(profile, date).check(paths: paths))
    }

    /// With what speaks against following the accepted revisions.
    private func withBases(_ files: [CheckedFile]) throws -> [CheckedFile] {
        var files = files
        try BaseCheck(stored: session.stored, catalogue: session.catalogue).add(to: &files, isSubmission: true)
        return files
    }

    private func checker(_ profile: Profile, _ date: Day) -> FileChecker {
        FileChecker(
            catalogue: session.catalogue, profile: profile, date: date, isDraft: false, isSubmission: true,
            stored: session.stored)
    }

    /// Stores what has changed.
    ///
    /// - Returns: number of new revisions; 0 as well when they may not be stored.
    /// - Throws: `Refusal` for errors in drafts, with nothing stored; `StoreError` when it cannot be stored.
    @discardableResult
    package func accept(_ checked: [CheckedFile]) throws -> Int {
        let report = FindingReport(
            findings: checked.flatMap(\.findings),
            files: checked.map { SourceFile(path: $0.path, bytes: $0.bytes) }, fileCount: checked.count)
        if report.hasErrors { throw Refusal(report) }
        if !report.findings.isEmpty { tell(.findings(report)) }
        var writes: [(path: String, bytes: [UInt8])] = []
        var entries: [RegisterStore.Entry] = []
        var changed: [(record: Record, file: SourceFile)] = []
        let now = session.clock()
        for file in checked {
            guard let record = file.record(session.catalogue) else { continue }
            let latest = try session.store.latest(of: record.id)
            let standing = try latest.map { try Snapshot.parse($0, catalogue: session.catalogue) }
            if let standing, RevisionStamp.content(of: standing.root) == RevisionStamp.content(of: record.root) {
                tell(.unchanged(id: record.id))
                continue
            }
            // A new and open record neither opens nor hides anything.
            if latest != nil || record.publicationLevel != .full {
                changed.append((record, SourceFile(path: file.path, bytes: file.bytes)))
            }
            let revision = (latest?.revision ?? 0) + 1
            // Time never runs backwards in a record's history, whatever the clock says.
            let instant = latest.map { Swift.max($0.recordedAt, now) } ?? now
            let bytes = RevisionStamp.stamped(record.document, revision: revision, recordedAt: instant)
            let path = try Archive.path(
                type: record.type, authority: record.authority, id: record.id, revision: revision)
            writes.append((path, bytes))
            entries.append(
                RegisterStore.Entry(
                    revision: StoredRevision(id: record.id, revision: revision, recordedAt: instant, bytes: bytes),
                    type: record.type, authority: record.authority,
                    traits: RecordTraits(of: record, catalogue: session.catalogue)))
            let changes = standing.map { RecordComparison.changes(from: $0, to: record) }
            tell(.accepts(record, revision: revision, changes: changes))
        }
        // What is accepted must be loadable for good, from the archive alone.
        try refuse(
            try RevisionCheck(catalogue: session.catalogue, store: session.store, now: now)
                .refusals(of: entries) { "\($0.revision.id).json" },
            of: entries)
        try PublicationGate(session: session, mayOpen: mayOpen) { tell(.shifts($0)) }.pass(changed)
        guard !isDryRun, !writes.isEmpty else { return writes.count }
        guard mayStore(writes.count) else { return 0 }
        try session.archive.write(writes)
        try session.keep(entries)
        return writes.count
    }

    /// Refuses revisions that could not be loaded again.
    private func refuse(
        _ refusals: [(position: Int, finding: Finding)], of entries: [RegisterStore.Entry]
    ) throws {
        guard !refusals.isEmpty else { return }
        let files = Set(refusals.map(\.position)).map { position in
            SourceFile(path: "\(entries[position].revision.id).json", bytes: entries[position].revision.bytes)
        }
        throw Refusal(FindingReport(findings: refusals.map(\.finding), files: files, fileCount: files.count))
    }
}
