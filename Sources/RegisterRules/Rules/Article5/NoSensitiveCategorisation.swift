import Findings
import RegisterModel

/// Art. 5(1)(g): biometric categorisation to infer race, political opinions, trade union membership, beliefs, sex life or sexual orientation is prohibited.
enum NoSensitiveCategorisation: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-g", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Keine biometrische Einordnung nach geschützten Merkmalen",
            en: "No biometric categorisation by protected attributes"),
        why: Bilingual(
            de: "Aus einem Gesicht darf niemand auf Glauben oder Gesinnung schließen.",
            en: "Nobody may infer belief or opinion from a face."),
        remedy: Bilingual(
            de: "Die Merkmale streichen, oder die Ausnahme in exception angeben und in note begründen.",
            en: "Remove the categories, or state the exception and its reason in note."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. g KI-VO",
            en: "Art. 5(1)(g) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_5",
        dateID: "art5-core", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["categorisation"],"categories":["religion"]}}"#,
            spot: "biometrics.categories"),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["categorisation"],"categories":["age"]}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let stated = StatedPractice.hits("5.1.g", context)
        guard !context.deployment.isEnded, !StatedPractice.isExcepted("5.1.g", record, context) else { return stated }
        return stated + record.biometrics.sensitiveCategories.map { RuleHit($0.span) }
    }
}
