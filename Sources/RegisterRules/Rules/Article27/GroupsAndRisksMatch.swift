import Findings
import Records

/// Art. 27(1)(c), (d): the specific risks of harm likely to have an impact on the categories of persons identified.
enum GroupsAndRisksMatch: Rule {
    static let description = RuleDescription(
        code: "AIA-27-cd", kind: .policy, types: [.fria],
        requirement: Bilingual(
            de: "Jedes Risiko nennt bekannte Gruppen, jede Gruppe hat ein Risiko oder eine Begründung",
            en: "Every risk names known groups, every group has a risk or a reason"),
        why: Bilingual(
            de: "Keine betroffene Gruppe darf stillschweigend übergangen werden.",
            en: "No group may be passed over in silence."),
        remedy: Bilingual(
            de: "Bei der Gruppe ein Risiko oder noRiskReasoning ergänzen; Kürzel prüfen.",
            en: "Add a risk or noRiskReasoning for the group; check the short ids."),
        source: Bilingual(
            de: "eigene Festlegung zu Art. 27 Abs. 1 Buchst. c, d KI-VO",
            en: "own rule on Art. 27(1)(c), (d) AI Act"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"affectedGroups":[{"id":"g1","name":"Antragstellende","size":"lt-100"},{"id":"g2","name":"Menschen mit fremdsprachigen Nachweisen","size":"lt-100"},{"id":"g3","name":"Angehörige","size":"lt-100"},{"id":"g4","name":"Kinder","size":"lt-100"}]}"#,
            spot: .affectedGroups),
        passing: RuleDescription.Example(
            #"{"affectedGroups":[{"id":"g1","name":"Antragstellende","size":"lt-100"},{"id":"g2","name":"Menschen mit fremdsprachigen Nachweisen","size":"lt-100"},{"id":"g3","name":"Angehörige","size":"lt-100"},{"id":"g4","name":"Kinder","size":"lt-100","noRiskReasoning":"Über Kinder werden keine Daten verarbeitet."}]}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string(.status) == "completed" else { return [] }
        let groups = record.items(.affectedGroups)
        let known = Set(groups.compactMap { $0["id"]?.string })
        var covered: Set<String> = []
        var hits: [RuleHit] = []
        for risk in record.items(.risks) {
            for group in risk["groups"].map({ Array($0.elements) }) ?? [] {
                guard let id = group.string else { continue }
                covered.insert(id)
                if !known.contains(id) {
                    hits.append(RuleHit(group.span, label: Bilingual(de: "unbekannte Gruppe", en: "unknown group")))
                }
            }
        }
        for group in groups {
            guard let id = group["id"], let name = id.string, !covered.contains(name), group["noRiskReasoning"] == nil
            else { continue }
            hits.append(
                RuleHit(id.span, label: Bilingual(de: "kein Risiko, keine Begründung", en: "no risk, no reason")))
        }
        return hits
    }
}
