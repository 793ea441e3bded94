import Findings
import Records

/// BT-Drs. 21/2349 no. 7 asks to preserve digital sovereignty and data protection; that a record states its hosting is a rule
/// of the register.
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
            de: "sovereignty.hosting mit model, operator und countries ausfüllen; model darf \"unknown\" sein.",
            en: "Fill in sovereignty.hosting with model, operator and countries; model may be \"unknown\"."),
        source: Bilingual(
            de: "eigene Festlegung zu BT-Drs. 21/2349 Nr. 7",
            en: "own rule on BT-Drs. 21/2349 no. 7"),
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"status":"in-use","sovereignty":null}"#,
            spot: .status),
        passing: RuleDescription.Example(
            #"{"status":"in-use","sovereignty":{"hosting":{"model":"federal-it-provider","operator":"Musterrechenzentrum des Bundes (erfunden)","countries":["DE"]}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive else { return [] }
        guard let hosting = record[.sovereigntyHosting] else {
            return [RuleHit(record.span(of: record[.sovereignty] == nil ? .status : .sovereignty))]
        }
        if hosting["model"]?.isString("unknown") == true { return [] }
        let missing = ["operator", "countries"].filter { hosting[$0] == nil }
        guard !missing.isEmpty else { return [] }
        let list = missing.joined(separator: ", ")
        return [
            RuleHit(
                hosting.span.lowerBound..<hosting.span.lowerBound + 1,
                label: Bilingual(de: "es fehlt: \(list)", en: "missing: \(list)"))
        ]
    }
}
