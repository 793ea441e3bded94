import Findings
import Records

/// Art. 27(1): prior to deploying a high-risk system of Annex III, public bodies shall perform an assessment of the impact on fundamental rights.
enum ImpactAssessmentBeforeUse: Rule {
    static let description = RuleDescription(
        code: "AIA-27-1", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Ein Hochrisiko-System nach Anhang III (außer Nr. 2) ist nur mit abgeschlossener Grundrechte-Folgenabschätzung im Einsatz",
            en:
                "A high-risk system of Annex III (except no. 2) is in use only with a completed fundamental rights impact assessment"
        ),
        why: Bilingual(
            de: "Was ein System Menschen antun kann, muss geprüft sein, bevor es eingesetzt wird.",
            en: "What a system can do to people must be checked before it is used."),
        remedy: Bilingual(
            de:
                "FRIA anlegen mit  maki new fria --for KENNUNG, abschließen und ihre Kennung in fria.id eintragen; eine angefangene weiter mit  maki revise.",
            en:
                "Create one with  maki new fria --for ID, complete it and enter its identifier in fria.id; go on with one that is begun with  maki revise."
        ),
        source: Bilingual(
            de: "Art. 27 Abs. 1 KI-VO",
            en: "Art. 27(1) AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"status":"in-use","fria":{"id":null,"plannedFor":"2027-03-01"}}"#,
            spot: .fria),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"status":"in-use","fria":{"id":"fria-musteramt-2025-0001"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) throws -> [RuleHit] {
        guard context.isInService, context.deployment.needsAssessment, let status = context.facts.friaStatus,
            status != .completed, !context.isAssessmentAgedByChange
        else { return [] }
        // An assessment that is named but cannot be found is a finding of its own.
        if let named = record.string(.friaId), try context.neighbours.type(of: named) == nil { return [] }
        let state = record.string(.status) ?? ""
        return [
            RuleHit(
                record[.fria]?.span ?? record.span(of: .status),
                label: Bilingual(
                    de: "abgeschlossene FRIA nötig, weil status = \"\(state)\"",
                    en: "completed FRIA needed because status = \"\(state)\""))
        ]
    }
}
