import Findings
import LegalFacts
import Records

/// Art. 26(11): deployers of systems of Annex III that make or assist in decisions about natural persons shall inform them.
enum PeopleAreInformed: Rule {
    static let description = RuleDescription(
        code: "AIA-26-11", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Menschen, über die mit einem Hochrisiko-System entschieden wird, werden informiert",
            en: "People about whom a high-risk system helps to decide are informed"),
        why: Bilingual(
            de: "Nur wer vom Einsatz weiß, kann sich wehren.",
            en: "Only those who know of the use can object."),
        remedy: Bilingual(
            de: "notice.informed und notice.how ausfüllen, oder das Gesetz der Ausnahme nennen.",
            en: "Fill in notice.informed and notice.how, or name the law of the exception."),
        source: Bilingual(
            de: "Art. 26 Abs. 11 KI-VO",
            en: "Art. 26(11) AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"decision":{"role":"recommendation","affectsNaturalPersons":true},"notice":null}"#,
            spot: .notice),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]},"decision":{"role":"recommendation","affectsNaturalPersons":true},"notice":{"informed":true,"how":"Hinweis im Bescheid"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.isInService ? Obligation.notice.unmet(by: context.deployment).map { RuleHit($0) } : []
    }
}
