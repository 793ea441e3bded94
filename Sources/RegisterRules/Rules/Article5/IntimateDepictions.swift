import Findings
import RegisterModel

/// Art. 5(1)(ba): the placing on the market, putting into service or use of such a system is prohibited.
enum IntimateDepictions: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-ba", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Verbotene Praktik: Intimdarstellungen ohne Einwilligung dürfen nicht eingesetzt werden",
            en: "Prohibited practice: intimate depictions without consent must not be used"),
        why: Bilingual(
            de: "Solche Systeme verletzen die Würde und die Freiheit der Menschen.",
            en: "Such systems violate human dignity and freedom."),
        remedy: Bilingual(
            de: "Der Einsatz muss beendet werden; er kann nicht eingetragen werden.",
            en: "The use must end; it cannot be registered."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. ba KI-VO",
            en: "Art. 5(1)(ba) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_5",
        dateID: "art5-ba-bb", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.ba":{"applies":true}}}}"#,
            spot: "classification.prohibited"),
        passing: RuleDescription.Example(
            #"{"classification":{"prohibited":{"5.1.ba":{"applies":false}}}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let answer = record["classification.prohibited"]?["5.1.ba"], answer["applies"]?.boolean == true,
            !["retired", "recalled", "abandoned"].contains(record.string("status") ?? "")
        else { return [] }
        return [RuleHit(answer["applies"]?.span ?? answer.span)]
    }
}
