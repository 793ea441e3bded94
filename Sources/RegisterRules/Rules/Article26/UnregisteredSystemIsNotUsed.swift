import Findings
import Records

/// Art. 26(8): where the system has not been registered, deployers shall not use it and shall inform the provider.
enum UnregisteredSystemIsNotUsed: Rule {
    static let description = RuleDescription(
        code: "AIA-26-8b", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Ein nicht registriertes Hochrisiko-System wird nicht verwendet",
            en: "A high-risk system that is not registered is not used"),
        why: Bilingual(
            de: "Ohne Registrierung fehlt die Kontrolle von außen.",
            en: "Without registration there is no outside control."),
        remedy: Bilingual(
            de: "Status auf suspended oder planned setzen und system.providerInformedOn angeben.",
            en: "Set the status to suspended or planned and state system.providerInformedOn."),
        source: Bilingual(
            de: "Art. 26 Abs. 8 Satz 2 KI-VO",
            en: "Art. 26(8) second sentence AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"status":"in-use","system":{"euDatabaseStatus":"not-registered"}}"#,
            spot: .systemEuDatabaseStatus),
        passing: RuleDescription.Example(
            #"{"status":"suspended","system":{"euDatabaseStatus":"not-registered","providerInformedOn":"2026-01-01"}}"#)
    )

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.facts.riskClass == .highRiskAnnexIII, !context.deployment.isOnlyCriticalInfrastructure,
            record.string(.systemEuDatabaseStatus) == "not-registered",
            record.isAtWork || record.day(.systemProviderInformedOn, by: context.date) == nil
        else { return [] }
        return [RuleHit(record.span(of: .systemEuDatabaseStatus))]
    }
}
