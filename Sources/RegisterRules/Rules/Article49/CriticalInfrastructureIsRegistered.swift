import Findings
import RegisterModel

/// Art. 49(5): high-risk systems of point 2 of Annex III shall be registered at national level (§ 20 KI-MIG).
enum CriticalInfrastructureIsRegistered: Rule {
    static let description = RuleDescription(
        code: "AIA-49-5", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Kritische Infrastruktur ist bei der Bundesnetzagentur registriert und nur als Zahl veröffentlicht",
            en: "Critical infrastructure is registered with the Federal Network Agency and only counted in public"),
        why: Bilingual(
            de: "Wer Strom und Wasser sichert, soll kein Ziel abgeben, aber gezählt werden.",
            en: "Who secures power and water should be no target, but be counted."),
        remedy: Bilingual(
            de: "registration.bnetzaSection20 ausfüllen und publication.level auf aggregate-only setzen.",
            en: "Fill in registration.bnetzaSection20 and set publication.level to aggregate-only."),
        source: Bilingual(
            de: "Art. 49 Abs. 5 KI-VO; § 20 KI-MIG",
            en: "Art. 49(5) AI Act; § 20 KI-MIG"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_49",
        dateID: "ki-mig", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.2"]},"registration":null}"#,
            spot: "classification.annexIII"),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.2"]},"registration":{"bnetzaSection20":{"date":"2025-12-01"}},"publication":{"level":"aggregate-only","ground":"kimig-20","decidedBy":"Leitung","decidedOn":"2025-12-01","reviewDate":"2026-12-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.strings("classification.annexIII").contains("III.2") else { return [] }
        var hits: [RuleHit] = []
        if record["registration.bnetzaSection20"] == nil {
            hits.append(RuleHit(record.span(of: "classification.annexIII")))
        }
        if record.publicationLevel != .aggregateOnly, record.boolean("publication.individualPublication") != true {
            hits.append(RuleHit(record.span(of: "publication.level")))
        }
        return hits
    }
}
