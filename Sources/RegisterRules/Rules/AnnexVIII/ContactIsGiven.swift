import Findings
import Records

/// Annex VIII C 1: the name, address and contact details of the deployer.
enum ContactIsGiven: Rule {
    static let description = RuleDescription(
        code: "AIA-VIII-C1", kind: .policy, types: [.deployment],
        requirement: Bilingual(
            de: "Eine E-Mail-Adresse oder Kontaktseite ist angegeben",
            en: "An e-mail address or contact page is given"),
        why: Bilingual(
            de: "Wer Fragen hat, braucht jemanden, der antwortet.",
            en: "Whoever has questions needs somebody who answers."),
        remedy: Bilingual(
            de: "contact.email (Funktionspostfach) oder contact.url ergänzen.",
            en: "Add contact.email (functional mailbox) or contact.url."),
        source: Bilingual(
            de: "eigene Festlegung nach dem Vorbild des Anhangs VIII Abschnitt C Nr. 1 KI-VO",
            en: "own rule modelled on Annex VIII C 1 AI Act"),
        dateID: "general", before: .error, from: .error,
        failing: RuleDescription.Example(
            #"{"contact":{"email":null,"url":null,"phone":"+4930123456"}}"#,
            spot: .contact),
        passing: RuleDescription.Example(
            #"{"contact":{"email":"ki-register@musteramt.example"}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard let contact = record[.contact], contact["email"] == nil, contact["url"] == nil else { return [] }
        return [RuleHit(contact.span.lowerBound..<contact.span.lowerBound + 1)]
    }
}
