import Findings
import Records

/// Art. 5(1)(ba) prohibits intimate depictions of an identifiable person "without that person’s freely-given … explicit consent".
enum IntimateDepictions: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-ba", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Keine realistischen Intim- oder Sexualdarstellungen erkennbarer Menschen ohne deren ausdrückliche Einwilligung (verbotene Praktik)",
            en:
                "No realistic intimate or sexual depictions of identifiable people without their explicit consent (prohibited practice)"
        ),
        why: Bilingual(
            de: "Solche Systeme verletzen die Würde und die Freiheit der Menschen.",
            en: "Such systems violate human dignity and freedom."),
        remedy: Bilingual(
            de:
                "Den Einsatz beenden. Gilt eine Ausnahme dieses Buchstabens, sie in exception angeben und in note begründen.",
            en: "End the use. If an exception of this point applies, state it in exception and the reason in note."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. ba, Abs. 1a, 1b KI-VO",
            en: "Art. 5(1)(ba), (1a), (1b) AI Act"),
        dateID: "art5-ba-bb", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.ba":{"applies":true}}}}"#,
            spot: .classificationProhibited),
        passing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.ba":{"applies":true,"exception":"consent","note":"Begründung in der Akte"}}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        StatedPractice.hits("5.1.ba", context)
    }
}
