import Findings
import Records

/// Art. 5(3): each use shall be subject to a prior authorisation by a judicial or independent administrative authority.
enum EachUseIsAuthorised: Rule {
    static let description = RuleDescription(
        code: "AIA-5-3", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Jede Echtzeit-Verwendung wird vorher von einem Gericht oder einer unabhängigen Verwaltungsbehörde genehmigt",
            en: "Each real-time use is authorised beforehand by a court or an independent administrative authority"),
        why: Bilingual(
            de: "Über einen so tiefen Eingriff entscheidet nicht, wer ihn vornimmt.",
            en: "Whoever carries out so deep an interference does not decide on it."),
        remedy: Bilingual(
            de:
                "Die Genehmigung einholen und in biometrics.authorisationRegime angeben, wer sie erteilt (judicial oder independent-administrative). In begründeter Dringlichkeit ist sie binnen 24 Stunden zu beantragen.",
            en:
                "Obtain the authorisation and state in biometrics.authorisationRegime who grants it (judicial or independent-administrative). In justified urgency it is requested within 24 hours."
        ),
        source: Bilingual(
            de: "Art. 5 Abs. 3 KI-VO",
            en: "Art. 5(3) AI Act"),
        dateID: "art5-core", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true}}"#,
            spot: .biometricsAuthorisationRegime),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"authorisationRegime":"judicial"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let isAuthorised = ["judicial", "independent-administrative"].contains(
            record.string(.biometricsAuthorisationRegime) ?? "")
        guard RealTimeUse.isStated(in: record, context), !isAuthorised else { return [] }
        return RealTimeUse.hits([RuleHit(record.span(of: .biometricsAuthorisationRegime))], in: record)
    }
}
