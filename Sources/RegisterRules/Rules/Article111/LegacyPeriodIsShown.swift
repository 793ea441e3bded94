import FieldCatalogue
import Findings
import Records

/// Art. 111(2): public deployers of systems in service before the date comply by 2 August 2030.
enum LegacyPeriodIsShown: Rule {
    static let description = RuleDescription(
        code: "AIA-111-2", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de:
                "Systeme, die schon vor der Geltung in Betrieb waren, müssen die Pflichten spätestens ab 2. August 2030 erfüllen, früher, sobald sie in ihrer Konzeption erheblich verändert werden",
            en:
                "Systems in service before the law applied must meet the duties from 2 August 2030 at the latest, earlier once their design is changed significantly"
        ),
        why: Bilingual(
            de: "Auch alte Systeme müssen eines Tages geprüft sein.",
            en: "Old systems must be checked one day too."),
        remedy: Bilingual(
            de: "Nichts zu tun; die Frist steht beim Eintrag.",
            en: "Nothing to do; the period stands with the record."),
        source: Bilingual(
            de: "Art. 111 Abs. 2 KI-VO",
            en: "Art. 111(2) AI Act"),
        dateID: "general", before: .note, from: .note,
        failing: RuleDescription.Example(
            #"{"classification":{"legacy":{"placedBefore":"2025-12-08"}}}"#,
            spot: .classificationLegacy),
        passing: RuleDescription.Example(
            #"{"classification":{"legacy":{"placedBefore":"2025-12-08"}},"status":"retired","dates":{"endedOn":"2026-10-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isHighRisk, !context.deployment.isEnded,
            let latest = context.deployment.derivation.dates["legacy-public-authorities"],
            context.firstDay(of: "high-risk-annex-iii")?.day == latest
        else { return [] }
        let path: FieldPath = record[.classificationLegacy] == nil ? .datesInUseFrom : .classificationLegacyPlacedBefore
        return [RuleHit(record.span(of: path))]
    }
}
