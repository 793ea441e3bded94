import Findings
import LegalFacts
import Records

/// Art. 26(2): deployers shall assign human oversight to natural persons who have the necessary competence, training and authority.
enum CompetentOversight: Rule {
    static let description = RuleDescription(
        code: "AIA-26-2", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Die menschliche Aufsicht nennt Funktion, Kompetenz, Schulung und Befugnis",
            en: "Human oversight names function, competence, training and authority"),
        why: Bilingual(
            de: "Ein Mensch, der nicht versteht oder nicht eingreifen darf, beaufsichtigt nichts.",
            en: "A person who does not understand or may not intervene oversees nothing."),
        remedy: Bilingual(
            de: "oversight.roles vollständig ausfüllen und canOverride, canStop beantworten.",
            en: "Fill in oversight.roles completely and answer canOverride and canStop."),
        source: Bilingual(
            de: "Art. 26 Abs. 2, Art. 14 Abs. 4 KI-VO",
            en: "Art. 26(2), 14(4) AI Act"),
        coversProducts: true, dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"status":"in-use","oversight":{"roles":[{"function":"Sachbearbeitung"}],"canOverride":true,"canStop":true}}"#,
            spot: .oversightRoles),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"status":"in-use","oversight":{"roles":[{"function":"Sachbearbeitung","competence":"Leistungsrecht","training":"zwei Tage","authority":"darf verwerfen"}],"canOverride":true,"canStop":true}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.isInService ? Obligation.oversight.unmet(by: context.deployment).map { RuleHit($0) } : []
    }
}
