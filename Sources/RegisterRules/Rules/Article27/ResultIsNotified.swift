import Findings
import LegalFacts
import Records

/// Art. 27(3): once the assessment has been performed, the deployer shall notify the market surveillance authority of its results.
enum ResultIsNotified: Rule {
    static let description = RuleDescription(
        code: "AIA-27-3", kind: .legal, types: [.fria],
        requirement: Bilingual(
            de: "Das Ergebnis ist der zuständigen Marktüberwachung mitgeteilt",
            en: "The result is notified to the competent market surveillance authority"),
        why: Bilingual(
            de: "Eine Prüfung, die niemand liest, schützt niemanden.",
            en: "A check nobody reads protects nobody."),
        remedy: Bilingual(
            de: "notification mit authority und date ausfüllen, oder exemption46 mit exemptionReference.",
            en: "Fill in notification with authority and date, or exemption46 with exemptionReference."),
        source: Bilingual(
            de: "Art. 27 Abs. 3 KI-VO; § 2 KI-MIG",
            en: "Art. 27(3) AI Act; § 2 KI-MIG"),
        dateID: "high-risk-annex-iii", before: .warning, from: .error,
        failing: RuleDescription.Example(#"{"notification":null}"#, spot: .notification),
        passing: RuleDescription.Example(
            #"{"notification":{"authority":"bund-bnetza","date":"2025-12-05"}}"#))

    static func check(_ record: Record, _ context: RuleContext) throws -> [RuleHit] {
        guard record.string(.status) == "completed", context.concerned.contains(where: \.owesAssessment) else {
            return []
        }
        let competent = try context.concerned.compactMap {
            try $0.derivation.competentAuthority(of: $0, neighbours: context.neighbours)?.id
        }
        return AssessmentNotification.gaps(in: record, on: context.date, competent: competent).map { RuleHit($0) }
    }
}
