import Findings
import Records

/// Art. 6(2), Annex III nos. 3 to 8: what helps to decide about people with legal effect in these areas is listed there, with few exceptions.
///
/// A hint, no class: whether a benefit is "essential" or an authority one of "law enforcement" no answer of the record says.
enum DecisionFitsAnAnnexIIIArea: Rule {
    static let description = RuleDescription(
        code: "AIA-6-2-hint", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de:
                "Wer über Menschen in einem Bereich des Anhangs III mitentscheidet, nennt die Nummer oder hat geprüft, dass keine passt",
            en:
                "Whoever helps to decide about people in an area of Annex III names the number or has checked that none fits"
        ),
        why: Bilingual(
            de: "Ein Hochrisiko-System ohne Pflichten schützt niemanden.",
            en: "A high-risk system without duties protects nobody."),
        remedy: Bilingual(
            de:
                "classification.annexIII prüfen und die Nummer eintragen; passt keine, bleibt dieser Hinweis ohne Folge.",
            en: "Check classification.annexIII and enter the number; if none fits, this note has no consequence."),
        source: Bilingual(
            de: "eigene Festlegung zu Art. 6 Abs. 2, Anhang III KI-VO",
            en: "own rule on Art. 6(2), Annex III AI Act"),
        dateID: "general", before: .warning, from: .warning, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":null}}"#,
            spot: .classification),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.5.a"]}}"#))

    private static let numbers = [
        "social-benefits": "III.5", "asylum": "III.7", "migration": "III.7", "justice-democracy": "III.8",
        "law-enforcement": "III.6", "employment-internal": "III.4", "education": "III.3",
    ]

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard [.minimal, .transparency50].contains(context.facts.riskClass), !context.deployment.isEnded,
            record.boolean(.decisionLegalEffect) == true,
            record.boolean(.decisionAffectsNaturalPersons) == true,
            ["recommendation", "partial-automation", "full-automation"].contains(record.string(.decisionRole) ?? ""),
            let number = numbers[record.string(.usageContext) ?? ""]
        else { return [] }
        return [
            RuleHit(
                record.span(of: .classificationAnnexIII),
                label: Bilingual(
                    de: "nahe liegt Anhang III Nr. \(number.dropFirst(4))",
                    en: "likely Annex III no. \(number.dropFirst(4))"))
        ]
    }
}
