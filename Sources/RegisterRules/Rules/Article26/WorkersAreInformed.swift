import Findings
import LegalFacts
import Records

/// Art. 26(7): "Before putting into service or using a high-risk AI system at the workplace, deployers who are employers shall
/// inform workers’ representatives and the affected workers"; § 66 Abs. 1 BPersVG: „Der Personalrat ist zur Durchführung
/// seiner Aufgaben rechtzeitig und umfassend zu unterrichten.“
enum WorkersAreInformed: Rule {
    static let description = RuleDescription(
        code: "AIA-26-7", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Beschäftigte und Personalvertretung sind vor dem Einsatz informiert",
            en: "Workers and their representatives are informed before use"),
        why: Bilingual(
            de: "Wer mit einem System arbeitet oder von ihm gemessen wird, soll es vorher wissen.",
            en: "Whoever works with a system or is measured by it should know before."),
        remedy: Bilingual(
            de:
                "Beschäftigte und Personalrat vor dem Einsatzbeginn informieren und die Tage in workers.informedOn und representativesInformedOn angeben. Überwacht das System Verhalten oder Leistung, bestimmt der Personalrat mit (§ 80 Abs. 1 Nr. 21 BPersVG).",
            en:
                "Inform workers and the staff council before the start of use and state the days in workers.informedOn and representativesInformedOn. Where the system monitors behaviour or performance, the staff council has a right of co-determination (§ 80(1) no. 21 BPersVG)."
        ),
        source: Bilingual(
            de: "Art. 26 Abs. 7 KI-VO; § 66 Abs. 1 BPersVG",
            en: "Art. 26(7) AI Act; § 66(1) BPersVG"),
        coversProducts: true, dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"workers":{"workplaceUse":true,"informedOn":null,"representativesInformedOn":null}}"#, spot: .workers),
        passing: RuleDescription.Example(
            #"{"workers":{"workplaceUse":true,"informedOn":"2025-01-01","representativesInformedOn":"2025-01-01"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // Before the start nothing is overdue; what was late stays late.
        Obligation.workers.unmet(by: context.deployment).filter { context.isInService || $0.label != nil }
            .map { RuleHit($0) }
    }
}
