import Findings
import LegalFacts
import Records

/// Art. 35(1) GDPR: "Where a type of processing … is likely to result in a high risk to the rights and freedoms of natural
/// persons, the controller shall, prior to the processing, carry out an assessment"; § 67 Abs. 1 BDSG says the same for the
/// prosecution and prevention of offences. Art. 26(9) AI Act only tells deployers to use the provider's information for it.
enum DataProtectionAssessment: Rule {
    static let description = RuleDescription(
        code: "AIA-26-9", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Eine nötige Datenschutz-Folgenabschätzung ist mit Datum und Zusammenfassung angegeben",
            en: "A required data protection impact assessment is stated with date and summary"),
        why: Bilingual(
            de: "Wer Daten über Menschen mit Risiko verarbeitet, muss vorher prüfen, was das anrichten kann.",
            en: "Whoever processes risky data about people must check first what harm it can do."),
        remedy: Bilingual(
            de:
                "Die Folgenabschätzung durchführen und personalData.dpia mit performedOn und summary ausfüllen. Ist keine nötig, notRequiredReason angeben.",
            en:
                "Carry out the assessment and fill in personalData.dpia with performedOn and summary. If none is required, state notRequiredReason."
        ),
        source: Bilingual(
            de: "Art. 35 DSGVO; bei Strafverfolgung und Gefahrenabwehr § 67 BDSG",
            en: "Art. 35 GDPR; in law enforcement § 67 BDSG"),
        dateID: "gdpr", before: .warning, from: .error,
        introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"personalData":{"processed":true,"dpia":{"required":true,"performedOn":null,"summary":null}}}"#,
            spot: .personalDataDpia),
        passing: RuleDescription.Example(
            #"{"personalData":{"processed":true,"dpia":{"required":true,"performedOn":"2024-12-12","summary":"Geprüft wurden falsche Zuordnung und zu weite Zugriffsrechte; der Zugriff ist auf die zuständige Abteilung begrenzt."}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.isActive
            ? Obligation.dataProtectionAssessment.unmet(by: context.deployment).map {
                RuleHit($0, source: context.deployment.dataProtectionLaw?.assessment)
            } : []
    }
}
