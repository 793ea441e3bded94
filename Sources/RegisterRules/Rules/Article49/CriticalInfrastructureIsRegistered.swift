import Findings
import RegisterModel

/// Art. 49(5): high-risk systems of point 2 of Annex III shall be registered at national level (§ 20 KI-MIG).
///
/// § 20 has been in force since 29 July 2026 but speaks of „Hochrisiko-KI-Systems“ as Art. 49(3) does: what is high-risk
/// follows from Art. 6, which applies later. Whether the duty binds before is open, so that it is a warning until then.
enum CriticalInfrastructureIsRegistered: Rule {
    static let description = RuleDescription(
        code: "AIA-49-5", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de:
                "Kritische Infrastruktur ist vor dem Einsatz bei der Bundesnetzagentur registriert und nur als Zahl veröffentlicht",
            en:
                "Critical infrastructure is registered with the Federal Network Agency before use and only counted in public"
        ),
        why: Bilingual(
            de: "Wer Strom und Wasser sichert, soll kein Ziel abgeben, aber gezählt werden.",
            en: "Who secures power and water should be no target, but be counted."),
        remedy: Bilingual(
            de:
                "registration.bnetzaSection20 ausfüllen und publication.level auf aggregate-only setzen, oder individualPublication auf true, wenn die Veröffentlichung entschieden ist.",
            en:
                "Fill in registration.bnetzaSection20 and set publication.level to aggregate-only, or individualPublication to true if publication was decided."
        ),
        source: Bilingual(
            de: "Art. 49 Abs. 5 KI-VO; § 20 KI-MIG",
            en: "Art. 49(5) AI Act; § 20 KI-MIG"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_49",
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.2"]},"registration":null}"#,
            spot: "classification.annexIII"),
        passing: RuleDescription.Example(
            #"{"classification":{"annexIII":["III.2"]},"registration":{"bnetzaSection20":{"date":"2025-12-01"}},"publication":{"level":"aggregate-only","ground":"kimig-20","decidedBy":"Leitung","decidedOn":"2025-12-01","reviewDate":"2026-12-01"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isActive, Obligation.nationalRegistration.applies(context.deployment) else { return [] }
        var hits =
            context.isInService
            ? Obligation.nationalRegistration.gaps(context.deployment).map {
                RuleHit($0, severity: $0.isLate ? .warning : nil)
            } : []
        if record.publicationLevel != .aggregateOnly, record.boolean("publication.individualPublication") != true {
            // The register is not public at any time (§ 20 Abs. 1 KI-MIG), whenever the duty to register binds.
            hits.append(RuleHit(record.span(of: "publication.level"), severity: .error))
        }
        return hits
    }
}
