import ArgumentParser
import Findings
import Publishing
import Records
import SourceJSON

/// `maki withdraw`: a tombstone revision; page and identifier remain.
struct WithdrawCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "withdraw",
            abstract: localized(
                de: "Einen Eintrag zurücknehmen; Seite und Kennung bleiben.",
                en: "Withdraw a record; page and identifier remain."))
    }

    @Argument(help: help(de: "Kennung", en: "Identifier"))
    var id: String

    @Option(help: help(de: "Grund in einem Satz", en: "Reason in one sentence"))
    var reason: String

    @Flag(help: help(de: "Am Terminal nicht nachfragen", en: "Do not ask at the terminal"))
    var yes = false

    @OptionGroup var answer: AnswerFormatOptions
    @OptionGroup var role: RoleOptions
    @OptionGroup var publishing: PublishingOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let outcome = try console.showing {
            try RegisterSession.run(archive: archive.archive, register: register.path, clock: ProcessEnvironment.clock)
            {
                try Withdrawal(
                    session: $0, id: id, reason: reason, asEditors: role.asEditors,
                    mayOpen: { console.mayOpen(publishing.publish, asks: !answer.isJSON) },
                    mayStore: { console.agrees(yes || answer.isJSON, to: question($0)) },
                    tell: { if !answer.isJSON { tell($0, console) } }
                ).run()
            }
        }
        guard let outcome else { throw console.declined }
        guard !answer.isJSON else {
            console.output(
                JSONAnswer.bytes { writer in
                    writer.member("id", id)
                    writer.member("revision", outcome.revision)
                    writer.list("stillAbout", outcome.about) { $1.member("id", $0) }
                    writer.list("stillNaming", outcome.naming) { $1.member("id", $0) }
                })
            return
        }
        console.output(
            line: console.language == .de
                ? "\(id): zurückgenommen mit Fassung \(outcome.revision)"
                : "\(id): withdrawn with revision \(outcome.revision)")
        for line in remains(outcome) { console.output(line: line[console.language]) }
    }

    private func question(_ record: Record) -> Bilingual {
        let name = TerminalText.escaped(record.displayName)
        return Bilingual(
            de: "\(id) („\(name)“) zurücknehmen? Das lässt sich nicht rückgängig machen. (ja/nein)",
            en: "Withdraw \(id) (“\(name)”)? This cannot be undone. (yes/no)")
    }

    private func tell(_ step: Withdrawal.Step, _ console: Console) {
        switch step {
        case .findings(let report): console.show(report)
        case .shifts(let shift): console.tell(shift)
        }
    }

    /// What is still public and about the withdrawn record, or names it.
    private func remains(_ outcome: Withdrawal.Outcome) -> [Bilingual] {
        outcome.about.map { other in
            Bilingual(
                de: "  \(other) bleibt öffentlich und ist über diesen Einsatz; wenn auch das nicht mehr stimmt:  "
                    + "maki withdraw \(other) --reason …",
                en: "  \(other) stays public and is about this use; if that is no longer true either:  "
                    + "maki withdraw \(other) --reason …")
        }
            + outcome.naming.map { other in
                Bilingual(
                    de: "  \(other) nennt diese Folgenabschätzung noch (fria.id); ändern:  maki revise \(other)",
                    en: "  \(other) still names this assessment (fria.id); change it:  maki revise \(other)")
            }
    }
}
