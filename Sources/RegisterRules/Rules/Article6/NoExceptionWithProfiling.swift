import Findings
import Records

/// Art. 6(3) last subparagraph: a system of Annex III is always high-risk where it performs profiling of natural persons.
enum NoExceptionWithProfiling: Rule {
    static let description = RuleDescription(
        code: "AIA-6-3-profiling", kind: .technical, types: [.deployment],
        requirement: Bilingual(
            de:
                "Die Ausnahme des Art. 6 Abs. 3 wird nicht neben Profiling beansprucht: Solche Systeme sind immer hochriskant",
            en: "The exception of Art. 6(3) is not claimed beside profiling: such systems are always high-risk"),
        why: Bilingual(
            de: "Systeme, die Menschen bewerten, sollen sich strengen Pflichten nicht entziehen.",
            en: "Systems that rate people should not escape strict duties."),
        remedy: Bilingual(
            de: "classification.art63 entfernen; das System ist hochriskant.",
            en: "Remove classification.art63; the system is high-risk."),
        source: Bilingual(
            de: "Art. 6 Abs. 3 UAbs. 3 KI-VO",
            en: "Art. 6(3) third subparagraph AI Act"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"],"profiling":true,"art63":{"conditions":["6.3.a"],"reasoning":"Das System sortiert nur Posteingänge nach Aktenzeichen und bewertet keine Menschen oder Anträge inhaltlich."}}}"#,
            spot: .classificationProfiling),
        passing: RuleDescription.Example(#"{"classification":{"annexIII":["III.5.a"],"profiling":true,"art63":null}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record[.classificationArt63] != nil, !context.deployment.areas.isEmpty,
            let profiling = record[.classificationProfiling], profiling.boolean == true
        else { return [] }
        return [RuleHit(profiling.span)]
    }
}
