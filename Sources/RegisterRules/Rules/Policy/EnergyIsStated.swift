import Findings
import Records

/// BT-Drs. 21/2349 part I names environmental conditions ("Umweltauflagen"); that a record says something on energy is a rule of
/// the register.
enum EnergyIsStated: Rule {
    static let description = RuleDescription(
        code: "POL-env", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Zum Energieverbrauch gibt es eine Angabe, auch „unbekannt“",
            en: "There is a statement on energy use, even “unknown”"),
        why: Bilingual(
            de: "Rechenzentren brauchen viel Strom; das geht alle an.",
            en: "Data centres need much power; that concerns everybody."),
        remedy: Bilingual(
            de: "environment.basis angeben.",
            en: "State environment.basis."),
        source: Bilingual(
            de: "eigene Festlegung zu BT-Drs. 21/2349 Teil I",
            en: "own rule on BT-Drs. 21/2349 part I"),
        dateID: "general", before: .note, from: .note,
        failing: RuleDescription.Example(
            #"{"status":"in-use","environment":null}"#,
            spot: .status),
        passing: RuleDescription.Example(
            #"{"status":"in-use","environment":{"basis":"unknown"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive, record[.environmentBasis] == nil else { return [] }
        return [RuleHit(record.span(of: .status))]
    }
}
