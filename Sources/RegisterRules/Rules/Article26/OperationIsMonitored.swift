import Findings
import LegalFacts
import Records

/// Art. 26(5): deployers shall monitor the operation of the high-risk system.
enum OperationIsMonitored: Rule {
    static let description = RuleDescription(
        code: "AIA-26-5", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Der Betrieb wird beobachtet und mindestens jährlich geprüft",
            en: "Operation is monitored and reviewed at least once a year"),
        why: Bilingual(
            de: "Systeme ändern sich, und Fehler zeigen sich oft erst im Betrieb.",
            en: "Systems change, and errors often show only in operation."),
        remedy: Bilingual(
            de: "monitoring.plan beschreiben und lastReviewedOn aktualisieren.",
            en: "Describe monitoring.plan and update lastReviewedOn."),
        source: Bilingual(
            de: "Art. 26 Abs. 5 KI-VO (Jahresfrist: eigene Festlegung)",
            en: "Art. 26(5) AI Act (one year: own rule)"),
        coversProducts: true, dateID: "high-risk-annex-iii", before: .note, from: .warning,
        failing: RuleDescription.Example(
            #"{"monitoring":{"lastReviewedOn":"2020-01-01"}}"#,
            spot: .monitoringLastReviewedOn),
        passing: RuleDescription.Example(
            #"{"monitoring":{"lastReviewedOn":"2026-10-01"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.isInService ? Obligation.monitoring.unmet(by: context.deployment).map { RuleHit($0) } : []
    }
}
