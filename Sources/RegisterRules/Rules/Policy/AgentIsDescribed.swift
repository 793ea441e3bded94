import FieldCatalogue
import Findings
import Records

/// BT-Drs. 21/2349 no. 16 asks for an examination of AI agents as to IT security and data protection; what a record of an agent
/// states is a rule of the register.
enum AgentIsDescribed: Rule {
    static let description = RuleDescription(
        code: "POL-16-agent", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Ein KI-Agent nennt Selbstständigkeit, Werkzeuge, Freigaben, Stopp und Sicherheitsprüfung",
            en: "An AI agent states autonomy, tools, confirmations, stop and security review"),
        why: Bilingual(
            de: "Wer Handlungen überlässt, muss sie anhalten können.",
            en: "Whoever hands over actions must be able to stop them."),
        remedy: Bilingual(
            de: "agent vollständig ausfüllen.",
            en: "Fill in agent completely."),
        source: Bilingual(
            de: "eigene Festlegung zu BT-Drs. 21/2349 Nr. 16",
            en: "own rule on BT-Drs. 21/2349 no. 16"),
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"agent":{"isAgent":true,"autonomy":"2"}}"#,
            spot: .agent),
        passing: RuleDescription.Example(
            #"{"agent":{"isAgent":true,"autonomy":"2","tools":[{"name":"Akte lesen","kind":"read"}],"humanConfirmation":"every-action","stop":"Schaltfläche","securityReviewOn":"2026-01-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.boolean(.agentIsAgent) == true else { return [] }
        var missing = [FieldPath.agentAutonomy, .agentTools, .agentHumanConfirmation, .agentStop].filter {
            record[$0] == nil
        }
        if record.day(.agentSecurityReviewOn, by: context.date) == nil { missing.append(.agentSecurityReviewOn) }
        guard !missing.isEmpty else { return [] }
        let list = missing.map(\.plain).joined(separator: ", ")
        return [
            RuleHit(record.span(of: .agentIsAgent), label: Bilingual(de: "es fehlt: \(list)", en: "missing: \(list)"))
        ]
    }
}
