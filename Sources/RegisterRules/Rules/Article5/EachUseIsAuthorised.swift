import Findings
import RegisterModel

/// Art. 5(3): each use shall be subject to a prior authorisation by a judicial or independent administrative authority.
enum EachUseIsAuthorised: Rule {
    static let description = RuleDescription(
        code: "AIA-5-3", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Jede Echtzeit-Verwendung wird vorher unabhängig genehmigt",
            en: "Each real-time use is authorised beforehand by an independent body"),
        why: Bilingual(
            de: "Über einen so tiefen Eingriff entscheidet nicht, wer ihn vornimmt.",
            en: "Whoever carries out so deep an interference does not decide on it."),
        remedy: Bilingual(
            de: "biometrics.authorisationRegime auf judicial oder independent-administrative setzen.",
            en: "Set biometrics.authorisationRegime to judicial or independent-administrative."),
        source: Bilingual(
            de: "Art. 5 Abs. 3 KI-VO",
            en: "Art. 5(3) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_5",
        dateID: "art5-core", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"authorisationRegime":"none"}}"#,
            spot: "biometrics.authorisationRegime"),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"authorisationRegime":"judicial"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let isAuthorised = ["judicial", "independent-administrative"].contains(
            record.string("biometrics.authorisationRegime") ?? "")
        guard RealTimeUse.isStated(in: record, context), !isAuthorised else { return [] }
        return RealTimeUse.hits([RuleHit(record.span(of: "biometrics.authorisationRegime"))], in: record)
    }
}
