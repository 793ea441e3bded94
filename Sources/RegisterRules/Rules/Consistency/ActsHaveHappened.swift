import FieldCatalogue
import Findings
import Records

/// What is said to have been done has been done: its day does not lie ahead.
enum ActsHaveHappened: Rule {
    static let description = RuleDescription(
        code: "CONS-future", kind: .technical, types: Set(RecordType.allCases),
        requirement: Bilingual(
            de: "Was als geschehen angegeben ist, liegt nicht in der Zukunft",
            en: "What is said to have happened does not lie in the future"),
        why: Bilingual(
            de: "Eine Pflicht ist nicht erfüllt, nur weil jemand ankündigt, sie zu erfüllen.",
            en: "A duty is not met because somebody announces to meet it."),
        remedy: Bilingual(
            de:
                "Den Tag erst eintragen, wenn es geschehen ist. Für Pläne gibt es eigene Felder (dates.plannedFrom, fria.plannedFor).",
            en:
                "Enter the day once it has happened. Plans have fields of their own (dates.plannedFrom, fria.plannedFor)."
        ),
        source: Bilingual(
            de: "eigene Festlegung",
            en: "own rule"),
        dateID: "general", before: .error, from: .error,
        introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"monitoring":{"lastReviewedOn":"2031-01-01"}}"#,
            spot: .monitoringLastReviewedOn),
        passing: RuleDescription.Example(
            #"{"monitoring":{"lastReviewedOn":"2026-10-01"}}"#))

    static let label = Bilingual(de: "liegt in der Zukunft", en: "is in the future")

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        var known: Set<FieldPath> = record.type == .deployment ? DatesInOrder.ahead : []
        if record.type == .deployment, record.string(.status) == "in-use" { known.insert(.datesInUseFrom) }
        return record.happenings(after: context.date).filter { !known.contains($0.field.latestPath) }.map {
            RuleHit($0.value.span, label: label)
        }
    }
}
