import ArgumentParser
import Drafting
import Findings
import Publication
import Records
import RegisterStore
import SourceJSON

/// Takes checked drafts into archive and register: all of them or none.
struct Acceptance {
    let session: RegisterSession
    let console: Console
    let isDryRun: Bool
    /// Whether what was hidden may become public (`--publish`).
    var publishes = false

    /// Checks drafts that are in memory, with what is stored beside them.
    func check(_ files: [InputFile], _ rules: RuleOptions) throws -> [CheckedFile] {
        try withBases(try checker(rules).check(files))
    }

    /// Reads and checks drafts, with what is stored beside them.
    func check(paths: [String], _ rules: RuleOptions) throws -> [CheckedFile] {
        try withBases(try checker(rules).check(paths: paths))
    }

    /// With what speaks against following the accepted revisions.
    private func withBases(_ files: [CheckedFile]) throws -> [CheckedFile] {
        var files = files
        try BaseCheck(
            stored: StoredNeighbours(store: session.store, catalogue: session.catalogue), catalogue: session.catalogue
        ).add(to: &files, isSubmission: true)
        return files
    }

    private func checker(_ rules: RuleOptions) -> FileChecker {
        FileChecker(
            catalogue: session.catalogue, profile: rules.profile, date: rules.date, isDraft: false, isSubmission: true,
            stored: StoredNeighbours(store: session.store, catalogue: session.catalogue))
    }

    /// Shows findings, then stores what has changed; errors end the command with nothing stored.
    ///
    /// - Returns: number of new revisions.
    @discardableResult
    func accept(_ checked: [CheckedFile]) throws -> Int {
        let report = FindingReport(
            findings: checked.flatMap(\.findings),
            files: checked.map { SourceFile(path: $0.path, bytes: $0.bytes) }, fileCount: checked.count)
        if !report.findings.isEmpty {
            console.output(
                HumanRenderer(language: console.language, usesColour: console.usesColour).render(report).utf8)
        }
        if report.hasErrors {
            console.message(Bilingual(de: "Nichts wurde gespeichert.", en: "Nothing was stored."))
            throw ExitCode(MakiExit.findings)
        }
        var writes: [(path: String, bytes: [UInt8])] = []
        var entries: [RegisterStore.Entry] = []
        var changed: [(record: Record, file: SourceFile)] = []
        let now = ProcessEnvironment.now
        for file in checked {
            guard let record = file.record(session.catalogue) else { continue }
            let latest = try session.store.latest(of: record.id)
            if let latest,
                RevisionStamp.content(of: try Snapshot.parse(latest, catalogue: session.catalogue).root)
                    == RevisionStamp.content(of: record.root)
            {
                console.output(
                    line: console.language == .de
                        ? "\(record.id): unverändert, keine neue Fassung" : "\(record.id): unchanged, no new revision")
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
            console.output(
                PublicationText(catalogue: session.catalogue, language: console.language)
                    .text(of: record, revision: revision).utf8)
        }
        // What is accepted must be loadable for good, from the archive alone.
        try refuse(
            try RevisionCheck(catalogue: session.catalogue, store: session.store, now: now)
                .refusals(of: entries) { "\($0.revision.id).json" },
            of: entries)
        try PublicationGate(session: session, console: console, isAllowed: publishes).pass(changed, asks: !isDryRun)
        guard !isDryRun, !writes.isEmpty else { return writes.count }
        try session.archive.write(writes)
        try session.keep(entries)
        return writes.count
    }

    /// Shows what would keep revisions from being loaded again, and ends the command.
    private func refuse(
        _ refusals: [(position: Int, finding: Finding)], of entries: [RegisterStore.Entry]
    ) throws {
        guard !refusals.isEmpty else { return }
        let files = Set(refusals.map(\.position)).map { position in
            SourceFile(path: "\(entries[position].revision.id).json", bytes: entries[position].revision.bytes)
        }
        let report = FindingReport(findings: refusals.map(\.finding), files: files, fileCount: files.count)
        console.output(HumanRenderer(language: console.language, usesColour: console.usesColour).render(report).utf8)
        console.message(Bilingual(de: "Nichts wurde gespeichert.", en: "Nothing was stored."))
        throw ExitCode(MakiExit.findings)
    }
}
