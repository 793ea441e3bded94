import Findings
import LegalFacts
import Records

/// Art. 1, 4, 5 and 19(2) of the Charter, Art. 1(1) and 104(1) second sentence of the Basic Law allow no limitation.
enum AbsoluteRightsAreNotBalanced: Rule {
    static let description = RuleDescription(
        code: "FRIA-absolute", kind: .policy, types: [.fria],
        requirement: Bilingual(
            de: "Rechte ohne Schranken werden nicht gegen andere Ziele abgewogen",
            en: "Rights without limits are not balanced against other aims"),
        why: Bilingual(
            de:
                "Die Würde des Menschen ist unantastbar; niemand darf misshandelt oder dorthin abgeschoben werden, wo Folter oder Tod drohen.",
            en:
                "Human dignity is inviolable; nobody may be ill-treated, or removed to where torture or death threatens."
        ),
        remedy: Bilingual(
            de: "proportionality bei diesem Risiko entfernen und das Risiko ausschließen.",
            en: "Remove proportionality for this risk and rule the risk out."),
        source: Bilingual(
            de: "Art. 1, 4, 5, Art. 19 Abs. 2 GRCh; Art. 1 Abs. 1 GG; Art. 104 Abs. 1 Satz 2 GG",
            en: "Art. 1, 4, 5, 19(2) EU Charter; Art. 1(1) Basic Law; Art. 104(1) second sentence Basic Law"),
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"risks":[{"id":"r1","title":"Entwürdigende Behandlung","description":"Menschen werden vor anderen bloßgestellt und abgewiesen.","rights":["GRCh.1"],"groups":["g1"],"cause":"use","inherent":{"gravity":4,"scope":1,"remediability":3,"likelihood":3,"reasoning":"mehrfach beobachtet"},"residual":{"gravity":4,"scope":1,"remediability":3,"likelihood":1,"reasoning":"nach Schulung"},"proportionality":{"balanced":true}}]}"#,
            spot: .risks),
        passing: RuleDescription.Example(
            #"{"risks":[{"id":"r1","title":"Entwürdigende Behandlung","description":"Menschen werden vor anderen bloßgestellt und abgewiesen.","rights":["GRCh.1"],"groups":["g1"],"cause":"use","inherent":{"gravity":4,"scope":1,"remediability":3,"likelihood":3,"reasoning":"mehrfach beobachtet"},"residual":{"gravity":4,"scope":1,"remediability":3,"likelihood":1,"reasoning":"nach Schulung"}}]}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        RatedRisk.all(in: record, catalogue: context.catalogue).compactMap { rated in
            let vocabulary = context.catalogue.vocabularies["right"]
            guard rated.rights.contains(where: { vocabulary?[$0]?.properties["absolute"]?.boolean == true }),
                let weighing = rated.risk["proportionality"]
            else { return nil }
            return RuleHit(weighing.span.lowerBound..<weighing.span.lowerBound + 1)
        }
    }
}
