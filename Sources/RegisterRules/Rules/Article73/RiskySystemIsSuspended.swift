import FieldCatalogue
import Findings
import Records

/// Art. 26(5): deployers with reason to consider that the use presents a risk "shall, without undue delay, inform the provider or distributor and the relevant market surveillance authority, and shall suspend the use of that system".
enum RiskySystemIsSuspended: Rule {
    static let description = RuleDescription(
        code: "AIA-26-5-susp", kind: .legal, types: [.incident],
        requirement: Bilingual(
            de: "Bei einem Risiko im Sinne des Art. 79 ist der Einsatz ausgesetzt und gemeldet",
            en: "With a risk in the sense of Art. 79 the use is suspended and reported"),
        why: Bilingual(
            de: "Solange ein Risiko besteht, darf niemand damit leben müssen.",
            en: "While a risk lasts nobody should have to live with it."),
        remedy: Bilingual(
            de:
                "usageSuspendedOn, providerInformedOn und msaInformedOn angeben und den Status des Einsatzes auf suspended setzen, bis resumedOn feststeht.",
            en:
                "State usageSuspendedOn, providerInformedOn and msaInformedOn and set the status of the deployment to suspended until resumedOn is known."
        ),
        source: Bilingual(
            de: "Art. 26 Abs. 5, Art. 79 Abs. 1 KI-VO (7 Tage: eigene Festlegung)",
            en: "Art. 26(5), 79(1) AI Act (7 days: own rule)"),
        coversProducts: true, dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"kind":"risk-art79"}"#,
            spot: .kind),
        passing: RuleDescription.Example(
            #"{"kind":"risk-art79","usageSuspendedOn":"2026-04-16","resumedOn":"2026-04-20","providerInformedOn":"2026-04-15","msaInformedOn":"2026-04-15"}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string(.kind) == "risk-art79", context.mayConcernHighRisk else { return [] }
        var hits = [FieldPath.usageSuspendedOn, .providerInformedOn, .msaInformedOn].filter {
            record.day($0, by: context.date) == nil
        }.map {
            path in
            RuleHit(record.span(of: .kind), label: Bilingual(de: "\(path.plain) fehlt", en: "\(path.plain) is missing"))
        }
        if record[.usageSuspendedOn] != nil, record.day(.resumedOn, by: context.date) == nil,
            context.concerned.contains(where: \.record.isAtWork)
        {
            hits.append(
                RuleHit(
                    record.span(of: .usageSuspendedOn),
                    label: Bilingual(
                        de: "der Status des Einsatzes ist nicht \"suspended\"",
                        en: "the status of the deployment is not \"suspended\"")))
        }
        if let aware = record.day(.awareOn, by: context.date) {
            for path in [FieldPath.usageSuspendedOn, .providerInformedOn, .msaInformedOn] {
                guard let day = record.day(path, by: context.date), day > aware.adding(days: 7) else { continue }
                hits.append(
                    RuleHit(
                        record.span(of: path),
                        label: Bilingual(de: "erst nach mehr als 7 Tagen", en: "only after more than 7 days"),
                        severity: .warning))
            }
        }
        return hits
    }
}
