import Findings
import Records

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
            de: "eigene Festlegung nach dem Vorbild des Anhangs VIII KI-VO („auf dem neuesten Stand“)",
            en: "own rule modelled on Annex VIII AI Act (\"kept up to date\")"),
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"status":"in-use","confirmedOn":"2020-01-01"}"#,
            spot: .confirmedOn),
        passing: RuleDescription.Example(#"{"status":"in-use","confirmedOn":"2026-10-01"}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive, let confirmed = record.day(.confirmedOn, by: context.date),
            confirmed.adding(months: 12) < context.date
        else { return [] }
        return [RuleHit(record.span(of: .confirmedOn))]
    }
}
