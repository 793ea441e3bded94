import Findings
import RegisterModel

/// Art. 50(1), (5): natural persons are informed that they are interacting with an AI system, in a clear, distinguishable and accessible manner.
enum InteractionIsDisclosed: Rule {
    static let description = RuleDescription(
        code: "AIA-50-1", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Wer mit einer KI spricht, erfährt es – barrierefrei",
            en: "Whoever talks to an AI learns it, accessibly"),
        why: Bilingual(
            de: "Menschen sollen wissen, ob ein Mensch oder eine Maschine antwortet.",
            en: "People should know whether a person or a machine answers."),
        remedy: Bilingual(
            de: "art50Measures[\"50.1\"] mit how und accessible: true ausfüllen oder die Ausnahme nennen.",
            en: "Fill in art50Measures[\"50.1\"] with how and accessible: true, or name the exception."),
        source: Bilingual(
            de: "Art. 50 Abs. 1, 5 KI-VO",
            en: "Art. 50(1), (5) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_50",
        dateID: "general", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"art50":["50.1"],"art50Measures":{"50.1":{"how":"Hinweis über dem Eingabefeld","accessible":false}}}"#,
            spot: "art50Measures"),
        passing: RuleDescription.Example(
            #"{"art50":["50.1"],"art50Measures":{"50.1":{"how":"Hinweis über dem Eingabefeld","accessible":true}}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        // The duty is the provider's; a deployer can only see to it.
        Obligation.interaction.unmet(by: context.deployment)
            .map { RuleHit($0, severity: context.deployment.isProvider ? nil : .warning) }
    }
}
