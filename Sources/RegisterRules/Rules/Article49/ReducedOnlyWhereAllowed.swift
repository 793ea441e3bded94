import Findings
import RegisterModel

/// Art. 49(4): for systems of points 1, 6 and 7 of Annex III in law enforcement, migration, asylum and border control, registration is in a secure non-public section.
enum ReducedOnlyWhereAllowed: Rule {
    static let description = RuleDescription(
        code: "AIA-49-4", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Eingeschränkt veröffentlicht wird nur in Strafverfolgung, Migration, Asyl und Grenzkontrolle",
            en: "Reduced publication is only for law enforcement, migration, asylum and border control"),
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
            de: "Art. 49 Abs. 4 KI-VO",
            en: "Art. 49(4) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_49",
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"publication":{"level":"reduced","ground":"aia-49-4","decidedBy":"Abteilungsleitung","decidedOn":"2026-01-10","reviewDate":"2027-01-10"},"usage":{"context":"social-benefits"},"classification":{"annexIII":["III.5.a"]}}"#,
            spot: "publication.level"),
        passing: RuleDescription.Example(
            #"{"publication":{"level":"reduced","ground":"aia-49-4","decidedBy":"Abteilungsleitung","decidedOn":"2026-01-10","reviewDate":"2027-01-10"},"usage":{"context":"asylum"},"classification":{"annexIII":["III.7.b"]}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.publicationLevel == .reduced else { return [] }
        let contexts = ["law-enforcement", "migration", "asylum", "border-control"]
        let areas = context.deployment.areas
        let vocabulary = context.catalogue.vocabularies["annex-iii"]
        let isAllowed =
            contexts.contains(record.string("usage.context") ?? "") && !areas.isEmpty
            && areas.allSatisfy { vocabulary?[$0]?.properties["restrictedSection"]?.boolean == true }
        var hits = isAllowed ? [] : [RuleHit(record.span(of: "publication.level"))]
        if let decided = record.day("publication.decidedOn"), let review = record.day("publication.reviewDate"),
            review > decided.adding(months: 24)
        {
            hits.append(
                RuleHit(
                    record.span(of: "publication.reviewDate"),
                    label: Bilingual(
                        de: "mehr als 24 Monate nach der Entscheidung", en: "more than 24 months after the decision")))
        }
        return hits
    }
}
