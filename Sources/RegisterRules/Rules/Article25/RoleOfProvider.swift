import Findings
import RegisterModel

/// Art. 25(1): a deployer shall be considered a provider where it puts its name on, substantially modifies, or changes the purpose of a system.
enum RoleOfProvider: Rule {
    static let description = RuleDescription(
        code: "AIA-25", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Wer Namen, System oder Zweck eines Hochrisiko-Systems ändert, ist als Anbieter eingetragen",
            en: "Whoever changes name, system or purpose of a high-risk system is registered as provider"),
        why: Bilingual(
            de: "Wer ein System umbaut, muss auch dafür einstehen.",
            en: "Whoever rebuilds a system must answer for it."),
        remedy: Bilingual(
            de: "system.authorityRole auf \"provider-and-deployer\" setzen.",
            en: "Set system.authorityRole to \"provider-and-deployer\"."),
        source: Bilingual(
            de: "Art. 25 Abs. 1 KI-VO",
            en: "Art. 25(1) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_25",
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"system":{"authorityRole":"deployer","purposeChanged":true}}"#,
            spot: "system.authorityRole"),
        passing: RuleDescription.Example(
            #"{"system":{"authorityRole":"provider-and-deployer","purposeChanged":true}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let reasons = ["system.ownBrand", "system.substantialModification", "system.purposeChanged"]
        guard context.isHighRisk, record.string("system.authorityRole") == "deployer",
            reasons.contains(where: { record.boolean($0) == true })
        else { return [] }
        return [RuleHit(record.span(of: "system.authorityRole"))]
    }
}
