import Findings
import LegalFacts
import Records

/// Own scale: severity and level are computed by the register; what remains to check is that measures do not raise the level.
enum ResidualNotAboveInherent: Rule {
    static let description = RuleDescription(
        code: "FRIA-calc", kind: .policy, types: [.fria],
        requirement: Bilingual(
            de: "Das Restrisiko ist nicht höher als das Risiko vor den Maßnahmen",
            en: "The remaining risk is not above the risk before measures"),
        why: Bilingual(
            de: "Wenn Maßnahmen ein Risiko vergrößern, stimmt etwas nicht.",
            en: "If measures increase a risk, something is wrong."),
        remedy: Bilingual(
            de: "Die Werte von inherent und residual prüfen.",
            en: "Check the values of inherent and residual."),
        source: Bilingual(
            de: "eigene Festlegung: Skala des Registers, Fassung 1",
            en: "own rule: scale of the register, version 1"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"risks":[{"id":"r1","title":"Falsche Zuordnung","description":"Unterlagen werden der falschen Person zugeordnet.","rights":["GRCh.8"],"groups":["g1"],"cause":"error","inherent":{"gravity":1,"scope":1,"remediability":1,"likelihood":1,"reasoning":"selten"},"residual":{"gravity":3,"scope":1,"remediability":1,"likelihood":4,"reasoning":"häufig"}}]}"#,
            spot: .risks),
        passing: RuleDescription.Example(""))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        RatedRisk.all(in: record, catalogue: context.catalogue).compactMap { rated in
            guard let before = rated.inherent?.level, let after = rated.residual?.level, after > before,
                let residual = rated.risk["residual"]
            else { return nil }
            return RuleHit(residual.span.lowerBound..<residual.span.lowerBound + 1)
        }
    }
}
