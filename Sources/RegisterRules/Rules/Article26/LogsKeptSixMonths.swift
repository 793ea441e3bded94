import Findings
import RegisterModel

/// Art. 26(6): deployers shall keep the logs for a period appropriate to the purpose, of at least six months.
enum LogsKeptSixMonths: Rule {
    static let description = RuleDescription(
        code: "AIA-26-6", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Protokolle werden mindestens sechs Monate aufbewahrt",
            en: "Logs are kept for at least six months"),
        why: Bilingual(
            de: "Ohne Protokolle lässt sich später nicht klären, warum etwas entschieden wurde.",
            en: "Without logs nobody can find out later why something was decided."),
        remedy: Bilingual(
            de: "logs.retentionMonths auf mindestens 6 setzen oder das Gesetz für eine kürzere Frist nennen.",
            en: "Set logs.retentionMonths to 6 or more, or name the law for a shorter period."),
        source: Bilingual(
            de: "Art. 26 Abs. 6 KI-VO",
            en: "Art. 26(6) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_26",
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"status":"in-use","logs":{"retentionMonths":2}}"#,
            spot: "logs.retentionMonths"),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"status":"in-use","logs":{"retentionMonths":12}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.isInService ? Obligation.logs.unmet(by: context.deployment).map { RuleHit($0) } : []
    }
}
