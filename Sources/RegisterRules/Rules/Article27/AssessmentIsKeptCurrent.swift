import Findings
import Records

/// Art. 27(2): in similar cases the deployer may rely on earlier assessments; if an element has changed, it shall update the information.
enum AssessmentIsKeptCurrent: Rule {
    static let description = RuleDescription(
        code: "AIA-27-2", kind: .legal, types: [.fria],
        requirement: Bilingual(
            de:
                "Die Folgenabschätzung ist aktualisiert, wenn sich etwas an ihren Angaben geändert hat, und nennt ihre Vorlage, wenn sie sich auf einen ähnlichen Fall stützt",
            en:
                "The assessment is updated when one of its elements has changed, and names what it relies on in similar cases"
        ),
        why: Bilingual(
            de: "Eine alte Prüfung sagt nichts über ein verändertes System.",
            en: "An old check says nothing about a changed system."),
        remedy: Bilingual(
            de: "updatedOn setzen oder reliedOn ausfüllen.",
            en: "Set updatedOn or fill in reliedOn."),
        source: Bilingual(
            de: "Art. 27 Abs. 2 KI-VO",
            en: "Art. 27(2) AI Act"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"similarCase":true}"#,
            spot: .similarCase),
        passing: RuleDescription.Example(
            #"{"similarCase":true,"reliedOn":[{"kind":"own-fria","reference":"fria-musteramt-2024-0001"}]}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard record.string(.status) == "completed" else { return [] }
        // A voluntary assessment is held to the same, as advice.
        let severity: Finding.Severity? = context.concerned.contains(where: \.owesAssessment) ? nil : .warning
        var hits: [RuleHit] = []
        if record.boolean(.similarCase) == true, record.items(.reliedOn).isEmpty {
            hits.append(RuleHit(record.span(of: .similarCase), severity: severity))
        }
        let isChanged = context.concerned.contains {
            $0.derivation.isOutdated(record, by: $0.record, on: context.date)
        }
        if isChanged {
            hits.append(
                RuleHit(
                    record.span(of: .performedOn),
                    label: Bilingual(
                        de: "vor der letzten erheblichen Änderung", en: "before the last significant change"),
                    severity: severity))
        }
        return hits
    }
}
