import Findings
import Records

/// Record model, decision 7: an entry its authority never confirmed leads to where it was found.
enum SourceHasAddress: Rule {
    static let description = RuleDescription(
        code: "CONS-source", kind: .technical, types: [.deployment, .fria, .incident, .label],
        requirement: Bilingual(
            de: "Ein Eintrag aus einer öffentlichen Quelle nennt deren Adresse",
            en: "An entry from a public source states the address of the source"),
        why: Bilingual(
            de: "Die Behörde hat den Eintrag nicht bestätigt. Wer ihn prüfen will, braucht die Quelle.",
            en: "The authority has not confirmed the entry. Whoever wants to check it needs the source."),
        remedy: Bilingual(
            de: "source.url ergänzen: die https-Adresse, unter der die Quelle zu finden ist.",
            en: "Add source.url: the https address where the source is found."),
        source: Bilingual(de: "eigene Festlegung", en: "own rule"),
        dateID: "general", before: .error, from: .error, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"revision":null,"recordedAt":null,"origin":"public-source","source":{"title":"Liste","date":"2026-03-04","licence":"cc-by/4.0"}}"#,
            spot: .source),
        passing: RuleDescription.Example(
            #"{"revision":null,"recordedAt":null,"origin":"public-source","source":{"title":"Liste","url":"https://liste.example/","date":"2026-03-04","licence":"cc-by/4.0"}}"#
        ))

    /// What was accepted before the rule stays: only what is submitted anew is asked.
    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.origin == .publicSource, record.recordedAt == nil, record[.source] != nil,
            record[.sourceUrl] == nil
        else { return [] }
        return [RuleHit(record.span(of: .source))]
    }
}
