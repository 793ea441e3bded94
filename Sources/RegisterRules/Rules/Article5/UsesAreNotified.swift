import Findings
import Records

/// Art. 5(4): each use shall be notified to the market surveillance authority and the data protection authority.
enum UsesAreNotified: Rule {
    static let description = RuleDescription(
        code: "AIA-5-4", kind: .legal, types: [.deployment],
        requirement: Bilingual(
            de: "Jede Verwendung wird Marktüberwachung und Datenschutz mitgeteilt",
            en: "Each use is notified to market surveillance and data protection"),
        why: Bilingual(
            de: "Nur wer davon weiß, kann kontrollieren.",
            en: "Only those who know can control."),
        remedy: Bilingual(
            de: "biometrics.usesNotifiedTo mit msa und dpa ausfüllen.",
            en: "Fill in biometrics.usesNotifiedTo with msa and dpa."),
        source: Bilingual(
            de: "Art. 5 Abs. 4 KI-VO",
            en: "Art. 5(4) AI Act"),
        dateID: "art5-core", before: .note, from: .warning,
        failing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"usesNotifiedTo":["msa"]},"status":"in-use"}"#,
            spot: .biometricsUsesNotifiedTo),
        passing: RuleDescription.Example(
            #"{"biometrics":{"used":true,"kind":["remote-identification-realtime"],"faceDatabaseSource":["police-records"],"publicSpace":true,"lawEnforcement":true,"usesNotifiedTo":["msa","dpa"]},"status":"in-use"}"#
        ))

    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] {
        guard RealTimeUse.isStated(in: record, context), record.string(.status) == "in-use",
            Set(record.strings(.biometricsUsesNotifiedTo)) != ["msa", "dpa"]
        else { return [] }
        return RealTimeUse.hits([RuleHit(record.span(of: .biometricsUsesNotifiedTo))], in: record)
    }
}
