import Findings
import LegalFacts
import Records

/// Art. 86(1) presupposes a high-risk system in the sense of Art. 6: any affected person shall have the right to obtain clear and meaningful explanations from the deployer.
enum ExplanationHasAContact: Rule {
    static let description = RuleDescription(
        code: "AIA-86", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Wer eine Erläuterung verlangen kann, findet einen Kontakt",
            en: "Whoever may ask for an explanation finds a contact"),
        why: Bilingual(
            de: "Ein Recht ohne Adresse ist keines.",
            en: "A right without an address is none."),
        remedy: Bilingual(
            de: "explanation.contact und url oder procedure ausfüllen.",
            en: "Fill in explanation.contact and url or procedure."),
        source: Bilingual(
            de: "Art. 86 Abs. 1 KI-VO (Kontakt im Register: eigene Festlegung)",
            en: "Art. 86(1) AI Act (contact in the register: own rule)"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"decision":{"legalEffect":true},"explanation":null}"#,
            spot: .decisionLegalEffect),
        passing: RuleDescription.Example(
            #"{"decision":{"legalEffect":true},"explanation":{"contact":"ki-auskunft@musteramt.example","procedure":"formlos"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.isInService ? Obligation.explanation.unmet(by: context.deployment).map { RuleHit($0) } : []
    }
}
