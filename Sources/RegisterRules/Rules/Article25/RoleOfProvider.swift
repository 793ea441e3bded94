import FieldCatalogue
import Findings
import Records

/// Art. 25(1): a deployer shall be considered a provider where it puts its name on, substantially modifies, or changes the purpose of a system.
enum RoleOfProvider: Rule {
    static let description = RuleDescription(
        code: "AIA-25", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Als Anbieter ist eingetragen, wer einem Hochrisiko-System seinen Namen gibt, es wesentlich verändert oder ein anderes System durch einen neuen Zweck hochriskant macht",
            en:
                "Whoever puts its name on a high-risk system, substantially modifies it, or makes another system high-risk by a new purpose is entered as provider"
        ),
        why: Bilingual(
            de: "Wer ein System umbaut, muss auch dafür einstehen.",
            en: "Whoever rebuilds a system must answer for it."),
        remedy: Bilingual(
            de:
                "system.authorityRole auf \"provider-and-deployer\" setzen: Wer eine dieser Fragen bejaht (ownBrand, substantialModification, purposeChanged), hat die Pflichten des Anbieters. purposeChanged meint Systeme, die erst durch den neuen Zweck hochriskant werden.",
            en:
                "Set system.authorityRole to \"provider-and-deployer\": whoever answers yes to one of these questions (ownBrand, substantialModification, purposeChanged) has the duties of the provider. purposeChanged is about systems that only the new purpose makes high-risk."
        ),
        source: Bilingual(
            de: "Art. 25 Abs. 1 KI-VO",
            en: "Art. 25(1) AI Act"),
        coversProducts: true, dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"system":{"authorityRole":"deployer","purposeChanged":true}}"#,
            spot: .systemAuthorityRole),
        passing: RuleDescription.Example(
            #"{"system":{"authorityRole":"provider-and-deployer","purposeChanged":true}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        let reasons: [FieldPath] = [.systemOwnBrand, .systemSubstantialModification, .systemPurposeChanged]
        guard context.isHighRisk, record.string(.systemAuthorityRole) == "deployer",
            reasons.contains(where: { record.boolean($0) == true })
        else { return [] }
        return [RuleHit(record.span(of: .systemAuthorityRole))]
    }
}
