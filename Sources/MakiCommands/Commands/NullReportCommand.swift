import ArgumentParser
import Drafting
import FieldCatalogue
import Findings
import Publishing
import Records
import RegisterStore

/// `maki null-report`: an authority states that it uses no AI.
struct NullReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "null-report",
            abstract: localized(
                de: "Fehlanzeige: Die Behörde setzt zum Stichtag keine KI ein.",
                en: "Null report: the authority uses no AI as of a date."))
    }

    @Argument(
        help: help(
            de: "Kennung der Behörde (sonst MAKI_AUTHORITY, maki.json)",
            en: "Identifier of the authority (else MAKI_AUTHORITY, maki.json)"))
    var authority: String = ""

    @Option(help: help(de: "Stichtag JJJJ-MM-TT", en: "Date YYYY-MM-DD"))
    var date: Day

    @Option(
        help: help(
            de: "Erklärung in einem Satz (sonst ein üblicher Satz)", en: "Statement in a sentence (else a usual one)"))
    var statement: String?

    @OptionGroup var answer: AnswerFormatOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var shared: SharedOptions

    mutating func validate() throws {
        if authority.isEmpty { authority = ProcessEnvironment.settings.text(.authority) ?? "" }
        guard authority.isEmpty else { return }
        throw ValidationError(
            localized(
                de: "Die Kennung der Behörde fehlt, zum Beispiel bund-bamf.",
                en: "The identifier of the authority is missing, for example bund-bamf."))
    }

    func run() throws {
        let console = shared.console
        guard date <= rules.date else {
            throw CommandFailure(
                de: "Der Stichtag \(date) liegt in der Zukunft; eine Fehlanzeige gilt für einen Tag, der da ist.",
                en: "The date \(date) lies in the future; a null report is about a day that has come.")
        }
        let account = SubmissionAccount(isDryRun: false)
        try console.answering(account, asJSON: answer.isJSON) {
            try RegisterSession.run(archive: archive.archive, register: register.path, clock: ProcessEnvironment.clock)
            {
                try report(in: $0, console, account)
            }
        }
    }

    private func report(in session: RegisterSession, _ console: Console, _ account: SubmissionAccount) throws {
        let lock = try session.archive.lock()
        defer { withExtendedLifetime(lock) {} }
        let known = try KnownRecords.find(register: register.path, archive: archive.archive, session.catalogue)
        let record = try known.standing(authority)
        try refuseContradiction(session, known)
        if record.items(.nullReport).contains(where: { $0["date"]?.isString(date.description) == true }) {
            account.note(.unchanged(id: authority))
            guard !answer.isJSON else { return }
            console.output(
                line: console.language == .de
                    ? "\(authority): Fehlanzeige zum \(date) liegt schon vor"
                    : "\(authority): the null report of \(date) is on file already")
            return
        }
        guard
            let draft = Revising.nullReport(
                of: record, on: date, statement: statement, base: DraftBase(of: record), catalogue: session.catalogue)
        else {
            throw CommandFailure(
                de: "\(authority) ist keine Behörde.", en: "\(authority) is no authority.")
        }
        console.remark(droppedFrom: draft)
        let acceptance = Acceptance(
            session: session, mayOpen: { console.mayOpen(false, asks: !answer.isJSON) },
            tell: console.telling(account, asJSON: answer.isJSON))
        try acceptance.accept(
            try acceptance.check(
                [InputFile(path: "\(authority).json", bytes: draft.bytes)], rules.profile, on: rules.date))
        try mentionSourced(session, known)
        console.remark(
            de: "Fehlanzeige angenommen. Nächster Schritt:  maki build",
            en: "Null report accepted. Next step:  maki build")
    }

    /// What public sources say is not the authority's word, but readers see both.
    private func mentionSourced(_ session: RegisterSession, _ known: KnownRecords) throws {
        let sourced = try session.store.traits(ofAuthority: authority).compactMap { try known.record($0.id) }
            .filter { $0.type == .deployment && !$0.isWithdrawal && $0.origin == .publicSource && $0.isAtWork }
            .map(\.id).sorted()
        guard let first = sourced.first else { return }
        let isOne = sourced.count == 1
        shared.console.remark(
            de: isOne
                ? "Zu \(authority) steht aus einer öffentlichen Quelle ein Eintrag im Einsatz im Register: \(first). Stimmt er nicht, die Redaktion bitten, ihn zurückzunehmen."
                : "Zu \(authority) stehen aus öffentlichen Quellen \(sourced.count) Einträge im Einsatz im Register, zum Beispiel \(first). Stimmen sie nicht, die Redaktion bitten, sie zurückzunehmen.",
            en: isOne
                ? "The register holds an entry in use about \(authority) from a public source: \(first). If it is wrong, ask the editors to withdraw it."
                : "The register holds \(sourced.count) entries in use about \(authority) from public sources, for example \(first). If they are wrong, ask the editors to withdraw them."
        )
    }

    /// "No AI" cannot stand beside a system the authority itself reports as being used on that day.
    private func refuseContradiction(_ session: RegisterSession, _ known: KnownRecords) throws {
        let used = try session.store.traits(ofAuthority: authority).compactMap { try known.record($0.id) }
            .filter { record in
                record.type == .deployment && !record.isWithdrawal && record.origin != .publicSource
                    && ["pilot", "in-use"].contains(record.string(.status) ?? "")
                    && record.day(.datesInUseFrom).map { $0 <= date } ?? true
            }
            .map(\.id).sorted()
        guard let first = used.first else { return }
        throw CommandFailure(
            de:
                "\(authority) hat \(used.count) Einträge im Einsatz (zum Beispiel \(first)): keine Fehlanzeige möglich. Beendete Einsätze zuerst mit  maki revise \(first)  auf \"retired\" setzen.",
            en:
                "\(authority) has \(used.count) records in use (for example \(first)): no null report is possible. Set ended ones to \"retired\" first with  maki revise \(first)."
        )
    }
}
