import FieldCatalogue
import Findings
import Records

/// Art. 6(4): the provider shall document its assessment before placing on the market, and register (Art. 49(2)).
enum ExceptionIsDocumented: Rule {
    static let description = RuleDescription(
        code: "AIA-6-4", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Wer als Anbieter die Ausnahme des Art. 6 Abs. 3 beansprucht, hat sie vor der Inbetriebnahme dokumentiert und das System in der EU-Datenbank registriert",
            en:
                "A provider who claims the exception of Art. 6(3) has documented it before putting into service and registered the system in the EU database"
        ),
        why: Bilingual(
            de: "Eine Ausnahme, die niemand sieht, kann niemand prüfen.",
            en: "An exception nobody sees cannot be checked."),
        remedy: Bilingual(
            de:
                "classification.art63.documentedOn und euDatabaseUrl ergänzen. Ist die Behörde nur Betreiberin, beim Anbieter nachfragen.",
            en:
                "Add classification.art63.documentedOn and euDatabaseUrl. An authority that is only deployer asks the provider."
        ),
        source: Bilingual(
            de: "Art. 6 Abs. 4, Art. 49 Abs. 2 KI-VO",
            en: "Art. 6(4), 49(2) AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"system":{"authorityRole":"provider-and-deployer"},"classification":{"annexIII":["III.5.a"],"art63":{"conditions":["6.3.a"]}}}"#,
            spot: .classificationArt63),
        passing: RuleDescription.Example(
            #"{"system":{"authorityRole":"provider-and-deployer"},"classification":{"annexIII":["III.5.a"],"art63":{"conditions":["6.3.a"],"documentedOn":"2025-01-01","euDatabaseUrl":"https://ec.europa.eu/x"}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.facts.riskClass == .notHighRisk63 else { return [] }
        let documented = record.day(.classificationArt63DocumentedOn, by: context.date)
        let start = record.day(.datesInUseFrom)
        let isLate = documented.map { day in start.map { day > $0 } ?? false } ?? true
        // Nobody can register in a database that is not there yet.
        let isRegistered =
            record[.classificationArt63EuDatabaseUrl] != nil
            || record.string(.systemEuDatabaseStatus) == "database-not-available"
        guard isLate || !isRegistered else { return [] }
        let path: FieldPath = isLate ? .classificationArt63DocumentedOn : .classificationArt63EuDatabaseUrl
        // The duty is the provider's; a deployer can only ask for it.
        return [RuleHit(record.span(of: path), severity: context.deployment.isProvider ? nil : .warning)]
    }
}
