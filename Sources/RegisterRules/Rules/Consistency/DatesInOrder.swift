import FieldCatalogue
import Findings
import Records

/// A record that contradicts itself cannot be relied on.
enum DatesInOrder: Rule {
    static let description = RuleDescription(
        code: "CONS-dates", kind: .technical, types: [.deployment],
        requirement: Bilingual(
            de:
                "Die Zeitpunkte folgen aufeinander und passen zum Status und zum heutigen Tag",
            en: "Dates follow each other and fit the status and the present day"),
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
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"status":"in-use","dates":{"pilotFrom":"2026-05-01","inUseFrom":"2026-01-01"}}"#,
            spot: .datesInUseFrom),
        passing: RuleDescription.Example(
            #"{"status":"in-use","dates":{"pilotFrom":"2026-01-01","inUseFrom":"2026-05-01"}}"#))

    /// What was examined or confirmed, or is in use, on a day to come; `ActsHaveHappened` has the other acts.
    static let ahead: Set<FieldPath> = [.confirmedOn, .classificationAssessedOn]

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        var hits: [RuleHit] = []
        var previous: (path: FieldPath, day: Day)?
        // What was planned may come earlier or never: only what happened has an order.
        for path in [FieldPath.datesPilotFrom, .datesInUseFrom, .datesEndedOn] {
            guard let day = record.day(path) else { continue }
            if let previous, day < previous.day {
                hits.append(
                    RuleHit(
                        record.span(of: path),
                        label: Bilingual(de: "liegt vor \(previous.path.plain)", en: "is before \(previous.path.plain)")
                    ))
            }
            previous = (path, day)
        }
        var isAhead = ahead
        if record.string(.status) == "in-use" { isAhead.insert(.datesInUseFrom) }
        hits += record.happenings(after: context.date).filter { isAhead.contains($0.field.latestPath) }.map {
            RuleHit($0.value.span, label: ActsHaveHappened.label)
        }
        if record[.datesEndedOn] != nil, !context.deployment.isEnded {
            hits.append(
                RuleHit(
                    record.span(of: .datesEndedOn),
                    label: Bilingual(de: "passt nicht zum Status", en: "does not fit the status")))
        }
        // Public sources seldom say when a use ended.
        if record[.datesEndedOn] == nil, context.deployment.isEnded, record.origin != .publicSource {
            hits.append(
                RuleHit(
                    record.span(of: .status), label: Bilingual(de: "endedOn fehlt", en: "endedOn is missing")))
        }
        return hits
    }
}
