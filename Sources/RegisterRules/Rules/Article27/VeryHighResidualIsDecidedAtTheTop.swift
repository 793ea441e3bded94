import Findings
import LegalFacts
import Records

/// BT-Drs. 21/2349 no. 10: the register shows what was decided in view of the remaining risk, and by whom.
enum VeryHighResidualIsDecidedAtTheTop: Rule {
    static let description = RuleDescription(
        code: "FRIA-residual", kind: .policy, types: [.fria],
        requirement: Bilingual(
            de: "Bei sehr hohem Restrisiko entscheidet die Leitung mit Begründung",
            en: "With very high residual risk the head decides, with a reason"),
        why: Bilingual(
            de: "Wer ein solches Risiko eingeht, muss dafür mit Namen des Amtes einstehen.",
            en: "Whoever takes such a risk must answer for it in the name of the office."),
        remedy: Bilingual(
            de: "decision.justification und approvedByFunction ergänzen.",
            en: "Add decision.justification and approvedByFunction."),
        source: Bilingual(
            de: "eigene Festlegung zu BT-Drs. 21/2349 Nr. 10",
            en: "own rule on BT-Drs. 21/2349 no. 10"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"risks":[{"id":"r1","title":"Entwürdigende Behandlung","description":"Menschen werden vor anderen bloßgestellt und abgewiesen.","rights":["GRCh.21"],"groups":["g1"],"cause":"use","inherent":{"gravity":4,"scope":1,"remediability":3,"likelihood":3,"reasoning":"mehrfach beobachtet"},"residual":{"gravity":4,"scope":1,"remediability":3,"likelihood":3,"reasoning":"nach Schulung"}}],"decision":{"result":"go","justification":null,"approvedByFunction":null}}"#,
            spot: .decision),
        passing: RuleDescription.Example(
            #"{"risks":[{"id":"r1","title":"Entwürdigende Behandlung","description":"Menschen werden vor anderen bloßgestellt und abgewiesen.","rights":["GRCh.21"],"groups":["g1"],"cause":"use","inherent":{"gravity":4,"scope":1,"remediability":3,"likelihood":3,"reasoning":"mehrfach beobachtet"},"residual":{"gravity":4,"scope":1,"remediability":3,"likelihood":3,"reasoning":"nach Schulung"}}],"decision":{"result":"go","justification":"Die Leistung lässt sich anders nicht rechtzeitig zahlen.","approvedByFunction":"Leitung des Amtes"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard ["go", "go-with-conditions"].contains(record.string(.decisionResult) ?? ""),
            record[.decisionJustification] == nil || record[.decisionApprovedByFunction] == nil,
            RatedRisk.all(in: record, catalogue: context.catalogue).contains(where: { $0.residual?.level == .veryHigh })
        else { return [] }
        return [RuleHit(record.span(of: .decisionResult))]
    }
}
