import Findings
import Records

/// Art. 5(1)(g): biometric categorisation to infer race, political opinions, trade union membership, beliefs, sex life or sexual orientation is prohibited.
enum NoSensitiveCategorisation: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-g", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Keine biometrische Einordnung nach Rasse, politischer Einstellung, Gewerkschaft, Religion, Weltanschauung, Sexualleben oder sexueller Ausrichtung (verbotene Praktik)",
            en:
                "No biometric categorisation by race, political opinions, trade union membership, religious or philosophical beliefs, sex life or sexual orientation (prohibited practice)"
        ),
        why: Bilingual(
            de: "Aus einem Gesicht darf niemand auf Glauben oder Gesinnung schließen.",
            en: "Nobody may infer belief or opinion from a face."),
        remedy: Bilingual(
            de:
                "Den Einsatz beenden. Gilt eine Ausnahme dieses Buchstabens, sie in exception angeben und in note begründen.",
            en: "End the use. If an exception of this point applies, state it in exception and the reason in note."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. g KI-VO",
            en: "Art. 5(1)(g) AI Act"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["categorisation"],"categories":["religion"]}}"#,
            spot: .biometricsCategories),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["categorisation"],"categories":["religion"]},"status":"retired","dates":{"endedOn":"2026-10-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let stated = StatedPractice.hits("5.1.g", context)
        guard !context.deployment.isEnded, !StatedPractice.isExcepted("5.1.g", record, context) else { return stated }
        return stated + record.biometrics.sensitiveCategories.map { RuleHit($0.span) }
    }
}
