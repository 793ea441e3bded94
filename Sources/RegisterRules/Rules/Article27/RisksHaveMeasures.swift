import Findings
import LegalFacts
import Records

/// Art. 27(1)(f): the measures to be taken where those risks materialise, including internal governance.
enum RisksHaveMeasures: Rule {
    static let description = RuleDescription(
        code: "AIA-27-df", kind: .policy, types: [.fria],
        requirement: Bilingual(
            de: "Jedes mittlere oder höhere Risiko hat eine Maßnahme mit Zuständigkeit",
            en: "Every risk of medium level or more has a measure with a responsible function"),
        why: Bilingual(
            de: "Ein erkanntes Risiko ohne Gegenmittel hilft niemandem.",
            en: "A known risk without a remedy helps nobody."),
        remedy: Bilingual(
            de: "Eine Maßnahme mit dem Kürzel des Risikos und responsibleFunction ergänzen.",
            en: "Add a measure with the id of the risk and responsibleFunction."),
        source: Bilingual(
            de: "eigene Festlegung zu Art. 27 Abs. 1 Buchst. d, f KI-VO",
            en: "own rule on Art. 27(1)(d), (f) AI Act"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"measures":[{"id":"m1","risks":["r1","r2","r3"],"description":"Stichprobe","kind":"detect","state":"done"}]}"#,
            spot: .risks),
        passing: RuleDescription.Example(
            #"{"measures":[{"id":"m1","risks":["r1","r2","r3"],"description":"Stichprobe","kind":"detect","state":"done","responsibleFunction":"Fachaufsicht"}]}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string(.status) == "completed" else { return [] }
        var answered: Set<String> = []
        for measure in record.items(.measuresList) where measure["responsibleFunction"] != nil {
            for risk in measure["risks"].map({ Array($0.elements) }) ?? [] {
                if let id = risk.string { answered.insert(id) }
            }
        }
        return RatedRisk.all(in: record, catalogue: context.catalogue).compactMap { rated in
            guard let level = rated.inherent?.level, level >= .medium, let id = rated.risk["id"], let name = id.string,
                !answered.contains(name)
            else { return nil }
            return RuleHit(
                id.span,
                label: Bilingual(de: "Maßnahme mit Zuständigkeit fehlt", en: "measure with a function is missing"))
        }
    }
}
