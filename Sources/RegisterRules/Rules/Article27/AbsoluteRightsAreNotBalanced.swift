import Findings
import RegisterModel

/// Art. 1, 4 and 5 of the Charter and Art. 1(1) of the Basic Law allow no limitation.
enum AbsoluteRightsAreNotBalanced: Rule {
    static let description = RuleDescription(
        code: "FRIA-absolute", kind: .policy, types: [.fria],
        requirement: Bilingual(
            de: "Rechte ohne Schranken werden nicht gegen andere Ziele abgewogen",
            en: "Rights without limits are not balanced against other aims"),
        why: Bilingual(
            de: "Die Menschenwürde ist unantastbar.",
            en: "Human dignity is inviolable."),
        remedy: Bilingual(
            de: "proportionality bei diesem Risiko entfernen und das Risiko ausschließen.",
            en: "Remove proportionality for this risk and rule the risk out."),
        source: Bilingual(
            de: "Art. 1, 4, 5 GRCh; Art. 1 Abs. 1 GG",
            en: "Art. 1, 4, 5 EU Charter; Art. 1(1) Basic Law"),
        link: "https://www.gesetze-im-internet.de/gg/art_1.html",
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"risks":[{"id":"r1","title":"Entwürdigende Behandlung","description":"Menschen werden vor anderen bloßgestellt und abgewiesen.","rights":["GRCh.1"],"groups":["g1"],"cause":"use","inherent":{"gravity":4,"scope":1,"remediability":3,"likelihood":3,"reasoning":"mehrfach beobachtet"},"residual":{"gravity":4,"scope":1,"remediability":3,"likelihood":1,"reasoning":"nach Schulung"},"proportionality":{"balanced":true}}]}"#,
            spot: "risks"),
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
