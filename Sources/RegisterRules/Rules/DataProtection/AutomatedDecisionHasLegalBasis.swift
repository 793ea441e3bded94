import Findings
import RegisterModel

/// Art. 22(2)(b) GDPR; § 35a VwVfG and § 31a SGB X allow full automation only where a legal provision permits it and there is no discretion.
enum AutomatedDecisionHasLegalBasis: Rule {
    static let description = RuleDescription(
        code: "GDPR-22", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Eine vollautomatische Entscheidung hat eine Rechtsgrundlage und lässt kein Ermessen",
            en: "A fully automated decision has a legal basis and leaves no discretion"),
        why: Bilingual(
            de: "Wo abgewogen werden muss, muss ein Mensch entscheiden.",
            en: "Where weighing is needed, a person must decide."),
        remedy: Bilingual(
            de: "decision.automationLegalBasis ergänzen; bei Ermessen darf nicht vollautomatisch entschieden werden.",
            en: "Add decision.automationLegalBasis; with discretion no full automation is allowed."),
        source: Bilingual(
            de: "Art. 22 DSGVO; § 35a VwVfG; § 31a SGB X; § 155 Abs. 4 AO",
            en: "Art. 22 GDPR; § 35a VwVfG; § 31a SGB X; § 155(4) AO"),
        link: "https://www.gesetze-im-internet.de/vwvfg/__35a.html",
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"decision":{"role":"full-automation","affectsNaturalPersons":true,"legalEffect":true}}"#,
            spot: "decision.role"),
        passing: RuleDescription.Example(
            #"{"decision":{"role":"full-automation","affectsNaturalPersons":true,"legalEffect":true,"discretion":false,"automationLegalBasis":[{"citation":"§ 31a SGB X"}]}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string("decision.role") == "full-automation", record.boolean("decision.legalEffect") == true
        else { return [] }
        let bases = record.items("decision.automationLegalBasis")
        if bases.isEmpty { return [RuleHit(record.span(of: "decision.role"))] }
        let excludesDiscretion = bases.contains { basis in
            let citation = basis["citation"]?.string ?? ""
            return citation.utf8.starts(with: "§ 35a VwVfG".utf8) || citation.utf8.starts(with: "§ 31a SGB X".utf8)
        }
        guard excludesDiscretion, record.boolean("decision.discretion") != false else { return [] }
        return [
            RuleHit(
                record.span(of: "decision.discretion"),
                label: Bilingual(de: "Ermessen muss ausgeschlossen sein", en: "discretion must be excluded"))
        ]
    }
}
