import Findings
import RegisterModel

/// Art. 111(2): public deployers of systems in service before the date comply by 2 August 2030.
enum LegacyPeriodIsShown: Rule {
    static let description = RuleDescription(
        code: "AIA-111-2", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Bestandssysteme müssen die Pflichten spätestens ab 2. August 2030 erfüllen",
            en: "Legacy systems must meet the duties from 2 August 2030 at the latest"),
        why: Bilingual(
            de: "Auch alte Systeme müssen eines Tages geprüft sein.",
            en: "Old systems must be checked one day too."),
        remedy: Bilingual(
            de: "Nichts zu tun; die Frist steht beim Eintrag.",
            en: "Nothing to do; the period stands with the record."),
        source: Bilingual(
            de: "Art. 111 Abs. 2 KI-VO",
            en: "Art. 111(2) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_111",
        dateID: "legacy-public-authorities", before: .note, from: .note,
        failing: RuleDescription.Example(
            #"{"classification":{"legacy":{"placedBefore":"2025-12-08"}}}"#,
            spot: "classification.legacy"),
        passing: RuleDescription.Example(
            #"{"classification":{"legacy":null},"dates":{"pilotFrom":null,"inUseFrom":"2028-01-10"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isHighRisk, let latest = context.deployment.derivation.dates["legacy-public-authorities"],
            context.firstDay(of: "high-risk-annex-iii")?.day == latest
        else { return [] }
        let path = record["classification.legacy"] == nil ? "dates.inUseFrom" : "classification.legacy.placedBefore"
        return [RuleHit(record.span(of: path))]
    }
}
