import Findings
import LegalFacts
import Records

/// Art. 2(3): the Regulation does not apply to systems used exclusively for military, defence or national security purposes.
enum MilitaryUseIsExclusive: Rule {
    static let description = RuleDescription(
        code: "AIA-2-3", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Die Ausnahme für Militär und nationale Sicherheit wird nur bei ausschließlichem Zweck beansprucht",
            en: "The exception for military and national security is claimed only for exclusive use"),
        why: Bilingual(
            de: "Wer ein System auch im Alltag nutzt, muss dafür einstehen.",
            en: "Whoever uses a system in everyday work too must answer for it."),
        remedy: Bilingual(
            de:
                "Wird das System auch für anderes genutzt, outOfScope entfernen. Dient es ausschließlich Militär, Verteidigung oder nationaler Sicherheit, classification.exclusiveUse angeben.",
            en:
                "If the system is used for anything else too, remove outOfScope. If it serves military, defence or national security exclusively, state classification.exclusiveUse."
        ),
        source: Bilingual(
            de: "Art. 2 Abs. 3 KI-VO",
            en: "Art. 2(3) AI Act"),
        dateID: "chapter-1", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"usage":{"context":"other"},"classification":{"annexIII":null,"outOfScope":"2.3","outOfScopeReasoning":"Nutzung durch die Streitkräfte","exclusiveUse":false}}"#,
            spot: .classificationOutOfScope),
        passing: RuleDescription.Example(
            #"{"classification":{"outOfScope":null,"outOfScopeReasoning":null,"exclusiveUse":false}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let claim = ScopeClaim(of: record), claim.code == "2.3", !claim.isHonoured else { return [] }
        return [RuleHit(record.span(of: .classificationOutOfScope), label: claim.contradictionLabel)]
    }
}
