import Findings
import LegalFacts
import Records

/// Art. 49(3): before using a high-risk system of Annex III, public deployers shall register themselves and the use in the EU database.
enum UseIsRegistered: Rule {
    static let description = RuleDescription(
        code: "AIA-26-8", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Der Einsatz ist in der EU-Datenbank registriert und mit dem Eintrag des Anbieters verknüpft",
            en: "The use is registered in the EU database and linked to the provider entry"),
        why: Bilingual(
            de: "Wer europaweit nachsehen will, braucht diesen Eintrag.",
            en: "Whoever looks across Europe needs this entry."),
        remedy: Bilingual(
            de: "registration.deployerEntry und system.euDatabaseUrl ergänzen.",
            en: "Add registration.deployerEntry and system.euDatabaseUrl."),
        source: Bilingual(
            de: "Art. 26 Abs. 8, Art. 49 Abs. 3 KI-VO; Anhang VIII Abschnitt C KI-VO",
            en: "Art. 26(8), 49(3) AI Act; Annex VIII C AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"status":"in-use","registration":null}"#,
            spot: .status),
        passing: RuleDescription.Example(
            #"{"status":"in-use","registration":{"deployerEntry":{"date":"2026-01-01"}},"system":{"euDatabaseUrl":"https://ec.europa.eu/x"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // A stopped use is what Art. 26(8) asks for where the provider has not registered: there is no entry to select.
        guard context.isInService, !context.deployment.isStoppedAsUnregistered else { return [] }
        return Obligation.registration.unmet(by: context.deployment).map {
            RuleHit($0, severity: $0.isLate ? .warning : nil)
        }
    }
}
