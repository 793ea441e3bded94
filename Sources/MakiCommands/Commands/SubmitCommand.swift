import ArgumentParser
import Findings
import Foundation
import RegisterModel
import RegisterRules
import RegisterStore
import SourceJSON

/// `maki submit`: drafts become revisions.
struct SubmitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "submit",
            abstract: localized(
                de: "Entwürfe prüfen und als neue Fassungen annehmen; ein Archivordner wird geladen.",
                en: "Check drafts and accept them as new revisions; an archive folder is loaded."))
    }

    @Argument(help: help(de: "Entwürfe, Ordner, oder das Archiv", en: "Drafts, folders, or the archive"))
    var paths: [String]

    @Flag(help: help(de: "Nur zeigen, was geschähe", en: "Only show what would happen"))
    var dryRun = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let session = try RegisterSession.open(archive, register, console)
        if session.loaded > 0 {
            console.remark(
                de: "\(session.loaded) Fassungen aus dem Archiv geladen.",
                en: "\(session.loaded) revisions loaded from the archive.")
        }
        let drafts = paths.filter { !isArchive($0, session.archive) }
        guard !drafts.isEmpty else {
            if session.loaded == 0 {
                console.remark(
                    de: "Das Register ist auf dem Stand des Archivs.",
                    en: "The register is up to date with the archive.")
            }
            return
        }
        try accept(try InputPaths.expand(drafts), session, console)
    }

    /// Checks drafts and accepts all of them or none.
    private func accept(_ files: [String], _ session: RegisterSession, _ console: Console) throws {
        let lock = try session.archive.lock()
        defer { withExtendedLifetime(lock) {} }
        let stored = StoredNeighbours(store: session.store, catalogue: session.catalogue)
        let checked = try FileChecker(
            catalogue: session.catalogue, profile: rules.profile, date: rules.date, isDraft: false, isSubmission: true,
            stored: stored
        ).check(paths: files)
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
        let now = ProcessEnvironment.now
        for record in checked.compactMap({ $0.record(session.catalogue) }) {
            let latest = try session.store.latest(of: record.id)
            if let latest, let before = try? JSONDocument(parsing: latest.bytes),
                RevisionStamp.content(of: before.root) == RevisionStamp.content(of: record.root)
            {
                console.output(
                    line: console.language == .de
                        ? "\(record.id): unverändert, keine neue Fassung" : "\(record.id): unchanged, no new revision")
                continue
            }
            let revision = (latest?.revision ?? 0) + 1
            // Time never runs backwards in a record's history, whatever the clock says.
            let instant = latest.map { Swift.max($0.recordedAt, now) } ?? now
            let bytes = RevisionStamp.stamped(record.document, revision: revision, recordedAt: instant)
            writes.append(
                (Archive.path(type: record.type, authority: record.authority, id: record.id, revision: revision), bytes)
            )
            entries.append(
                RegisterStore.Entry(
                    revision: StoredRevision(id: record.id, revision: revision, recordedAt: instant, bytes: bytes),
                    type: record.type, authority: record.authority,
                    traits: RecordTraits(of: record, catalogue: session.catalogue)))
            console.output(line: summary(record, revision, console.language))
        }
        guard !dryRun, !writes.isEmpty else { return }
        try session.archive.write(writes)
        try session.store.append(entries)
        console.remark(
            de: "Angenommen. Nächster Schritt:  maki build", en: "Accepted. Next step:  maki build")
    }

    private func summary(_ record: Record, _ revision: Int, _ language: Language) -> String {
        let decision = PublicationDecision(of: record) ?? .full
        let withheld = decision.withheld.map { "\($0.pointer) (\($0.ground))" }.joined(separator: ", ")
        if language == .de {
            return "\(record.id): Fassung \(revision), Veröffentlichung „\(decision.level.rawValue)“"
                + (withheld.isEmpty ? "" : ", zurückgehalten: \(withheld)")
        }
        return "\(record.id): revision \(revision), publication “\(decision.level.rawValue)”"
            + (withheld.isEmpty ? "" : ", withheld: \(withheld)")
    }

    /// Whether a path is the archive itself or lies in it.
    private func isArchive(_ path: String, _ archive: Archive) -> Bool {
        let place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
        let root = URL(fileURLWithPath: archive.root).standardizedFileURL.resolvingSymlinksInPath().path
        return place == root || place.utf8.starts(with: (root + "/").utf8)
    }
}
