import Findings
import LegalFacts
import Records

/// § 2 Abs. 3 KI-MIG: „Zudem ist die Bundesanstalt für Finanzdienstleistungsaufsicht zuständige Marktüberwachungsbehörde für in direktem Zusammenhang mit einer regulierten Finanztätigkeit stehende Hochrisiko-KI-Systeme der Versorgungsanstalt des Bundes und der Länder.“
enum FinancialActivityIsAnswered: Rule {
    static let description = RuleDescription(
        code: "KIMIG-2-3", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Die Versorgungsanstalt des Bundes und der Länder sagt, ob ein Hochrisiko-System einer regulierten Finanztätigkeit dient",
            en:
                "The Versorgungsanstalt des Bundes und der Länder says whether a high-risk system serves a regulated financial activity"
        ),
        why: Bilingual(
            de: "Davon hängt ab, welche Aufsicht zuständig ist.",
            en: "Which authority supervises depends on it."),
        remedy: Bilingual(
            de: "usage.regulatedFinancialActivity mit true oder false beantworten.",
            en: "Answer usage.regulatedFinancialActivity with true or false."),
        source: Bilingual(de: "§ 2 Abs. 3, 7 KI-MIG", en: "§ 2(3), (7) KI-MIG"),
        dateID: "ki-mig", before: .note, from: .warning, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"authority":"bund-vbl"}"#,
            spot: .usage),
        passing: RuleDescription.Example(
            #"{"authority":"bund-vbl","usage":{"regulatedFinancialActivity":true}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.authority == Derivation.vbl, context.deployment.riskClass.isHighRisk,
            record[.usageRegulatedFinancialActivity] == nil
        else { return [] }
        return [RuleHit(record.span(of: .usageRegulatedFinancialActivity))]
    }
}
