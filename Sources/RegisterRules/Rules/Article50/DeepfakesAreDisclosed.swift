import Findings
import LegalFacts
import Records

/// Art. 50(4): deployers of a system that generates a deep fake shall disclose that the content is artificial.
enum DeepfakesAreDisclosed: Rule {
    static let description = RuleDescription(
        code: "AIA-50-4-df", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Wer Deepfakes erzeugt oder manipuliert, legt offen, dass sie künstlich sind",
            en: "Whoever generates or manipulates deep fakes discloses that they are artificial"),
        why: Bilingual(
            de: "Menschen sollen echten von künstlichen Bildern unterscheiden können.",
            en: "People should be able to tell real from artificial images."),
        remedy: Bilingual(
            de: "art50Measures[\"50.4.deepfake\"].how ausfüllen.",
            en: "Fill in art50Measures[\"50.4.deepfake\"].how."),
        source: Bilingual(
            de: "Art. 50 Abs. 4 UAbs. 1 KI-VO; BT-Drs. 21/2349 Nr. 12",
            en: "Art. 50(4) first subparagraph AI Act; BT-Drs. 21/2349 no. 12"),
        dateID: "general", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"art50":["50.4.deepfake"]}"#,
            spot: .art50),
        passing: RuleDescription.Example(
            #"{"art50":["50.4.deepfake"],"art50Measures":{"50.4.deepfake":{"how":"Hinweis unter dem Bild"}}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        Obligation.deepfake.unmet(by: context.deployment).map { RuleHit($0) }
    }
}
