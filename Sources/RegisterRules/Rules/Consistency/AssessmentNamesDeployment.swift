import Findings
import Records

/// Art. 27(1): the assessment is of the impact "that the use of such system may produce": of this system, not of another.
enum AssessmentNamesDeployment: Rule {
    static let description = RuleDescription(
        code: "REF-fria", kind: .technical, types: [.deployment],
        requirement: Bilingual(
            de: "Die genannte Folgenabschätzung nennt auch diesen Einsatz",
            en: "The assessment named names this deployment too"),
        why: Bilingual(
            de: "Die Prüfung eines anderen Systems sagt nichts über dieses.",
            en: "The check of another system says nothing about this one."),
        remedy: Bilingual(
            de: "In der Folgenabschätzung unter deployments diesen Einsatz ergänzen, oder fria.id berichtigen.",
            en: "Add this deployment to deployments in the assessment, or correct fria.id."),
        source: Bilingual(
            de: "eigene Festlegung zu Art. 27 Abs. 1 KI-VO",
            en: "own rule on Art. 27(1) AI Act"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"fria":{"id":"fria-musteramt-2025-0002"}}"#,
            spot: .friaId),
        passing: RuleDescription.Example(
            #"{"fria":{"id":"fria-musteramt-2025-0001"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.facts.namesForeignAssessment ? [RuleHit(record.span(of: .friaId))] : []
    }
}
