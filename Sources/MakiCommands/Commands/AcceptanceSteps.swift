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
