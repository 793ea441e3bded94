import Findings
import Records

/// Whoever reads the history of a record wants to know why it was changed.
enum ChangeIsExplained: Rule {
    static let description = RuleDescription(
        code: "CONS-change-note", kind: .technical, types: [.deployment, .fria, .incident, .label],
        requirement: Bilingual(
            de: "Ab der zweiten Fassung sagt changeNote, was sich geändert hat",
            en: "From the second revision on changeNote says what changed"),
        why: Bilingual(
            de: "Wer die Geschichte eines Eintrags liest, will wissen, warum er geändert wurde.",
            en: "Whoever reads a history wants to know why it changed."),
        remedy: Bilingual(
            de:
                "changeNote mit einem Satz ergänzen. Ist es ein neuer Eintrag, braucht er eine freie Kennung: Diese gehört schon einem anderen.",
            en:
                "Add changeNote with one sentence. A new record needs a free identifier: this one belongs to another already."
        ),
        source: Bilingual(
            de: "eigene Festlegung",
            en: "own rule"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(""),
        passing: RuleDescription.Example(""))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.previous != nil, record[.changeNote] == nil else { return [] }
        return [RuleHit(record.span(of: .changeNote))]
    }
}
