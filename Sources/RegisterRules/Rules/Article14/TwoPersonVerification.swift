import Findings
import RegisterModel

/// Art. 14(5): no action shall be taken on an identification unless separately verified by at least two natural persons.
enum TwoPersonVerification: Rule {
    static let description = RuleDescription(
        code: "AIA-14-5", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Biometrische Fernidentifizierung bestätigen zwei Menschen getrennt, wenn kein Gesetz eine Ausnahme macht",
            en: "Remote biometric identification is confirmed by two people separately unless a law exempts it"),
        why: Bilingual(
            de: "Eine Verwechslung kann Unschuldige treffen.",
            en: "A mistaken identity can hit the innocent."),
        remedy: Bilingual(
            de: "oversight.twoPersonVerification auf true setzen oder twoPersonExemption nennen.",
            en: "Set oversight.twoPersonVerification to true or name twoPersonExemption."),
        source: Bilingual(
            de: "Art. 14 Abs. 5 KI-VO",
            en: "Art. 14(5) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_14",
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.1.a"]},"oversight":{"twoPersonVerification":false}}"#,
            spot: "oversight.twoPersonVerification"),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.1.a"]},"oversight":{"twoPersonVerification":true}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // A lawful test is no use (Art. 3(57)); Art. 60(4) has conditions of its own.
        context.deployment.isLawfullyTested
            ? [] : Obligation.twoPersons.unmet(by: context.deployment).map { RuleHit($0) }
    }
}
