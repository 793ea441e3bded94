import FieldCatalogue
import Findings
import Records

/// Art. 5(1)(f) prohibits systems "to infer emotions of a natural person in the areas of workplace and education institutions,
/// except where the use … is intended to be put in place or into the market for medical or safety reasons": whose emotions
/// they are decides, not who works with the system.
enum NoEmotionRecognitionAtWork: Rule {
    static let description = RuleDescription(
        code: "AIA-5-1-f", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Keine Emotionserkennung bei Menschen am Arbeitsplatz oder in Bildungseinrichtungen, außer aus medizinischen oder Sicherheitsgründen (verbotene Praktik)",
            en:
                "No emotion recognition of people at work or in education institutions, except for medical or safety reasons (prohibited practice)"
        ),
        why: Bilingual(
            de: "Gefühle von Beschäftigten und Lernenden gehen niemanden etwas an.",
            en: "The feelings of workers and pupils are nobody else's business."),
        remedy: Bilingual(
            de:
                "In biometrics.emotionSubjects angeben, wessen Gefühle erkannt werden. Sind es Menschen am Arbeitsplatz oder in der Bildung: den Einsatz beenden, oder die Ausnahme in exception angeben (medical, safety) und in note begründen.",
            en:
                "State in biometrics.emotionSubjects whose emotions are recognised. If they are people at work or in education: end the use, or state the exception (medical, safety) and its reason in note."
        ),
        source: Bilingual(
            de: "Art. 5 Abs. 1 Buchst. f KI-VO",
            en: "Art. 5(1)(f) AI Act"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["emotion"],"emotionSubjects":["learners"]},"usage":{"context":"education"}}"#,
            spot: .biometricsEmotionSubjects),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["emotion"],"emotionSubjects":["learners"]},"usage":{"context":"education"},"status":"retired","dates":{"endedOn":"2026-10-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let stated = StatedPractice.hits("5.1.f", context)
        guard record.biometrics.infersEmotions, !context.deployment.isEnded,
            !StatedPractice.isExcepted("5.1.f", record, context)
        else { return stated }
        if record.biometrics.infersEmotionsAtWorkOrInEducation {
            let path: FieldPath =
                record[.biometricsEmotionSubjects] == nil ? .biometricsKind : .biometricsEmotionSubjects
            return stated + [RuleHit(record.span(of: path))]
        }
        guard record[.biometricsEmotionSubjects] == nil else { return stated }
        return stated
            + [
                RuleHit(
                    record.span(of: .biometricsKind),
                    label: Bilingual(
                        de: "wessen Gefühle? biometrics.emotionSubjects ist nicht beantwortet",
                        en: "whose emotions? biometrics.emotionSubjects is not answered"),
                    severity: .warning)
            ]
    }
}
