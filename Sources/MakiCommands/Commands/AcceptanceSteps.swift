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
        case .accepts(let record, let revision):
            output(PublicationText(catalogue: .standard, language: language).text(of: record, revision: revision).utf8)
        case .shifts(let shift): tell(shift)
        }
    }

    /// Says what becomes public and what is hidden.
    func tell(_ shift: PublicationShift) { output(PublicationShiftText(language: language).text(of: shift).utf8) }

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
        return ["j", "ja", "y", "yes"].contains(readLine()?.lowercased() ?? "")
    }
}
