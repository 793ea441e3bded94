import Findings
import RegisterModel

/// Art. 5(1)(bb): the placing on the market, putting into service or use of such a system is prohibited.
enum ChildAbuseDepictions: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-bb", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Verbotene Praktik: Missbrauchsdarstellungen dürfen nicht eingesetzt werden",
            en: "Prohibited practice: depictions of child sexual abuse must not be used"),
        why: Bilingual(
            de: "Solche Systeme verletzen die Würde und die Freiheit der Menschen.",
            en: "Such systems violate human dignity and freedom."),
        remedy: Bilingual(
            de: "Der Einsatz muss beendet werden; er kann nicht eingetragen werden.",
            en: "The use must end; it cannot be registered."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. bb KI-VO",
            en: "Art. 5(1)(bb) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_5",
        dateID: "art5-ba-bb", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.bb":{"applies":true}}}}"#,
            spot: "classification.prohibited"),
        passing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.bb":{"applies":false}}}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let answer = record["classification.prohibited"]?["5.1.bb"], answer["applies"]?.boolean == true,
            !["retired", "recalled", "abandoned"].contains(record.string("status") ?? "")
        else { return [] }
        return [RuleHit(answer["applies"]?.span ?? answer.span)]
    }
}
