import Findings
import Records

/// Art. 5(1)(a) prohibits "subliminal techniques beyond a person’s consciousness or purposefully manipulative or deceptive techniques".
enum ManipulativeTechniques: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-a", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Keine unterschwelligen, manipulativen oder täuschenden Techniken, die Menschen erheblich schaden (verbotene Praktik)",
            en: "No subliminal, manipulative or deceptive techniques that cause significant harm (prohibited practice)"),
        why: Bilingual(
            de: "Solche Systeme verletzen die Würde und die Freiheit der Menschen.",
            en: "Such systems violate human dignity and freedom."),
        remedy: Bilingual(
            de: "Den Einsatz beenden; eine Ausnahme kennt das Gesetz hier nicht.",
            en: "End the use; the law knows no exception here."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. a KI-VO",
            en: "Art. 5(1)(a) AI Act"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.a":{"applies":true}}}}"#,
            spot: .classificationProhibited),
        passing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.a":{"applies":true}}},"status":"retired","dates":{"endedOn":"2026-10-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        StatedPractice.hits("5.1.a", context)
    }
}
