import ArgumentParser
import Findings
import Publication
import Publishing

extension Console {
    /// Says what happens while drafts are accepted.
    func tell(_ step: Acceptance.Step) {
        switch step {
        case .findings(let report): show(report)
        case .unchanged(let id):
            output(
                line: language == .de ? "\(id): unverändert, keine neue Fassung" : "\(id): unchanged, no new revision")
        case .accepts(let record, let revision, let changes):
            output(PublicationText(catalogue: .standard, language: language).text(of: record, revision: revision).utf8)
            for line in ChangesText.lines(changes ?? [], record.description, language) { output(line: line) }
        case .shifts(let shift): tell(shift)
        }
    }

    /// Accepts drafts and answers for people, or as JSON whether they were accepted or refused.
    func answering(_ account: SubmissionAccount, asJSON isJSON: Bool, _ work: () throws -> Void) throws {
        guard isJSON else { return try showing(work) }
        do {
            try work()
        } catch let refusal as Refusal {
            output(account.answer(refusedBy: refusal.report))
            throw ExitCode(MakiExit.findings)
        } catch let faults as ArchiveFindings {
            output(account.answer(refusedBy: faults.report))
            throw ExitCode(MakiExit.findings)
        }
        output(account.answer(refusedBy: nil))
    }

    /// Takes up the steps of an acceptance: into the account, and for people at once.
    func telling(_ account: SubmissionAccount, asJSON isJSON: Bool) -> (Acceptance.Step) -> Void {
        { step in
            account.note(step)
            if !isJSON { tell(step) }
        }
    }

    /// Says what becomes public and what is hidden.
    func tell(_ shift: PublicationShift) { output(PublicationShiftText(language: language).text(of: shift).utf8) }

    /// Whether something may be stored: the command line says so, or somebody at the terminal does. Without a terminal
    /// nobody is asked: who calls a command from a program means it.
    func agrees(_ isAllowed: Bool, to question: Bilingual) -> Bool {
        guard !isAllowed, InterviewTerminal.isAvailable else { return true }
        message(question)
        return isYes(readLine())
    }

    /// Says that nothing was stored, because somebody at the terminal did not agree; ends the command like findings do.
    var declined: ExitCode {
        message(Bilingual(de: "Nichts wurde gespeichert.", en: "Nothing was stored."))
        return ExitCode(MakiExit.findings)
    }

    private func isYes(_ answer: String?) -> Bool {
        ["j", "ja", "y", "yes"].contains(answer?.lowercased() ?? "")
    }

    /// Whether what was hidden may become public: the command line says so, or somebody at the terminal does.
    ///
    /// - Parameter asks: whether somebody may be asked.
    func mayOpen(_ isAllowed: Bool, asks: Bool = true) -> Bool {
        if isAllowed { return true }
        guard asks, InterviewTerminal.isAvailable else { return false }
        message(
            Bilingual(
                de: "Das alles wird öffentlich und lässt sich nicht zurückholen. Veröffentlichen? (ja/nein)",
                en: "All of this becomes public and cannot be taken back. Publish? (yes/no)"))
        return isYes(readLine())
    }
}
