import Findings
import Records

/// Art. 27(2): if "any of the elements listed in paragraph 1 has changed or is no longer up to date, the deployer shall take the necessary steps to update the information".
///
/// Seen from the system; the assessment itself is refused by `AIA-27-2` until it is updated.
enum ChangedSystemIsReassessed: Rule {
    static let description = RuleDescription(
        code: "AIA-27-2-change", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Haben sich Angaben der Folgenabschätzung geändert, wird sie aktualisiert",
            en: "When elements of the assessment have changed, it is updated"),
        why: Bilingual(
            de: "Eine alte Prüfung sagt nichts über ein verändertes System.",
            en: "An old check says nothing about a changed system."),
        remedy: Bilingual(
            de: "Die Folgenabschätzung mit  maki revise KENNUNG  aktualisieren und updatedOn setzen.",
            en: "Update the assessment with  maki revise ID  and set updatedOn."),
        source: Bilingual(
            de: "Art. 27 Abs. 2 Satz 3 KI-VO",
            en: "Art. 27(2) third sentence AI Act"),
        dateID: "high-risk-annex-iii", before: .note, from: .warning, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"significantChanges":[{"date":"2026-02-01","kind":"model","description":"Neues Modell"}]}"#,
            spot: .significantChanges),
        passing: RuleDescription.Example(""))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isInService, context.deployment.needsAssessment, context.isAssessmentAgedByChange else {
            return []
        }
        return [RuleHit(record.span(of: .significantChanges))]
    }
}
