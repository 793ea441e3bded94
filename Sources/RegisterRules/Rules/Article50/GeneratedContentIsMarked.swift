import Findings
import LegalFacts
import Records

/// Art. 50(2): outputs of generative systems are marked in a machine-readable format; Art. 111(4): by 2 December 2026 for systems on the market before.
enum GeneratedContentIsMarked: Rule {
    static let description = RuleDescription(
        code: "AIA-50-2", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Der Anbieter sorgt dafür, dass erzeugte Inhalte maschinenlesbar gekennzeichnet sind",
            en: "The provider ensures that generated content is marked in a machine-readable format"),
        why: Bilingual(
            de: "Nur gekennzeichnete Inhalte lassen sich später als künstlich erkennen.",
            en: "Only marked content can be recognised as artificial later."),
        remedy: Bilingual(
            de: "art50Measures[\"50.2\"].how ausfüllen, zum Beispiel C2PA.",
            en: "Fill in art50Measures[\"50.2\"].how, for example C2PA."),
        source: Bilingual(
            de: "Art. 50 Abs. 2, Art. 111 Abs. 4 KI-VO",
            en: "Art. 50(2), 111(4) AI Act"),
        dateID: "art50-2-legacy", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"art50":["50.2"],"system":{"authorityRole":"provider-and-deployer"}}"#,
            spot: .art50),
        passing: RuleDescription.Example(
            #"{"art50":["50.2"],"art50Measures":{"50.2":{"how":"C2PA"}},"system":{"authorityRole":"provider-and-deployer"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        Obligation.marking.unmet(by: context.deployment).map { RuleHit($0) }
    }
}
