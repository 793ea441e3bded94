import Findings
import Records

/// BT-Drs. 21/2349 no. 8: civil society, science and the people affected are to be involved early, systematically and
/// continuously. Whoever heard nobody can say so.
enum ConsultationIsStated: Rule {
    static let description = RuleDescription(
        code: "POL-8-consulted", kind: .policy, types: [.fria],
        requirement: Bilingual(
            de: "Eine abgeschlossene Folgenabschätzung sagt, wer angehört wurde, oder dass niemand angehört wurde",
            en: "A completed assessment says who was consulted, or that nobody was"),
        why: Bilingual(
            de: "Wer von einem System betroffen ist, sieht Risiken, die eine Behörde übersieht.",
            en: "People affected by a system see risks that an authority overlooks."),
        remedy: Bilingual(
            de: "consulted ausfüllen; wurde niemand angehört, kind \"nobody\" allein angeben und in how sagen, warum.",
            en: "Fill in consulted; if nobody was consulted, state kind \"nobody\" alone and say why in how."),
        source: Bilingual(
            de: "eigene Festlegung zu BT-Drs. 21/2349 Nr. 8",
            en: "own rule on BT-Drs. 21/2349 no. 8"),
        dateID: "general", before: .note, from: .note, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"consulted":[{"kind":"nobody","how":"Dafür war keine Zeit."},{"kind":"experts","how":"Gespräch"}]}"#,
            spot: .consulted),
        passing: RuleDescription.Example(#"{"consulted":[{"kind":"nobody","how":"Dafür war keine Zeit."}]}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string(.status) == "completed" else { return [] }
        let consulted = record.items(.consulted)
        guard !consulted.isEmpty else { return [RuleHit(record.span(of: .consulted))] }
        let isNobody = consulted.contains { $0["kind"]?.isString("nobody") == true }
        guard isNobody, consulted.count > 1 else { return [] }
        return [
            RuleHit(
                record.span(of: .consulted),
                label: Bilingual(
                    de: "„niemand“ und eine Anhörung schließen einander aus", en: "“nobody” excludes a consultation"),
                severity: .error)
        ]
    }
}
