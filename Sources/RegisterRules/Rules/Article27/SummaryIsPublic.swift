import Findings
import Records

/// Annex VIII C 4: a summary of the findings of the fundamental rights impact assessment.
enum SummaryIsPublic: Rule {
    static let description = RuleDescription(
        code: "AIA-VIII-C4", kind: .legal, types: [.fria],
        requirement: Bilingual(
            de: "Eine abgeschlossene Folgenabschätzung hat eine öffentliche Zusammenfassung",
            en: "A completed assessment has a public summary"),
        why: Bilingual(
            de: "Betroffene sollen lesen können, welche Risiken gesehen wurden.",
            en: "People should be able to read which risks were seen."),
        remedy: Bilingual(
            de: "publicSummary mit 300 bis 3.000 Zeichen schreiben.",
            en: "Write publicSummary of 300 to 3,000 characters."),
        source: Bilingual(
            de: "Anhang VIII Abschnitt C Nr. 4 KI-VO; Veröffentlichung: eigene Festlegung zu BT-Drs. 21/2349 Nr. 10",
            en: "Annex VIII C 4 AI Act; publication: own rule on BT-Drs. 21/2349 no. 10"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"publicSummary":null}"#,
            spot: .publicSummary),
        passing: RuleDescription.Example(
            #"{"publicSummary":"Geprüft wurde, ob das System Menschen benachteiligt, deren Nachweise in anderen Sprachen geschrieben sind. Das kam vor. Deshalb prüft das Amt solche Nachweise jetzt von Hand. Geprüft wurde auch, wer die Daten sehen darf; der Zugriff ist auf die zuständige Abteilung begrenzt. Ein mittleres Risiko bleibt: Wer sich auf Vorschläge verlässt, übersieht Fehler. Wer sich benachteiligt sieht, kann sich beschweren."}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string(.status) == "completed", record.publicationLevel == .full, record[.publicSummary] == nil
        else { return [] }
        // Art. 49(4)(c): in the non-public section only points 1 to 3 of Section C are registered.
        let isOwed = context.concerned.contains { $0.owesAssessment && !$0.isRegisteredNonPublicly }
        return [RuleHit(record.span(of: .publicSummary), severity: isOwed ? nil : .warning)]
    }
}
