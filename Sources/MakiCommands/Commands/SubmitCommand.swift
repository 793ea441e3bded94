import ArgumentParser
import Disk
import Findings
import Foundation
import Publishing
import RegisterStore

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

    @Flag(help: help(de: "Am Terminal nicht nachfragen", en: "Do not ask at the terminal"))
    var yes = false

    @OptionGroup var answer: AnswerFormatOptions
    @OptionGroup var publishing: PublishingOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let account = SubmissionAccount(isDryRun: dryRun)
        try console.answering(account, asJSON: answer.isJSON) {
            try RegisterSession.run(archive: archive.archive, register: register.path, clock: ProcessEnvironment.clock)
            {
                try submit(in: $0, console, account)
            }
        }
    }

    private func submit(in session: RegisterSession, _ console: Console, _ account: SubmissionAccount) throws {
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
        try accept(try InputPaths.expand(drafts), session, console, account)
    }

    /// Checks drafts and accepts all of them or none.
    private func accept(
        _ files: InputPaths.Expansion, _ session: RegisterSession, _ console: Console, _ account: SubmissionAccount
    ) throws {
        let acceptance = Acceptance(
            session: session, isDryRun: dryRun,
            mayOpen: { console.mayOpen(publishing.publish, asks: !dryRun && !answer.isJSON) },
            mayStore: { account.note(isStored: console.agrees(yes || answer.isJSON, to: question($0))) },
            tell: console.telling(account, asJSON: answer.isJSON))
        let unnamed = files.findings.map { CheckedFile(path: $0.file, bytes: [], traits: nil, findings: [$0]) }
        if try !Disk.exists(session.archive.root), !files.files.contains("-") {
            // An archive is made for drafts that can be accepted, not for others.
            let checked = unnamed + (try acceptance.check(paths: files.files, rules.profile, on: rules.date))
            if checked.contains(where: { $0.findings.contains { $0.severity == .error } }) || dryRun {
                try finish(try acceptance.accept(checked), account, console)
                return
            }
        }
        let lock = try session.archive.lock()
        defer { withExtendedLifetime(lock) {} }
        try finish(
            try acceptance.accept(unnamed + (try acceptance.check(paths: files.files, rules.profile, on: rules.date))),
            account, console)
    }

    private func question(_ count: Int) -> Bilingual {
        Bilingual(
            de: count == 1 ? "Diese Fassung annehmen? (ja/nein)" : "Diese \(count) Fassungen annehmen? (ja/nein)",
            en: count == 1 ? "Accept this revision? (yes/no)" : "Accept these \(count) revisions? (yes/no)")
    }

    private func finish(_ count: Int, _ account: SubmissionAccount, _ console: Console) throws {
        if account.wasDeclined { throw console.declined }
        guard count > 0 else { return }
        if dryRun {
            console.remark(
                de: "Nichts wurde gespeichert (--dry-run).", en: "Nothing was stored (--dry-run).")
        } else {
            console.remark(de: "Angenommen. Nächster Schritt:  maki build", en: "Accepted. Next step:  maki build")
        }
    }

    /// Whether a path is the archive itself or lies in it.
    private func isArchive(_ path: String, _ archive: Archive) -> Bool {
        let place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
        let root = URL(fileURLWithPath: archive.root).standardizedFileURL.resolvingSymlinksInPath().path
        return place == root || place.utf8.starts(with: (root + "/").utf8)
    }
}
