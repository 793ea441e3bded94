import Findings
import LegalFacts
import Records

/// Art. 2(6) exempts systems "specifically developed and put into service for the sole purpose of scientific research and
/// development": they may be in use, but not for decisions with legal effect. Art. 2(8) exempts research, testing and
/// development "prior to their being placed on the market or put into service. … Testing in real world conditions shall not
/// be covered by that exclusion."
enum ResearchIsNotInUse: Rule {
    static let description = RuleDescription(
        code: "AIA-2-6", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Die Forschungsausnahmen gelten nur, soweit das Gesetz reicht: Art. 2 Abs. 6 für Systeme allein zur Forschung, Art. 2 Abs. 8 nur vor der Inbetriebnahme und nicht für Tests unter Realbedingungen",
            en:
                "The exceptions for research are claimed only as far as the law goes: Art. 2(6) for systems for research alone, Art. 2(8) only before putting into service and not for tests in real-world conditions"
        ),
        why: Bilingual(
            de: "Was über echte Fälle mitentscheidet, ist keine Forschung mehr.",
            en: "What helps to decide real cases is no longer research."),
        remedy: Bilingual(
            de:
                "Ist das System in Betrieb, outOfScope entfernen oder, wenn es eigens und allein für die Forschung entwickelt und in Betrieb genommen ist, „2.6“ angeben. Wirkt es an Entscheidungen mit Rechtswirkung mit, outOfScope entfernen.",
            en:
                "If the system is in service, remove outOfScope or, if it was developed and put into service for research alone, state \"2.6\". If it has a part in decisions with legal effect, remove outOfScope."
        ),
        source: Bilingual(
            de: "Art. 2 Abs. 6, 8 KI-VO",
            en: "Art. 2(6), (8) AI Act"),
        dateID: "chapter-1", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"status":"in-use","classification":{"outOfScope":"2.8","outOfScopeReasoning":"Forschungsvorhaben"}}"#,
            spot: .classificationOutOfScope),
        passing: RuleDescription.Example(
            #"{"status":"in-use","classification":{"outOfScope":null,"outOfScopeReasoning":null}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let claim = ScopeClaim(of: record), ["2.6", "2.8"].contains(claim.code), !claim.isHonoured else {
            return []
        }
        return [RuleHit(record.span(of: .classificationOutOfScope), label: claim.contradictionLabel)]
    }
}
