import Findings
import RegisterModel

/// Art. 26(9): deployers shall use the information of Art. 13 to comply with their obligation to carry out a data protection impact assessment.
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
                "personalData.dpia mit performedOn und summary ausfüllen, oder required auf false setzen und notRequiredReason angeben.",
            en:
                "Fill in personalData.dpia with performedOn and summary, or set required to false and state notRequiredReason."
        ),
        source: Bilingual(
            de: "Art. 26 Abs. 9 KI-VO; Art. 35 DSGVO",
            en: "Art. 26(9) AI Act; Art. 35 GDPR"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_26",
        dateID: "general", before: .warning, from: .error,
        failing: RuleDescription.Example(
            #"{"personalData":{"processed":true,"dpia":{"required":true,"performedOn":null,"summary":null}}}"#,
            spot: "personalData.dpia"),
        passing: RuleDescription.Example(
            #"{"personalData":{"processed":true,"dpia":{"required":false,"notRequiredReason":"Es werden nur Kontaktdaten der anfragenden Stelle verarbeitet."}}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        context.isActive ? Obligation.dataProtectionAssessment.unmet(by: context.deployment).map { RuleHit($0) } : []
    }
}
