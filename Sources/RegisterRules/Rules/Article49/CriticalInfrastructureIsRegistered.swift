import Findings
import LegalFacts
import Records

/// § 20 Abs. 3 KI-MIG: „Vor der Inbetriebnahme oder der Verwendung eines in Anhang III Nummer 2 … genannten
/// Hochrisiko-KI-Systems müssen Betreiber sich und das Hochrisiko-KI-System im Register nach Absatz 1 registrieren“. High-risk
/// a system is only once Art. 6 AI Act applies to it.
enum CriticalInfrastructureIsRegistered: Rule {
    static let description = RuleDescription(
        code: "AIA-49-5", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Ein Hochrisiko-System der kritischen Infrastruktur ist vor dem Einsatz bei der Bundesnetzagentur registriert",
            en: "A high-risk system of critical infrastructure is registered with the Federal Network Agency before use"
        ),
        why: Bilingual(
            de: "Auch was geheim bleiben muss, muss die Aufsicht kennen.",
            en: "Supervision must know even what has to stay secret."),
        remedy: Bilingual(
            de:
                "Sich und das System im Register der Bundesnetzagentur registrieren und registration.bnetzaSection20 ausfüllen; das wird nicht veröffentlicht.",
            en:
                "Register the authority and the system with the Federal Network Agency and fill in registration.bnetzaSection20; it is not published."
        ),
        source: Bilingual(
            de: "§ 20 Abs. 3 KI-MIG; Art. 49 Abs. 5 KI-VO",
            en: "§ 20(3) KI-MIG; Art. 49(5) AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.2"]},"registration":null}"#, spot: .classificationAnnexIII),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.2"]},"registration":{"bnetzaSection20":{"date":"2025-12-01"}}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive, Obligation.nationalRegistration.applies(context.deployment) else { return [] }
        return context.isInService
            ? Obligation.nationalRegistration.gaps(context.deployment).map {
                RuleHit($0, severity: $0.isLate ? .warning : nil)
            } : []
    }
}
