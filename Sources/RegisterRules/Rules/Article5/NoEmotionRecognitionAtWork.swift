import Findings
import RegisterModel

/// Art. 5(1)(f): inferring emotions in the areas of workplace and education institutions is prohibited, except for medical or safety reasons.
enum NoEmotionRecognitionAtWork: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-f", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Keine Emotionserkennung am Arbeitsplatz oder in der Bildung, außer aus medizinischen oder Sicherheitsgründen",
            en: "No emotion recognition at work or in education, except for medical or safety reasons"),
        why: Bilingual(
            de: "Gefühle von Beschäftigten und Lernenden gehen niemanden etwas an.",
            en: "The feelings of workers and pupils are nobody else's business."),
        remedy: Bilingual(
            de: "Den Einsatz beenden, oder die Ausnahme in exception angeben (medical, safety) und in note begründen.",
            en: "End the use, or state the exception (medical, safety) and its reason in note."),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. f KI-VO",
            en: "Art. 5(1)(f) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_5",
        dateID: "art5-core", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["emotion"]},"usage":{"context":"education"}}"#,
            spot: "biometrics.kind"),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["emotion"]},"usage":{"context":"health"},"workers":{"workplaceUse":false}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let stated = StatedPractice.hits("5.1.f", context)
        guard record.biometrics.infersEmotionsAtWorkOrInEducation, !context.deployment.isEnded,
            !StatedPractice.isExcepted("5.1.f", record, context)
        else { return stated }
        return stated + [RuleHit(record.span(of: "biometrics.kind"))]
    }
}
