import Findings
import Records

/// BT-Drs. 21/2349 no. 10 asks for the impact on fundamental rights of every system in the register.
enum ImpactOnRightsIsDescribed: Rule {
    static let description = RuleDescription(
        code: "POL-10-fria", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Auch unterhalb der Hochrisiko-Schwelle sind die Auswirkungen auf Grundrechte beschrieben",
            en: "The impact on fundamental rights is described below the high-risk threshold too"),
        why: Bilingual(
            de: "Auch ein kleines System kann ein großes Recht berühren.",
            en: "A small system can touch a great right too."),
        remedy: Bilingual(
            de: "impactOnRights.summary schreiben oder eine Folgenabschätzung verlinken.",
            en: "Write impactOnRights.summary or link an assessment."),
        source: Bilingual(
            de: "eigene Festlegung zu BT-Drs. 21/2349 Nr. 10",
            en: "own rule on BT-Drs. 21/2349 no. 10"),
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"decision":{"role":"preparation","affectsNaturalPersons":true},"impactOnRights":null,"fria":null}"#,
            spot: .decision),
        passing: RuleDescription.Example(
            #"{"decision":{"role":"preparation","affectsNaturalPersons":true},"impactOnRights":{"summary":"Berührt ist der Datenschutz."},"fria":null}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard
            record.string(.decisionRole).map({ $0 != "none" }) ?? false
                || record.boolean(.decisionAffectsNaturalPersons) == true,
            record[.impactOnRights] == nil, record[.friaId] == nil
        else { return [] }
        return [RuleHit(record.span(of: .decisionRole))]
    }
}
