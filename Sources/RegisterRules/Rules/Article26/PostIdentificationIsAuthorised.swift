import Findings
import LegalFacts
import Records

/// Art. 26(10): post-remote biometric identification needs an authorisation within 48 hours, a link to an offence, and annual reports.
enum PostIdentificationIsAuthorised: Rule {
    static let description = RuleDescription(
        code: "AIA-26-10", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Nachträgliche Fernidentifizierung ist gezielt, genehmigt und wird jährlich berichtet",
            en: "Post remote identification is targeted, authorised and reported every year"),
        why: Bilingual(
            de: "Ohne Bezug zu einer Tat würde jeder zum Verdächtigen.",
            en: "Without a link to an offence everybody would be a suspect."),
        remedy: Bilingual(
            de: "biometrics.targeted, authorisationRegime und annualReports ausfüllen.",
            en: "Fill in biometrics.targeted, authorisationRegime and annualReports."),
        source: Bilingual(
            de: "Art. 26 Abs. 10 KI-VO",
            en: "Art. 26(10) AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"dates":{"pilotFrom":null,"inUseFrom":"2026-01-01"},"biometrics":{"used":true,"kind":["remote-identification-post"],"lawEnforcement":true,"targeted":true}}"#,
            spot: .biometricsAuthorisationRegime),
        passing: RuleDescription.Example(
            #"{"dates":{"pilotFrom":null,"inUseFrom":"2026-01-01"},"biometrics":{"used":true,"kind":["remote-identification-post"],"lawEnforcement":true,"targeted":true,"authorisationRegime":"judicial"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // A lawful test is no use (Art. 3(57)); Art. 60(4) has conditions of its own.
        context.deployment.isLawfullyTested
            ? [] : Obligation.postIdentification.unmet(by: context.deployment).map { RuleHit($0) }
    }
}
