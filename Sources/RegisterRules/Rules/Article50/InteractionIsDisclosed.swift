import Findings
import LegalFacts
import Records

/// Art. 50(1), (5): natural persons are informed that they are interacting with an AI system, in a clear, distinguishable and accessible manner.
enum InteractionIsDisclosed: Rule {
    static let description = RuleDescription(
        code: "AIA-50-1", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Der Anbieter sorgt dafür, dass Menschen erfahren, wenn sie mit einer KI zu tun haben – barrierefrei",
            en: "The provider ensures that people learn that they are dealing with an AI, accessibly"),
        why: Bilingual(
            de: "Menschen sollen wissen, ob ein Mensch oder eine Maschine antwortet.",
            en: "People should know whether a person or a machine answers."),
        remedy: Bilingual(
            de:
                "Den Hinweis geben und art50Measures[\"50.1\"] mit how und accessible: true ausfüllen, oder die Ausnahme nennen. Ist die Behörde nur Betreiberin, beim Anbieter darauf hinwirken.",
            en:
                "Give the notice and fill in art50Measures[\"50.1\"] with how and accessible: true, or name the exception. An authority that is only deployer sees to it that the provider does."
        ),
        source: Bilingual(
            de: "Art. 50 Abs. 1, 5 KI-VO",
            en: "Art. 50(1), (5) AI Act"),
        dateID: "general", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"system":{"authorityRole":"provider-and-deployer"},"art50":["50.1"],"art50Measures":null}"#,
            spot: .art50),
        passing: RuleDescription.Example(
            #"{"system":{"authorityRole":"provider-and-deployer"},"art50":["50.1"],"art50Measures":{"50.1":{"how":"Hinweis über dem Eingabefeld","accessible":true}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // The duty is the provider's; a deployer can only see to it.
        Obligation.interaction.unmet(by: context.deployment)
            .map { RuleHit($0, severity: context.deployment.isProvider ? nil : .warning) }
    }
}
