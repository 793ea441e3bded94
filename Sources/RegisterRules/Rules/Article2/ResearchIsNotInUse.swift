import Findings
import RegisterModel

/// Art. 2(6), (8): systems developed solely for scientific research, and testing before being put into service, are outside the Regulation.
enum ResearchIsNotInUse: Rule {
    static let description = RuleDescription(
        code: "AIA-2-6", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Die Forschungsausnahme gilt nicht im laufenden Verwaltungseinsatz",
            en: "The research exception does not hold in regular administrative use"),
        why: Bilingual(
            de: "Was über echte Fälle mitentscheidet, ist keine Forschung mehr.",
            en: "What helps to decide real cases is no longer research."),
        remedy: Bilingual(
            de: "outOfScope entfernen oder den Status berichtigen.",
            en: "Remove outOfScope or correct the status."),
        source: Bilingual(
            de: "Art. 2 Abs. 6, 8 KI-VO",
            en: "Art. 2(6), (8) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_2",
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"status":"in-use","classification":{"outOfScope":"2.6","outOfScopeReasoning":"Forschungsvorhaben"}}"#,
            spot: "classification.outOfScope"),
        passing: RuleDescription.Example(
            #"{"status":"development","classification":{"outOfScope":"2.6","outOfScopeReasoning":"Forschungsvorhaben"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard ["2.6", "2.8"].contains(record.string("classification.outOfScope") ?? ""),
            record.string("status") == "in-use"
        else { return [] }
        return [RuleHit(record.span(of: "classification.outOfScope"))]
    }
}
