import Findings
import Records

/// Art. 19 Abs. 4 GG: „Wird jemand durch die öffentliche Gewalt in seinen Rechten verletzt, so steht ihm der Rechtsweg offen.“
/// That a record says how is a rule of the register; BT-Drs. 21/2349 no. 10 asks for the impact on fundamental rights.
enum RemedyIsStated: Rule {
    static let description = RuleDescription(
        code: "POL-10-remedy", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Wo das System an Entscheidungen mit Rechtswirkung mitwirkt, steht, wie man sich dagegen wehrt",
            en: "Where the system has a part in decisions with legal effect, the record says how to object"),
        why: Bilingual(
            de: "Gegen jede Entscheidung einer Behörde steht der Rechtsweg offen; das nützt nur, wer den Weg kennt.",
            en: "Every decision of an authority can be taken to court; that helps only those who know how."),
        remedy: Bilingual(
            de: "remedy.kind angeben (Widerspruch, Einspruch, Klage), dazu Stelle und Frist.",
            en: "State remedy.kind (objection, objection in tax matters, action), with the body and the period."),
        source: Bilingual(
            de: "eigene Festlegung zu Art. 19 Abs. 4 GG und BT-Drs. 21/2349 Nr. 10",
            en: "own rule on Art. 19(4) Basic Law and BT-Drs. 21/2349 no. 10"),
        dateID: "general", before: .warning, from: .warning,
        introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"decision":{"legalEffect":true},"remedy":null}"#,
            spot: .decisionLegalEffect),
        passing: RuleDescription.Example(
            #"{"decision":{"legalEffect":true},"remedy":{"kind":"objection","authority":"Musteramt (erfunden)","deadline":"ein Monat nach Bekanntgabe"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive, record.boolean(.decisionLegalEffect) == true else { return [] }
        guard let remedy = record[.remedyKind] else { return [RuleHit(record.span(of: .decisionLegalEffect))] }
        guard remedy.isString("none") else { return [] }
        return [
            RuleHit(
                remedy.span,
                label: Bilingual(
                    de: "gegen Entscheidungen mit Rechtswirkung ist der Rechtsweg offen",
                    en: "decisions with legal effect can be taken to court"))
        ]
    }
}
