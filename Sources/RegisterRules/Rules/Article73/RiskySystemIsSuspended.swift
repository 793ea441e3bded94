import Findings
import RegisterModel

/// Art. 26(5): where deployers have reason to consider that the use may present a risk, they shall suspend it.
enum RiskySystemIsSuspended: Rule {
    static let description = RuleDescription(
        code: "AIA-26-5-susp", kind: .legal, types: [.incident],
        requirement: Bilingual(
            de: "Bei einem Risiko im Sinne des Art. 79 ist der Einsatz ausgesetzt",
            en: "With a risk in the sense of Art. 79 the use is suspended"),
        why: Bilingual(
            de: "Solange ein Risiko besteht, darf niemand damit leben müssen.",
            en: "While a risk lasts nobody should have to live with it."),
        remedy: Bilingual(
            de: "usageSuspendedOn angeben und den Status des Einsatzes auf suspended setzen.",
            en: "State usageSuspendedOn and set the status of the deployment to suspended."),
        source: Bilingual(
            de: "Art. 26 Abs. 5, Art. 79 Abs. 1 KI-VO",
            en: "Art. 26(5), 79(1) AI Act"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_79",
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"kind":"risk-art79"}"#,
            spot: "kind"),
        passing: RuleDescription.Example(
            #"{"kind":"risk-art79","usageSuspendedOn":"2026-04-16"}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string("kind") == "risk-art79", record["usageSuspendedOn"] == nil else { return [] }
        return [RuleHit(record.span(of: "kind"))]
    }
}
