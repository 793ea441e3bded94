import FieldCatalogue
import Findings
import LegalFacts
import Records

/// Annex IX: "A summary of the main characteristics of the plan" (no. 4), "Information on the suspension or termination" (no. 5); Art. 49(4)(d) leaves out no. 4 for police, migration, asylum and border control.
enum RealWorldTestIsDescribed: Rule {
    static let description = RuleDescription(
        code: "AIA-60", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Ein Test unter Realbedingungen nennt seinen Plan, sein Ende und eine Aussetzung",
            en: "A test in real-world conditions states its plan, its end and a suspension"),
        why: Bilingual(
            de: "Wer an einem Test teilnimmt, soll wissen, was geprüft wird und wie lange.",
            en: "Whoever takes part in a test should know what is tested, and for how long."),
        remedy: Bilingual(
            de: "test.planSummary ausfüllen; nach dem Ende den Status ändern; bei Aussetzung test.suspendedOn angeben.",
            en: "Fill in test.planSummary; change the status after the end; state test.suspendedOn when suspended."),
        source: Bilingual(
            de: "Art. 60 Abs. 4 KI-VO; Anhang IX KI-VO",
            en: "Art. 60(4) AI Act; Annex IX AI Act"),
        dateID: "general", before: .note, from: .warning,
        failing: RuleDescription.Example(
            #"{"status":"pilot","test":{"realWorldConditions":true,"planSummary":null}}"#, spot: .test),
        passing: RuleDescription.Example(
            #"{"status":"pilot","test":{"realWorldConditions":true,"planSummary":"Sechs Monate lang werden Vorschläge mit dem Urteil von Ärztinnen und Ärzten verglichen."}}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard context.isHighRisk, let test = RealWorldTest(of: record), test.isCurrent else { return [] }
        var hits: [RuleHit] = []
        func add(_ path: FieldPath, _ de: String, _ en: String) {
            hits.append(RuleHit(record.span(of: path), label: Bilingual(de: de, en: en)))
        }
        if record[.testPlanSummary] == nil, !context.deployment.isRegisteredNonPublicly {
            add(.testPlanSummary, "planSummary fehlt", "planSummary is missing")
        }
        if record[.status]?.isString("pilot") == true, let end = test.end, end < context.date {
            add(.testEnd, "vorbei, aber der Status ist pilot", "over, but the status is pilot")
        }
        if record[.status]?.isString("suspended") == true, record[.testSuspendedOn] == nil {
            add(.testSuspendedOn, "suspendedOn fehlt", "suspendedOn is missing")
        }
        return hits
    }
}
