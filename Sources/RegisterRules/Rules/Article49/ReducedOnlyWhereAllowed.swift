import Findings
import Records

/// Art. 49(4) puts the registration of systems of points 1, 6 and 7 of Annex III in law enforcement, migration, asylum and
/// border control "in a secure non-public section of the EU database". It says nothing of this register: that a record here
/// may be reduced for the same systems, and for no others, is a rule of the register.
enum ReducedOnlyWhereAllowed: Rule {
    static let description = RuleDescription(
        code: "AIA-49-4", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de:
                "Eingeschränkt veröffentlicht wird nur, was auch in der EU-Datenbank nicht öffentlich ist: Anhang III Nr. 1, 6 und 7 in Strafverfolgung, Migration, Asyl und Grenzkontrolle",
            en:
                "Publication is reduced only for what is not public in the EU database either: Annex III nos. 1, 6 and 7 in law enforcement, migration, asylum and border control"
        ),
        why: Bilingual(
            de: "Geheimhaltung ist die Ausnahme und braucht einen gesetzlichen Grund.",
            en: "Secrecy is the exception and needs a legal ground."),
        remedy: Bilingual(
            de:
                "publication.level auf \"full\" setzen, oder Anhang III Nr. 1, 6, 7 und den Einsatzbereich prüfen; Überprüfung spätestens nach 24 Monaten.",
            en:
                "Set publication.level to \"full\", or check Annex III nos. 1, 6, 7 and the context; review after 24 months at the latest."
        ),
        source: Bilingual(
            de: "eigene Festlegung nach dem Vorbild des Art. 49 Abs. 4 KI-VO (24 Monate: eigene Festlegung)",
            en: "own rule modelled on Art. 49(4) AI Act (24 months: own rule)"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"publication":{"level":"reduced","ground":"aia-49-4","decidedBy":"Abteilungsleitung","decidedOn":"2026-01-10","reviewDate":"2027-01-10"},"usage":{"context":"social-benefits"},"classification":{"annexIII":["III.5.a"]}}"#,
            spot: .publicationLevel),
        passing: RuleDescription.Example(
            #"{"publication":{"level":"full","ground":null,"decidedBy":null,"decidedOn":null,"reviewDate":null},"usage":{"context":"social-benefits"},"classification":{"annexIII":["III.5.a"]}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.publicationLevel == .reduced else { return [] }
        let contexts = ["law-enforcement", "migration", "asylum", "border-control"]
        let areas = context.deployment.areas
        let vocabulary = context.catalogue.vocabularies["annex-iii"]
        let isAllowed =
            contexts.contains(record.string(.usageContext) ?? "") && !areas.isEmpty
            && areas.allSatisfy { vocabulary?[$0]?.properties["restrictedSection"]?.boolean == true }
        var hits = isAllowed ? [] : [RuleHit(record.span(of: .publicationLevel))]
        if let decided = record.day(.publicationDecidedOn), let review = record.day(.publicationReviewDate),
            review > decided.adding(months: 24)
        {
            hits.append(
                RuleHit(
                    record.span(of: .publicationReviewDate),
                    label: Bilingual(
                        de: "mehr als 24 Monate nach der Entscheidung", en: "more than 24 months after the decision")))
        }
        return hits
    }
}
