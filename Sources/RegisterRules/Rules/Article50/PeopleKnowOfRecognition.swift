import Findings
import LegalFacts
import Records

/// Art. 50(3): deployers of emotion recognition or biometric categorisation shall inform the persons exposed.
enum PeopleKnowOfRecognition: Rule {
    static let description = RuleDescription(
        code: "AIA-50-3", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Wer ein System zur Emotionserkennung oder biometrischen Kategorisierung betreibt, informiert die Betroffenen",
            en: "Whoever deploys emotion recognition or biometric categorisation informs the people exposed to it"),
        why: Bilingual(
            de: "Niemand soll unbemerkt vermessen werden.",
            en: "Nobody should be measured unnoticed."),
        remedy: Bilingual(
            de: "art50Measures[\"50.3\"].how ausfüllen oder die Ausnahme nennen.",
            en: "Fill in art50Measures[\"50.3\"].how or name the exception."),
        source: Bilingual(
            de: "Art. 50 Abs. 3 KI-VO",
            en: "Art. 50(3) AI Act"),
        dateID: "general", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["emotion"]},"usage":{"context":"health"}}"#,
            spot: .biometricsKind),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["emotion"]},"usage":{"context":"health"},"art50Measures":{"50.3":{"how":"Aushang"}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        Obligation.recognition.unmet(by: context.deployment).map { RuleHit($0) }
    }
}
