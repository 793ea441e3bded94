import Findings
import RegisterModel

/// Art. 6(4): a provider who considers a system of Annex III not to be high-risk shall document its assessment.
enum ExceptionIsReasoned: Rule {
    static let description = RuleDescription(
        code: "AIA-6-3-condition", kind: .legal, types: [.deployment],
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
            de: "Art. 6 Abs. 3, 4 KI-VO; Anhang VIII Abschnitt B Nr. 6 KI-VO",
            en: "Art. 6(3), (4) AI Act; Annex VIII B 6"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_6",
        dateID: "high-risk-annex-iii", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"],"art63":{"conditions":["6.3.a"]}}}"#,
            spot: "classification.art63"),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"],"art63":{"conditions":["6.3.a"],"reasoning":"Das System sortiert nur Posteingänge nach Aktenzeichen und bewertet keine Menschen oder Anträge inhaltlich."}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record["classification.art63"] != nil, record["classification.art63.reasoning"] == nil else { return [] }
        return [RuleHit(record.span(of: "classification.art63.reasoning"))]
    }
}
