import Findings
import RegisterModel

/// A record that contradicts itself cannot be relied on.
enum DatesInOrder: Rule {
    static let description = RuleDescription(
        code: "CONS-dates", kind: .technical, types: [.deployment],
        requirement: Bilingual(
            de: "Die Zeitpunkte folgen aufeinander und passen zum Status",
            en: "Dates follow each other and fit the status"),
        why: Bilingual(
            de: "Nur mit richtigen Daten lässt sich prüfen, ob Pflichten rechtzeitig erfüllt wurden.",
            en: "Only right dates show whether duties were met in time."),
        remedy: Bilingual(
            de: "Reihenfolge: pilotFrom ≤ inUseFrom ≤ endedOn; endedOn genau bei beendeten Systemen.",
            en: "Order: pilotFrom ≤ inUseFrom ≤ endedOn; endedOn exactly for ended systems."),
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
        let status = record.string("status") ?? ""
        if status == "in-use", let start = record.day("dates.inUseFrom"), start > context.date {
            hits.append(
                RuleHit(
                    record.span(of: "dates.inUseFrom"),
                    label: Bilingual(de: "liegt in der Zukunft", en: "is in the future")))
        }
        // What was examined or confirmed lies behind the day on which it is said.
        for path in ["confirmedOn", "classification.assessedOn"] {
            guard let day = record.day(path), day > context.date else { continue }
            hits.append(
                RuleHit(
                    record.span(of: path), label: Bilingual(de: "liegt in der Zukunft", en: "is in the future")))
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
