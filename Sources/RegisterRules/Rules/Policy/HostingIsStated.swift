import Findings
import RegisterModel

/// BT-Drs. 21/2349 no. 7: digital sovereignty of federal AI.
enum HostingIsStated: Rule {
    static let description = RuleDescription(
        code: "POL-7-hosting", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Betriebsort und Betreiber sind angegeben",
            en: "Place and operator of the hosting are stated"),
        why: Bilingual(
            de: "Wo Daten verarbeitet werden, entscheidet, wer auf sie zugreifen kann.",
            en: "Where data are processed decides who can access them."),
        remedy: Bilingual(
            de: "sovereignty.hosting ausfüllen; \"unknown\" ist erlaubt.",
            en: "Fill in sovereignty.hosting; \"unknown\" is allowed."),
        source: Bilingual(
            de: "BT-Drs. 21/2349 Nr. 7",
            en: "BT-Drs. 21/2349 no. 7"),
        link: "https://dserver.bundestag.de/btd/21/023/2102349.pdf",
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"status":"in-use","sovereignty":null}"#,
            spot: "status"),
        passing: RuleDescription.Example(
            #"{"status":"in-use","sovereignty":{"hosting":{"model":"unknown"}}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive(record), record["sovereignty.hosting"] == nil else { return [] }
        return [RuleHit(record["sovereignty"] == nil ? record.span(of: "status") : record.span(of: "sovereignty"))]
    }
}
