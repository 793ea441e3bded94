import Findings
import LegalFacts
import Records

/// Art. 60(4): testing in real world conditions "only where all of the following conditions are met": approval, registration, at most six months and six more, informed consent.
///
/// Art. 3(57): only then it "does not qualify as … putting it into service".
enum RealWorldTestIsLawful: Rule {
    static let description = RuleDescription(
        code: "AIA-60-4", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Ein Test unter Realbedingungen ist genehmigt, registriert, befristet und geschieht mit Einwilligung",
            en: "A test in real-world conditions is approved, registered, limited in time and done with consent"),
        why: Bilingual(
            de: "Wer Menschen zum Test macht, muss sie fragen und beaufsichtigt werden.",
            en: "Whoever tests on people must ask them and be supervised."),
        remedy: Bilingual(
            de:
                "test.start, test.end, test.unionId, test.consentObtained und test.msaApprovedOn (oder test.planSubmittedOn, 30 Tage vor dem Beginn) ausfüllen, bei Verlängerung extensionNotifiedOn und extensionReason. Sonst gilt der Test als Inbetriebnahme.",
            en:
                "Fill in test.start, test.end, test.unionId, test.consentObtained and test.msaApprovedOn (or test.planSubmittedOn, 30 days before the start), for an extension extensionNotifiedOn and extensionReason. Otherwise the test counts as putting into service."
        ),
        source: Bilingual(
            de: "Art. 60 Abs. 4 Buchst. a, b, c, f, i, Art. 3 Nr. 57 KI-VO",
            en: "Art. 60(4)(a), (b), (c), (f), (i), 3(57) AI Act"),
        dateID: "general", before: .warning, from: .error, introduced: Introduction.secondReading,
        failing: RuleDescription.Example(
            #"{"status":"pilot","test":{"realWorldConditions":true,"unionId":"EU-TEST-0000-ERFUNDEN","start":"2026-09-01","end":"2027-02-28","consentObtained":true}}"#,
            spot: .test),
        passing: RuleDescription.Example(
            #"{"status":"pilot","test":{"realWorldConditions":true,"unionId":"EU-TEST-0000-ERFUNDEN","start":"2026-09-01","end":"2027-02-28","consentObtained":true,"msaApprovedOn":"2026-08-17"}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isHighRisk, let test = RealWorldTest(of: record), test.isCurrent else { return [] }
        return test.unmet.map { RuleHit($0) }
    }
}
