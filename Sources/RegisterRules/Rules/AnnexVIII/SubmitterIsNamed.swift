import Findings
import Records

/// Annex VIII C 2: the name, address and contact details of the person submitting information on behalf of the deployer.
enum SubmitterIsNamed: Rule {
    static let description = RuleDescription(
        code: "AIA-VIII-C2", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Wer im Auftrag meldet, nennt einen Kontakt",
            en: "Whoever reports on behalf of another names a contact"),
        why: Bilingual(
            de: "Bei Rückfragen muss klar sein, wer die Angaben gemacht hat.",
            en: "When questions arise it must be clear who stated the facts."),
        remedy: Bilingual(
            de: "submittedBy.contact ergänzen; er wird nicht veröffentlicht.",
            en: "Add submittedBy.contact; it is not published."),
        source: Bilingual(
            de: "eigene Festlegung nach dem Vorbild des Anhangs VIII Abschnitt C Nr. 2 KI-VO",
            en: "own rule modelled on Annex VIII C 2 AI Act"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"submittedBy":{"organisation":"Dienstleister","onBehalf":true,"contact":null}}"#,
            spot: .submittedBy),
        passing: RuleDescription.Example(
            #"{"submittedBy":{"organisation":"Dienstleister","onBehalf":true,"contact":"Meldestelle"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.boolean(.submittedByOnBehalf) == true, record[.submittedByContact] == nil else { return [] }
        return [RuleHit(record.span(of: .submittedByContact))]
    }
}
