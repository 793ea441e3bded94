import Findings
import RegisterModel

/// Art. 2(6), (8): outside is what serves "the sole purpose of scientific research and development", and testing "prior to their being placed on the market or put into service"; "Testing in real world conditions shall not be covered by that exclusion."
enum ResearchIsNotInUse: Rule {
    static let description = RuleDescription(
        code: "AIA-2-6", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Die Forschungsausnahme wird nur außerhalb des laufenden Einsatzes und der Tests unter Realbedingungen beansprucht",
            en: "The research exception is claimed only outside regular use and tests in real-world conditions"),
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
            #"{"decision":{"role":"none","legalEffect":false},"classification":{"outOfScope":"2.6","outOfScopeReasoning":"Forschungsvorhaben"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let claim = ScopeClaim(of: record), ["2.6", "2.8"].contains(claim.code), !claim.isHonoured else {
            return []
        }
        return [RuleHit(record.span(of: "classification.outOfScope"), label: claim.contradictionLabel)]
    }
}
