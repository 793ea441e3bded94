import Findings
import LegalFacts
import Records

/// Art. 14(5): no action shall be taken on an identification unless separately verified by at least two natural persons.
enum TwoPersonVerification: Rule {
    static let description = RuleDescription(
        code: "AIA-14-5", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Der Anbieter sieht vor, und die Behörde verfährt so: Zwei Menschen bestätigen jede biometrische Fernidentifizierung getrennt, wenn kein Gesetz eine Ausnahme macht",
            en:
                "The provider provides for it and the authority proceeds so: two people confirm each remote biometric identification separately unless a law exempts it"
        ),
        why: Bilingual(
            de: "Eine Verwechslung kann Unschuldige treffen.",
            en: "A mistaken identity can hit the innocent."),
        remedy: Bilingual(
            de:
                "Nur mit Systemen arbeiten, die das vorsehen, so verfahren und oversight.twoPersonVerification angeben; oder das Gesetz in twoPersonExemption nennen.",
            en:
                "Work only with systems that provide for it, proceed so and state oversight.twoPersonVerification; or name the law in twoPersonExemption."
        ),
        source: Bilingual(
            de: "Art. 14 Abs. 3, 5, Art. 26 Abs. 1 KI-VO",
            en: "Art. 14(3), (5), 26(1) AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.1.a"]},"oversight":{"twoPersonVerification":null}}"#,
            spot: .oversightTwoPersonVerification),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.1.a"]},"oversight":{"twoPersonVerification":true}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // A lawful test is no use (Art. 3(57)); Art. 60(4) has conditions of its own.
        context.deployment.isLawfullyTested
            ? [] : Obligation.twoPersons.unmet(by: context.deployment).map { RuleHit($0) }
    }
}
