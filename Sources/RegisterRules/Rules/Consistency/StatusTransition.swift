import Findings
import Records

/// Transitions of the life cycle (vocabulary `status`).
enum StatusTransition: Rule {
    static let description = RuleDescription(
        code: "CONS-status", kind: .technical, types: [.deployment],
        requirement: Bilingual(
            de: "Der Status ändert sich nur auf zulässigem Weg",
            en: "The status changes only in permitted ways"),
        why: Bilingual(
            de: "So bleibt nachvollziehbar, was mit einem System geschehen ist.",
            en: "So that everyone can follow what happened to a system."),
        remedy: Bilingual(
            de: "Den Status prüfen; ein beendetes System braucht einen neuen Eintrag.",
            en: "Check the status; an ended system needs a new record."),
        source: Bilingual(
            de: "eigene Festlegung",
            en: "own rule"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(""),
        passing: RuleDescription.Example(""))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let before = context.previous?.string(.status), let now = record[.status], let status = now.string,
            before != status, let item = context.catalogue.vocabularies["status"]?[before]
        else { return [] }
        let allowed = item.properties["transitions"].map { $0.elements.compactMap(\.string) } ?? []
        guard !allowed.contains(status) else { return [] }
        return [RuleHit(now.span, label: Bilingual(de: "vorher: \(before)", en: "before: \(before)"))]
    }
}
