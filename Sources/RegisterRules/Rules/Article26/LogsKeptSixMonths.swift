import Findings
import LegalFacts
import Records

/// Art. 26(6): deployers shall keep the logs for a period appropriate to the purpose, of at least six months.
enum LogsKeptSixMonths: Rule {
    static let description = RuleDescription(
        code: "AIA-26-6", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Protokolle, über die die Behörde verfügt, werden mindestens sechs Monate aufbewahrt, wenn kein Gesetz etwas anderes bestimmt",
            en:
                "Logs under the control of the authority are kept for at least six months unless a law provides otherwise"
        ),
        why: Bilingual(
            de: "Ohne Protokolle lässt sich später nicht klären, warum etwas entschieden wurde.",
            en: "Without logs nobody can find out later why something was decided."),
        remedy: Bilingual(
            de:
                "Die Protokolle mindestens sechs Monate aufbewahren und logs.retentionMonths angeben, oder in logs.shorterPeriodLaw das Gesetz für eine kürzere Frist nennen.",
            en:
                "Keep the logs for at least six months and state logs.retentionMonths, or name the law for a shorter period in logs.shorterPeriodLaw."
        ),
        source: Bilingual(
            de: "Art. 26 Abs. 6 KI-VO",
            en: "Art. 26(6) AI Act"),
        coversProducts: true, dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"status":"in-use","logs":null}"#, spot: .logsRetentionMonths),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"status":"in-use","logs":{"retentionMonths":12}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.isInService ? Obligation.logs.unmet(by: context.deployment).map { RuleHit($0) } : []
    }
}
