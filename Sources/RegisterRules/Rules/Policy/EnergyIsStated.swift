import Findings
import RegisterModel

/// BT-Drs. 21/2349 part I asks for environmental conditions on federal AI.
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
            de: "BT-Drs. 21/2349 Teil I",
            en: "BT-Drs. 21/2349 part I"),
        link: "https://dserver.bundestag.de/btd/21/023/2102349.pdf",
        dateID: "general", before: .note, from: .note,
        failing: RuleDescription.Example(
            #"{"status":"in-use","environment":null}"#,
            spot: "status"),
        passing: RuleDescription.Example(
            #"{"status":"in-use","environment":{"basis":"unknown"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive, record["environment.basis"] == nil else { return [] }
        return [RuleHit(record.span(of: "status"))]
    }
}
