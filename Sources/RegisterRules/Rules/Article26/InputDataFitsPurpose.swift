import Findings
import LegalFacts
import Records

/// Art. 26(4): to the extent the deployer exercises control over the input data, it shall ensure that they are relevant and representative.
enum InputDataFitsPurpose: Rule {
    static let description = RuleDescription(
        code: "AIA-26-4", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Wer die Eingabedaten bestimmt, sorgt dafür, dass sie zum Zweck passen",
            en: "Whoever controls input data ensures that they fit the purpose"),
        why: Bilingual(
            de: "Schlechte Daten führen zu schlechten Entscheidungen, oft für dieselben Gruppen.",
            en: "Bad data lead to bad decisions, often for the same groups."),
        remedy: Bilingual(
            de: "inputData.relevanceMeasures beschreiben.",
            en: "Describe inputData.relevanceMeasures."),
        source: Bilingual(
            de: "Art. 26 Abs. 4 KI-VO",
            en: "Art. 26(4) AI Act"),
        coversProducts: true, dateID: "high-risk-annex-iii", before: .note, from: .warning,
        failing: RuleDescription.Example(
            #"{"inputData":{"controlledByAuthority":true,"relevanceMeasures":null}}"#,
            spot: .inputData),
        passing: RuleDescription.Example(
            #"{"inputData":{"controlledByAuthority":true,"relevanceMeasures":"Je Quartal werden 200 Anträge von Hand nachgeprüft."}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        Obligation.inputData.unmet(by: context.deployment).map { RuleHit($0) }
    }
}
