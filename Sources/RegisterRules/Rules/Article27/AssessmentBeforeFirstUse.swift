import Findings
import Records

/// Art. 27(1), (2): "Prior to deploying"; "The obligation … applies to the first use". Art. 111(2): systems in service before have until 2 August 2030.
enum AssessmentBeforeFirstUse: Rule {
    static let description = RuleDescription(
        code: "AIA-27-1-date", kind: .legal, types: [.fria],
        requirement: Bilingual(
            de: "Die Folgenabschätzung liegt vor dem ersten Einsatz",
            en: "The assessment is before the first use"),
        why: Bilingual(
            de: "Danach ist der Schaden vielleicht schon geschehen.",
            en: "Afterwards the harm may have happened already."),
        remedy: Bilingual(
            de:
                "Wurde die Folgenabschätzung früher durchgeführt, performedOn berichtigen. Bestandssysteme haben bis zum 2. August 2030 Zeit (Art. 111 Abs. 2). Ist sie zu spät, bleibt sie es: Die Behörde erklärt es in der Zusammenfassung.",
            en:
                "If the assessment was performed earlier, correct performedOn. Legacy systems have until 2 August 2030 (Art. 111(2)). If it was late, it stays late: the authority explains it in the summary."
        ),
        source: Bilingual(
            de: "Art. 27 Abs. 1, Art. 111 Abs. 2 KI-VO",
            en: "Art. 27(1), 111(2) AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"performedOn":"2031-01-01"}"#,
            spot: .performedOn),
        passing: RuleDescription.Example(""))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string(.status) == "completed", let performed = record.day(.performedOn) else { return [] }
        let isLate = context.concerned.contains { deployment in
            guard deployment.owesAssessment, let start = deployment.firstUse,
                let first = deployment.derivation.dates.firstDay(
                    of: deployment.chapterIIIDateID, for: deployment.record)
            else { return false }
            return performed > max(start, first.day)
        }
        return isLate ? [RuleHit(record.span(of: .performedOn))] : []
    }
}
