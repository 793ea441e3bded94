import Findings
import Records

/// Every ground allows certain levels only: Art. 49(4) AI Act "in a secure non-public section", § 20 KI-MIG for
/// "Anhang III Nummer 2", Art. 2(3) AI Act for "exclusively … military, defence or national security purposes".
enum GroundAllowsLevel: Rule {
    static let description = RuleDescription(
        code: "CONS-level", kind: .technical, types: [.deployment, .fria, .incident, .label],
        requirement: Bilingual(
            de: "Der angegebene Grund erlaubt die Veröffentlichungsstufe",
            en: "The ground stated allows the publication level"),
        why: Bilingual(
            de: "Weniger zu veröffentlichen braucht einen Grund, der genau das zulässt.",
            en: "Publishing less needs a ground that allows just that."),
        remedy: Bilingual(
            de:
                "publication.level auf \"full\" setzen und einzelne Felder in withheldFields nennen, oder den zutreffenden Grund angeben.",
            en:
                "Set publication.level to \"full\" and name single fields in withheldFields, or state the ground that applies."
        ),
        source: Bilingual(
            de: "eigene Festlegung zu Art. 49 Abs. 4, 5, Art. 2 Abs. 3 KI-VO; § 20 KI-MIG; §§ 3–6 IFG",
            en: "own rule on Art. 49(4), (5), 2(3) AI Act; § 20 KI-MIG; §§ 3–6 IFG"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"publication":{"level":"aggregate-only","ground":"ifg-6","decidedBy":"Leitung","decidedOn":"2026-01-10","reviewDate":"2027-01-10"}}"#,
            spot: .publicationGround),
        passing: RuleDescription.Example(
            #"{"publication":{"level":"full","ground":null,"decidedBy":null,"decidedOn":null,"reviewDate":null}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let level = record[.publicationLevel], !level.isString("full"),
            let ground = record[.publicationGround], let code = ground.string,
            let item = context.catalogue.vocabularies["publication-ground"]?[code]
        else { return [] }
        if item.properties["fieldLevelOnly"]?.boolean == true {
            return [
                RuleHit(
                    ground.span,
                    label: Bilingual(de: "gilt nur für einzelne Felder", en: "holds for single fields only"))
            ]
        }
        let levels = item.properties["levels"].map { $0.elements.compactMap(\.string) } ?? []
        guard let stated = level.string, levels.contains(stated) else {
            let list = levels.joined(separator: ", ")
            return [RuleHit(ground.span, label: Bilingual(de: "erlaubt nur: \(list)", en: "allows only: \(list)"))]
        }
        return isBorneOut(code, record, context)
            ? []
            : [RuleHit(ground.span, label: Bilingual(de: "passt nicht zur Einstufung", en: "does not fit the facts"))]
    }

    /// Whether a deployment's classification bears out the ground for which it is only counted.
    private static func isBorneOut(_ ground: String, _ record: Record, _ context: RuleContext) -> Bool {
        guard record.type == .deployment else { return true }
        switch ground {
        case "kimig-20": return context.deployment.isOnlyCriticalInfrastructure
        case "aia-2-3": return record.string(.classificationOutOfScope) == "2.3"
        default: return true
        }
    }
}
