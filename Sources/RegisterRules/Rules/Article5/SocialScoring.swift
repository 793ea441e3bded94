import Findings
import Records

/// Art. 5(1)(c) prohibits "the evaluation or classification of natural persons … based on their social behaviour", with detrimental treatment.
enum SocialScoring: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-c", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Keine soziale Bewertung von Menschen, die zu ihrer Schlechterstellung führt (verbotene Praktik)",
            en: "No social scoring that leads to detrimental treatment (prohibited practice)"),
        why: Bilingual(
            de: "Solche Systeme verletzen die Würde und die Freiheit der Menschen.",
            en: "Such systems violate human dignity and freedom."),
        remedy: Bilingual(
            de: "Den Einsatz beenden; eine Ausnahme kennt das Gesetz hier nicht.",
            en: "End the use; the law knows no exception here."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. c KI-VO",
            en: "Art. 5(1)(c) AI Act"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.c":{"applies":true}}}}"#,
            spot: .classificationProhibited),
        passing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.c":{"applies":true}}},"status":"retired","dates":{"endedOn":"2026-10-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        StatedPractice.hits("5.1.c", context)
    }
}
