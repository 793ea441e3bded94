import Findings
import LegalFacts
import Records

/// Art. 50(4): text on matters of public interest is disclosed unless it has undergone human review and somebody holds editorial responsibility.
enum TextIsDisclosedOrReviewed: Rule {
    static let description = RuleDescription(
        code: "AIA-50-4-text", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Veröffentlichte Texte zu Angelegenheiten von öffentlichem Interesse sind als künstlich offengelegt oder von Menschen geprüft und verantwortet",
            en:
                "Published texts on matters of public interest are disclosed as artificial, or reviewed and answered for by people"
        ),
        why: Bilingual(
            de: "Amtliche Texte müssen jemandem gehören.",
            en: "Official texts must belong to somebody."),
        remedy: Bilingual(
            de: "how ausfüllen, oder humanReview und editorialResponsibility.",
            en: "Fill in how, or humanReview and editorialResponsibility."),
        source: Bilingual(
            de: "Art. 50 Abs. 4 UAbs. 2 KI-VO",
            en: "Art. 50(4) second subparagraph AI Act"),
        dateID: "general", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"art50":["50.4.text"]}"#,
            spot: .art50),
        passing: RuleDescription.Example(
            #"{"art50":["50.4.text"],"art50Measures":{"50.4.text":{"humanReview":true,"editorialResponsibility":"Pressestelle"}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        Obligation.publicText.unmet(by: context.deployment).map { RuleHit($0) }
    }
}
