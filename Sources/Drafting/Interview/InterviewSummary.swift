import FieldCatalogue
import Findings
import LegalFacts
import Records
import RegisterRules

/// What is said at the end: what was derived, what is due when, what is missing, what comes next.
struct InterviewSummary {
    let interview: Interview
    let file: String
    let companions: [String]
    let language: Language
    let catalogue: Catalogue

    var passages: [Passage] {
        var passages = [
            Passage(style: .success, text: say("Fertig. Gespeichert in \(file).", "Done. Kept in \(file)."))
        ]
        if let facts = interview.facts { passages += derived(facts) }
        passages += risks
        passages += open
        passages += next
        return passages
    }

    private func derived(_ facts: DerivedFacts) -> [Passage] {
        guard let risk = facts.riskClass else { return [] }
        var passages = [
            Passage(
                style: .heading,
                text: say("Einstufung: ", "Classification: ")
                    + catalogue.label(of: risk.rawValue, in: "risk-class")[language])
        ]
        for reason in facts.riskReasons {
            let source = reason.source[language]
            passages.append(
                Passage(style: .choice, text: "–  " + reason.text[language] + (source.isEmpty ? "" : " (\(source))")))
        }
        if let authority = facts.competentAuthority {
            passages.append(
                Passage(
                    style: .choice,
                    text: "–  " + say("Aufsicht: ", "Supervised by: ") + authority.id + ". "
                        + authority.reason.text[language]))
        }
        if !facts.duties.isEmpty {
            passages.append(Passage(style: .heading, text: say("Was wann fällig ist", "What is due when")))
        }
        for duty in facts.duties {
            let mark = duty.sign
            passages.append(
                Passage(
                    style: .choice,
                    text: "\(mark)  \(day(duty.dueFrom)): \(duty.text[language]) (\(duty.fullSource[language]))"))
        }
        return passages
    }

    /// The levels of an assessment's risks, as the register computes them.
    private var risks: [Passage] {
        guard let record = interview.draft.record, record.type == .fria else { return [] }
        let rated = RatedRisk.all(in: record, catalogue: catalogue)
        guard !rated.isEmpty else { return [] }
        return [Passage(style: .heading, text: say("Stufen der Risiken (berechnet)", "Levels of the risks (computed)"))]
            + rated.map { risk in
                let before = risk.inherent.map { level($0) } ?? "–"
                let after = risk.residual.map { level($0) } ?? "–"
                let title = risk.risk["title"]?.string ?? ""
                return Passage(
                    style: .choice,
                    text: "\(risk.risk["id"]?.string ?? "–")  \(title): "
                        + say("vorher \(before), nachher \(after)", "before \(before), after \(after)"))
            }
    }

    private func level(_ rating: RiskRating) -> String {
        catalogue.label(of: rating.level.rawValue, in: "risk-level")[language]
    }

    /// What still stands between the draft and the register.
    private var open: [Passage] {
        let draft = interview.draft
        let missing = StructuralValidator(catalogue: catalogue).findings(in: draft.document, file: file)
        let broken = interview.findings().filter {
            $0.severity != .note && !["REF-authority", "REF-unknown"].contains($0.code)
        }
        guard !missing.isEmpty || !broken.isEmpty else {
            return [Passage(style: .success, text: say("Es fehlt nichts.", "Nothing is missing."))]
        }
        var passages = [Passage(style: .heading, text: say("Noch offen", "Still open"))]
        for finding in missing {
            passages.append(Passage(style: .choice, text: "•  " + finding.message[language]))
        }
        var seen: Set<String> = []
        for finding in broken where seen.insert(finding.code).inserted {
            var text = "•  \(finding.message[language]) [\(finding.code)]"
            if let day = finding.effectiveFrom.flatMap({ Day($0) }) {
                text += say("; Pflicht ab \(self.day(day))", "; binding from \(day)")
            }
            if let help = finding.help { text += " – " + help[language] }
            passages.append(Passage(style: .choice, text: text))
        }
        return passages
    }

    private var next: [Passage] {
        let files = (companions + [file]).joined(separator: " ")
        var steps = ["maki validate \(files)"]
        let duties = interview.facts?.duties ?? []
        if interview.draft.type == .deployment, duties.contains(where: { $0.id == "fria" && $0.isMet != true }) {
            steps.append("maki new fria --for \(file)")
        }
        steps.append("maki preview \(files)")
        steps.append("maki submit \(files)")
        return [Passage(style: .heading, text: say("Wie es weitergeht", "What comes next"))]
            + steps.map { Passage(style: .choice, text: "   " + $0) }
    }

    private func day(_ day: Day) -> String {
        guard language == .de else { return day.description }
        return "\(day.day).\(day.month).\(day.year)"
    }

    private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
}
