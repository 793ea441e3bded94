import Findings
import RegisterModel

/// Art. 27(3): once the assessment has been performed, the deployer shall notify the market surveillance authority of its results.
enum ResultIsNotified: Rule {
    static let description = RuleDescription(
        code: "AIA-27-3", kind: .legal, types: [.fria],
        requirement: Bilingual(
            de: "Das Ergebnis ist der zuständigen Marktüberwachung mitgeteilt",
            en: "The result is notified to the competent market surveillance authority"),
        why: Bilingual(
            de: "Eine Prüfung, die niemand liest, schützt niemanden.",
            en: "A check nobody reads protects nobody."),
        remedy: Bilingual(
            de: "notification mit authority und date ausfüllen, oder die Ausnahme des Art. 46 nennen.",
            en: "Fill in notification with authority and date, or name the exemption of Art. 46."),
        source: Bilingual(
            de: "Art. 27 Abs. 3 KI-VO; § 2 KI-MIG",
            en: "Art. 27(3) AI Act; § 2 KI-MIG"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_27",
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"notification":{"authority":"bund-bfdi","date":"2025-12-05"}}"#,
            spot: "notification"),
        passing: RuleDescription.Example(
            #"{"notification":{"authority":"bund-bnetza","date":"2025-12-05"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string("status") == "completed", record.boolean("notification.exemption46") != true else {
            return []
        }
        guard let authority = record.string("notification.authority"), let day = record.day("notification.date") else {
            return [RuleHit(record.span(of: "notification.authority"))]
        }
        let derivation = Derivation(catalogue: context.catalogue)
        let competent = record.strings("deployments").compactMap { context.neighbours.record($0) }
            .compactMap {
                derivation.competentAuthority(of: $0, authority: context.neighbours.record($0.authority))?.id
            }
        if !competent.isEmpty, !competent.contains(authority) {
            return [
                RuleHit(
                    record.span(of: "notification.authority"),
                    label: Bilingual(de: "zuständig ist \(competent[0])", en: "competent is \(competent[0])"))
            ]
        }
        if let performed = record.day("performedOn"), day < performed {
            return [RuleHit(record.span(of: "notification.date"))]
        }
        return []
    }
}
