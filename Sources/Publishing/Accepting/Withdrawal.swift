import FieldCatalogue
import Findings
import Publication
import Records
import RegisterStore
import SourceJSON

/// Takes a record back: a last revision that says why, and a page that stays in its place.
package struct Withdrawal {
    /// What is told while a record is withdrawn.
    package enum Step {
        /// What was found; without an error it keeps nothing out.
        case findings(FindingReport)
        /// What becomes public that was hidden, and what is hidden from now on.
        case shifts(PublicationShift)
    }

    /// What a withdrawal leaves.
    package struct Outcome: Sendable {
        /// Number of the last revision.
        package let revision: Int
        /// Records that are about the withdrawn one and stay public.
        package let about: [String]
        /// Deployments that still name the withdrawn assessment.
        package let naming: [String]
    }

    private let session: RegisterSession
    private let id: String
    private let reason: String
    private let asEditors: Bool
    private let mayOpen: () -> Bool
    private let tell: (Step) -> Void

    /// Makes a withdrawal.
    ///
    /// - Parameters:
    ///   - asEditors: whether the editors of the register speak, who may withdraw what comes from a public source.
    ///   - mayOpen: whether what was hidden may become public; asked only when something would.
    ///   - tell: takes up what happens.
    package init(
        session: RegisterSession, id: String, reason: String, asEditors: Bool = false,
        mayOpen: @escaping () -> Bool = { false }, tell: @escaping (Step) -> Void = { _ in }
    ) {
        self.session = session
        self.id = id
        self.reason = reason
        self.asEditors = asEditors
        self.mayOpen = mayOpen
        self.tell = tell
    }

    /// Stores the last revision.
    ///
    /// - Throws: `CommandFailure` when there is nothing to withdraw, `Refusal` for what speaks against it, `StoreError`
    ///   when it cannot be stored.
    package func run() throws -> Outcome {
        let lock = try session.archive.lock()
        defer { withExtendedLifetime(lock) {} }
        guard let latest = try session.store.latest(of: id) else {
            throw KnownRecords.unknown(id, among: try session.store.revisionCounts().keys.sorted())
        }
        let record = try Snapshot.parse(latest, catalogue: session.catalogue)
        guard !record.isWithdrawal else {
            throw CommandFailure(de: "\(id) ist schon zurückgenommen.", en: "\(id) is withdrawn already.")
        }
        if !asEditors {
            try ActsOfTheAuthority.require(
                record, to: Bilingual(de: "zurücknehmen", en: "withdraw"),
                editors: "maki withdraw \(id) --as-editors --reason …")
        }
        let instant = max(latest.recordedAt, session.clock())
        let form = try record.inCurrentForm(of: session.catalogue).record
        let bytes = tombstone(of: form, revision: latest.revision + 1, recordedAt: instant)
        let path = try Archive.path(
            type: record.type, authority: record.authority, id: id, revision: latest.revision + 1)
        try refuse(try check(bytes, path), path, bytes)
        let revision = StoredRevision(id: id, revision: latest.revision + 1, recordedAt: instant, bytes: bytes)
        let withdrawal = try Snapshot.parse(revision, catalogue: session.catalogue)
        let traits = RecordTraits(of: withdrawal, catalogue: session.catalogue)
        try PublicationGate(session: session, mayOpen: mayOpen) { tell(.shifts($0)) }
            .pass([(withdrawal, SourceFile(path: path, bytes: bytes))])
        // Read before anything is stored: what fails from here on would look as if the withdrawal had failed.
        let outcome = try outcome(of: record, latest.revision + 1)
        try session.archive.write([(path, bytes)])
        try session.keep([
            RegisterStore.Entry(revision: revision, type: record.type, authority: record.authority, traits: traits)
        ])
        return outcome
    }

    private func refuse(_ findings: [Finding], _ path: String, _ bytes: [UInt8]) throws(Refusal) {
        guard !findings.isEmpty else { return }
        let report = FindingReport(findings: findings, files: [SourceFile(path: path, bytes: bytes)], fileCount: 1)
        if report.hasErrors { throw Refusal(report, wasStoring: false) }
        tell(.findings(report))
    }

    /// What is still public and about the withdrawn record, or names it.
    private func outcome(of record: Record, _ revision: Int) throws -> Outcome {
        let stored = session.stored
        let about = try [RecordType.fria, .incident, .label].flatMap { try stored.records(of: $0, about: id) }
            .filter { !$0.isWithdrawal }.map(\.id)
        let naming = try record.concernedDeployments.compactMap { try stored.record($0) }
            .filter { !$0.isWithdrawal && $0.string(.friaId) == id }.map(\.id)
        return Outcome(revision: revision, about: about, naming: naming)
    }

    /// The header of the record and the reason; the publication decision goes on.
    private func tombstone(of record: Record, revision: Int, recordedAt: Instant) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        for path in [FieldPath.schemaVersion, .recordType, .id] {
            if let value = record[path] {
                writer.key(path.text)
                writer.value(value)
            }
        }
        writer.member("revision", revision)
        writer.member("recordedAt", recordedAt.description)
        for path in [FieldPath.origin, .authority, .source, .publication] {
            if let value = record[path] {
                writer.key(path.text)
                writer.value(value)
            }
        }
        writer.key("withdrawal")
        writer.beginObject()
        writer.member("reason", reason)
        writer.endObject()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func check(_ bytes: [UInt8], _ path: String) throws -> [Finding] {
        try FileChecker(
            catalogue: session.catalogue, profile: .law, date: session.clock().day, isDraft: false,
            stored: session.stored
        )
        .check([InputFile(path: path, bytes: bytes)]).flatMap(\.findings)
    }
}
