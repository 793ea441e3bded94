import Findings
import Records

/// Art. 5(1)(bb) prohibits material within Art. 2(c), (e) of Directive 2011/93/EU, "except where a ‘without right’ defence applies under national law".
enum ChildAbuseDepictions: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-bb", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Keine Darstellungen sexuellen Missbrauchs von Kindern (verbotene Praktik)",
            en: "No depictions of child sexual abuse (prohibited practice)"),
        why: Bilingual(
            de: "Solche Systeme verletzen die Würde und die Freiheit der Menschen.",
            en: "Such systems violate human dignity and freedom."),
        remedy: Bilingual(
            de:
                "Den Einsatz beenden. Gilt eine Ausnahme dieses Buchstabens, sie in exception angeben und in note begründen.",
            en: "End the use. If an exception of this point applies, state it in exception and the reason in note."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. bb, Abs. 1a KI-VO",
            en: "Art. 5(1)(bb), (1a) AI Act"),
        dateID: "art5-ba-bb", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.bb":{"applies":true}}}}"#,
            spot: .classificationProhibited),
        passing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.bb":{"applies":true,"exception":"other","note":"Begründung in der Akte"}}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        StatedPractice.hits("5.1.bb", context)
    }
}
