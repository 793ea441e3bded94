import Findings
import Records

/// Art. 5(1)(d) prohibits risk assessments "based solely on the profiling of a natural person"; not "to support the human assessment … based on objective and verifiable facts".
enum CrimePredictionFromProfiling: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-d", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Keine Bewertung allein aus Profiling oder Persönlichkeitsmerkmalen, ob ein Mensch eine Straftat begehen wird (verbotene Praktik)",
            en:
                "No assessing from profiling or personality traits alone whether a person will commit an offence (prohibited practice)"
        ),
        why: Bilingual(
            de: "Solche Systeme verletzen die Würde und die Freiheit der Menschen.",
            en: "Such systems violate human dignity and freedom."),
        remedy: Bilingual(
            de:
                "Den Einsatz beenden. Gilt eine Ausnahme dieses Buchstabens, sie in exception angeben und in note begründen.",
            en: "End the use. If an exception of this point applies, state it in exception and the reason in note."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. d KI-VO",
            en: "Art. 5(1)(d) AI Act"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.d":{"applies":true}}}}"#,
            spot: .classificationProhibited),
        passing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.d":{"applies":true,"exception":"objective-facts","note":"Begründung in der Akte"}}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        StatedPractice.hits("5.1.d", context)
    }
}
