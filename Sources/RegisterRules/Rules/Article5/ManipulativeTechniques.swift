import Findings
import RegisterModel

/// Art. 5(1)(a) prohibits "subliminal techniques beyond a person’s consciousness or purposefully manipulative or deceptive techniques".
enum ManipulativeTechniques: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-a", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Keine manipulativen Techniken (verbotene Praktik)",
            en: "No manipulative techniques (prohibited practice)"),
        why: Bilingual(
            de: "Solche Systeme verletzen die Würde und die Freiheit der Menschen.",
            en: "Such systems violate human dignity and freedom."),
        remedy: Bilingual(
            de: "Den Einsatz beenden; eine Ausnahme kennt das Gesetz hier nicht.",
            en: "End the use; the law knows no exception here."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. a KI-VO",
            en: "Art. 5(1)(a) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_5",
        dateID: "art5-core", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.a":{"applies":true}}}}"#,
            spot: "classification.prohibited"),
        passing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.a":{"applies":false}}}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        StatedPractice.hits("5.1.a", context)
    }
}
