import ArgumentParser
import Drafting
import Findings
import Publishing
import Records
import RegisterStore

/// `maki confirm`: a revision that only says that everything still holds.
struct ConfirmCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "confirm",
            abstract: localized(
                de: "Bestätigen, dass alle Angaben eines Eintrags noch stimmen.",
                en: "Confirm that everything in a record still holds."))
    }

    @Argument(help: help(de: "Kennung", en: "Identifier"))
    var id: String

    @OptionGroup var answer: AnswerFormatOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let account = SubmissionAccount(isDryRun: false)
        try console.answering(account, asJSON: answer.isJSON) {
            try RegisterSession.run(archive: archive.archive, register: register.path, clock: ProcessEnvironment.clock)
            {
                try confirm(in: $0, console, account)
            }
        }
    }

    private func confirm(in session: RegisterSession, _ console: Console, _ account: SubmissionAccount) throws {
        let lock = try session.archive.lock()
        defer { withExtendedLifetime(lock) {} }
        let record = try KnownRecords.find(register: register.path, archive: archive.archive, session.catalogue)
            .standing(id)
        try ActsOfTheAuthority.require(record, to: Bilingual(de: "bestätigen", en: "confirm"))
        guard
            let draft = Revising.confirmation(
                of: record, on: rules.date, base: DraftBase(of: record), catalogue: session.catalogue)
        else {
            throw CommandFailure(
                de: "\(id) ist kein Einsatz; bestätigt werden nur Einsätze.",
                en: "\(id) is no deployment; only deployments are confirmed.")
        }
        if let day = record.day(.confirmedOn), day >= rules.date {
            account.note(.unchanged(id: id))
            guard !answer.isJSON else { return }
            console.output(
                line: console.language == .de
                    ? "\(id): schon am \(day) bestätigt" : "\(id): confirmed on \(day) already")
            return
        }
        console.remark(droppedFrom: draft)
        let acceptance = Acceptance(
            session: session, mayOpen: { console.mayOpen(false, asks: !answer.isJSON) },
            tell: console.telling(account, asJSON: answer.isJSON))
        try acceptance.accept(
            try acceptance.check([InputFile(path: "\(id).json", bytes: draft.bytes)], rules.profile, on: rules.date))
        console.remark(
            de: "Bestätigt zum \(rules.date). Nächster Schritt:  maki build",
            en: "Confirmed as of \(rules.date). Next step:  maki build")
    }
}
