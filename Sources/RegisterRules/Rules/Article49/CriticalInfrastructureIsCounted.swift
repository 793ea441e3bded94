import Findings
import LegalFacts
import Records

/// § 20 Abs. 1 KI-MIG: „ein nicht-öffentliches Register … über Hochrisiko-KI-Systeme nach Anhang III Nummer 2“. It binds the
/// Federal Network Agency; that this register only counts such systems is a rule of its own.
enum CriticalInfrastructureIsCounted: Rule {
    static let description = RuleDescription(
        code: "CONS-kimig-20", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de:
                "Kritische Infrastruktur erscheint nur als Zahl, wenn die Veröffentlichung nicht eigens entschieden ist",
            en: "Critical infrastructure appears as a number only unless its publication was decided"),
        why: Bilingual(
            de: "Wer Strom und Wasser sichert, soll kein Ziel abgeben, aber gezählt werden.",
            en: "Who secures power and water should be no target, but be counted."),
        remedy: Bilingual(
            de:
                "publication.level auf \"aggregate-only\" setzen, oder publication.individualPublication auf true, wenn die Veröffentlichung entschieden ist.",
            en:
                "Set publication.level to \"aggregate-only\", or publication.individualPublication to true if publication was decided."
        ),
        source: Bilingual(
            de: "eigene Festlegung nach dem Vorbild des § 20 Abs. 1 KI-MIG",
            en: "own rule modelled on § 20(1) KI-MIG"),
        dateID: "general", before: .error, from: .error, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.2"]},"publication":{"level":"full"}}"#,
            spot: .publicationLevel),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.2"]},"publication":{"level":"aggregate-only","ground":"kimig-20","decidedBy":"Leitung","decidedOn":"2025-12-01","reviewDate":"2026-12-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive, Obligation.nationalRegistration.applies(context.deployment),
            record.publicationLevel != .aggregateOnly, record.boolean(.publicationIndividualPublication) != true
        else { return [] }
        return [RuleHit(record.span(of: .publicationLevel))]
    }
}
