import Findings
import RegisterModel

/// Art. 60(4), Annex IX: information on testing in real world conditions.
enum RealWorldTestIsDescribed: Rule {
    static let description = RuleDescription(
        code: "AIA-60", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Ein Test unter Realbedingungen nennt Kennung, Plan, Zeitraum und Einwilligung",
            en: "A test in real-world conditions states number, plan, period and consent"),
        why: Bilingual(
            de: "Wer Menschen zum Test macht, muss sie fragen.",
            en: "Whoever tests on people must ask them."),
        remedy: Bilingual(
            de: "test.unionId, planSummary, start, end und consentObtained ausfüllen.",
            en: "Fill in test.unionId, planSummary, start, end and consentObtained."),
        source: Bilingual(
            de: "Art. 60 KI-VO; Anhang IX",
            en: "Art. 60 AI Act; Annex IX"),
        link: "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:02024R1689-20260727#art_60",
        dateID: "general", before: .warning, from: .warning,
        failing: RuleDescription.Example(
            #"{"status":"pilot","test":{"realWorldConditions":true}}"#,
            spot: "test"),
        passing: RuleDescription.Example(
            #"{"status":"pilot","test":{"realWorldConditions":false}}"#))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isHighRisk, record.isTestedInRealWorld else { return [] }
        let missing = ["test.unionId", "test.planSummary", "test.start", "test.end", "test.consentObtained"].filter {
            record[$0] == nil
        }
        guard !missing.isEmpty else { return [] }
        let list = missing.joined(separator: ", ")
        return [
            RuleHit(record.span(of: "test.unionId"), label: Bilingual(de: "es fehlt: \(list)", en: "missing: \(list)"))
        ]
    }
}
