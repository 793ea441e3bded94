import Findings
import RegisterModel

/// Annex VIII: the information shall be kept up to date.
enum ConfirmedWithinAYear: Rule {
    static let description = RuleDescription(
        code: "AIA-VIII-uptodate", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Der Eintrag wurde in den letzten zwölf Monaten bestätigt",
            en: "The record was confirmed within the last twelve months"),
        why: Bilingual(
            de: "Ein veralteter Eintrag führt in die Irre.",
            en: "An outdated record misleads."),
        remedy: Bilingual(
            de: "Angaben prüfen und mit  maki confirm  bestätigen.",
            en: "Check the facts and confirm with  maki confirm."),
        source: Bilingual(
            de: "Anhang VIII KI-VO (auf dem neuesten Stand halten)",
            en: "Annex VIII AI Act (kept up to date)"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#anx_VIII",
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"status":"in-use","confirmedOn":"2020-01-01"}"#,
            spot: "confirmedOn"),
        passing: RuleDescription.Example(
            #"{"status":"retired","confirmedOn":"2020-01-01"}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive, let confirmed = record.day("confirmedOn", by: context.date),
            confirmed.adding(months: 12) < context.date
        else { return [] }
        return [RuleHit(record.span(of: "confirmedOn"))]
    }
}
