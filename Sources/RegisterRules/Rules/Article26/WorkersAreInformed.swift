import Findings
import RegisterModel

/// Art. 26(7): before putting into service at the workplace, deployers shall inform workers and their representatives.
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
            de: "workers.informedOn und representativesInformedOn vor dem Einsatzbeginn angeben.",
            en: "State workers.informedOn and representativesInformedOn before the start of use."),
        source: Bilingual(
            de: "Art. 26 Abs. 7 KI-VO; BPersVG",
            en: "Art. 26(7) AI Act; BPersVG"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_26",
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"workers":{"workplaceUse":true,"informedOn":"2026-05-01"}}"#,
            spot: "workers.informedOn"),
        passing: RuleDescription.Example(
            #"{"workers":{"workplaceUse":true,"informedOn":"2025-01-01","representativesInformedOn":"2025-01-01"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // Before the start nothing is overdue; what was late stays late.
        Obligation.workers.unmet(by: context.deployment).filter { context.isInService || $0.label != nil }
            .map { RuleHit($0) }
    }
}
