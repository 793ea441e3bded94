import Findings
import RegisterModel

/// A record that contradicts itself cannot be relied on.
enum DatesInOrder: Rule {
    static let description = RuleDescription(
        code: "CONS-dates", kind: .technical, types: Set(RecordType.allCases),
        requirement: Bilingual(
            de:
                "Die Zeitpunkte folgen aufeinander, passen zum Status, und was geschehen ist, liegt nicht in der Zukunft",
            en: "Dates follow each other, fit the status, and what has happened does not lie in the future"),
        why: Bilingual(
            de: "Nur mit richtigen Daten lässt sich prüfen, ob Pflichten rechtzeitig erfüllt wurden.",
            en: "Only right dates show whether duties were met in time."),
        remedy: Bilingual(
            de:
                "Reihenfolge: pilotFrom ≤ inUseFrom ≤ endedOn; endedOn genau bei beendeten Systemen. Was erst geplant ist, gehört in die Felder für Pläne (plannedFrom, fria.plannedFor); den Tag eintragen, wenn es geschehen ist.",
            en:
                "Order: pilotFrom ≤ inUseFrom ≤ endedOn; endedOn exactly for ended systems. What is only planned belongs in the fields for plans (plannedFrom, fria.plannedFor); enter the day once it has happened."
        ),
        source: Bilingual(
            de: "eigene Festlegung",
            en: "own rule"),
        link: nil,
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"status":"in-use","dates":{"pilotFrom":"2026-05-01","inUseFrom":"2026-01-01"}}"#,
            spot: "dates.inUseFrom"),
        passing: RuleDescription.Example(
            #"{"status":"in-use","dates":{"pilotFrom":"2026-01-01","inUseFrom":"2026-05-01"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        ahead(record, context) + (record.type == .deployment ? life(record, context) : [])
    }

    /// What is said to have happened on a day to come, whatever kind of record says so.
    private static func ahead(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        record.happenings(after: context.date).map { _, value in
            RuleHit(value.span, label: Bilingual(de: "liegt in der Zukunft", en: "is in the future"))
        }
    }

    /// The life of a deployment: test, use, end.
    private static func life(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        var hits: [RuleHit] = []
        var previous: (path: String, day: Day)?
        // What was planned may come earlier or never: only what happened has an order.
        for path in ["dates.pilotFrom", "dates.inUseFrom", "dates.endedOn"] {
            guard let day = record.day(path) else { continue }
            if let previous, day < previous.day {
                hits.append(
                    RuleHit(
                        record.span(of: path),
                        label: Bilingual(de: "liegt vor \(previous.path)", en: "is before \(previous.path)")))
            }
            previous = (path, day)
        }
        if record["dates.endedOn"] != nil, !context.deployment.isEnded {
            hits.append(
                RuleHit(
                    record.span(of: "dates.endedOn"),
                    label: Bilingual(de: "passt nicht zum Status", en: "does not fit the status")))
        }
        // Public sources seldom say when a use ended.
        if record["dates.endedOn"] == nil, context.deployment.isEnded, record.origin != .publicSource {
            hits.append(
                RuleHit(
                    record.span(of: "status"), label: Bilingual(de: "endedOn fehlt", en: "endedOn is missing")))
        }
        return hits
    }
}
