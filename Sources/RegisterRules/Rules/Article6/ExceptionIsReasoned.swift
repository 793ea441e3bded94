import Findings
import Records

/// Art. 6(4): "A provider who considers that an AI system referred to in Annex III is not high-risk shall document its
/// assessment"; that the register shows the reason is a rule of its own.
enum ExceptionIsReasoned: Rule {
    static let description = RuleDescription(
        code: "AIA-6-3-condition", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Die Ausnahme des Art. 6 Abs. 3 ist begründet",
            en: "The exception of Art. 6(3) is reasoned"),
        why: Bilingual(
            de: "Ohne Begründung lässt sich nicht prüfen, ob die Ausnahme zu Recht beansprucht wird.",
            en: "Without a reason nobody can check whether the exception is claimed rightly."),
        remedy: Bilingual(
            de: "classification.art63.reasoning mit mindestens 80 Zeichen ergänzen.",
            en: "Add classification.art63.reasoning of at least 80 characters."),
        source: Bilingual(
            de: "eigene Festlegung zu Art. 6 Abs. 3, 4 KI-VO",
            en: "own rule on Art. 6(3), (4) AI Act"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"],"art63":{"conditions":["6.3.a"]}}}"#,
            spot: .classificationArt63),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"],"art63":{"conditions":["6.3.a"],"reasoning":"Das System sortiert nur Posteingänge nach Aktenzeichen und bewertet keine Menschen oder Anträge inhaltlich."}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record[.classificationArt63] != nil, record[.classificationArt63Reasoning] == nil else { return [] }
        return [RuleHit(record.span(of: .classificationArt63Reasoning))]
    }
}
