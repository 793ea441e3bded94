import Findings
import LegalFacts
import Records

/// Art. 2(12): the Regulation does not apply to systems "released under free and open-source licences, unless they are placed on the market or put into service as high-risk AI systems or as an AI system that falls under Article 5 or 50".
enum FreeSoftwareIsUnregulated: Rule {
    static let description = RuleDescription(
        code: "AIA-2-12", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Die Ausnahme für freie Software wird nur ohne Hochrisiko, verbotene Praktik und Transparenzpflicht beansprucht",
            en:
                "The exception for free software is claimed only without high risk, prohibited practice and transparency duty"
        ),
        why: Bilingual(
            de: "Für die Menschen zählt, was ein System tut, nicht unter welcher Lizenz es steht.",
            en: "What counts for people is what a system does, not its licence."),
        remedy: Bilingual(
            de: "outOfScope entfernen, oder openness.source, annexIII, annexI, art50 und biometrics prüfen.",
            en: "Remove outOfScope, or check openness.source, annexIII, annexI, art50 and biometrics."),
        source: Bilingual(
            de: "Art. 2 Abs. 12 KI-VO",
            en: "Art. 2(12) AI Act"),
        dateID: "chapter-1", before: .warning, from: .error, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"classification":{"outOfScope":"2.12","outOfScopeReasoning":"Das System steht unter der Lizenz EUPL-1.2."},"openness":{"source":"open-source"}}"#,
            spot: .classificationOutOfScope),
        passing: RuleDescription.Example(
            #"{"classification":{"outOfScope":null,"outOfScopeReasoning":null},"openness":{"source":"open-source"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let claim = ScopeClaim(of: record), claim.code == "2.12", !claim.isHonoured else { return [] }
        return [RuleHit(record.span(of: .classificationOutOfScope), label: claim.contradictionLabel)]
    }
}
