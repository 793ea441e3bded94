import Findings
import LegalFacts
import Records
import RegisterRules

/// What the rules want to know of a record, and why.
struct RuleDemands {
    /// Reasons by the catalogue path to ask about.
    let reasons: [String: Bilingual]

    /// Reads the demands from what the rules found.
    init(of record: Record, findings: [Finding], facts: DerivedFacts) {
        var reasons: [String: Bilingual] = [:]
        func demand(_ ask: RuleQuestions.Ask, _ reason: Bilingual) {
            if reasons[ask.path] == nil, ask.applies(to: record) { reasons[ask.path] = reason }
        }
        for finding in findings {
            let rule = RuleCatalogue.description(of: finding.code)
            // What is a note only because the law does not bind yet is asked all the same.
            guard finding.severity != .note || rule.map({ $0.kind == .legal && $0.from != .note }) == true else {
                continue
            }
            let requirement = rule?.requirement ?? finding.message
            let reason = Bilingual(
                de: "\(requirement.de) (\(finding.legalSource?.de ?? finding.code))",
                en: "\(requirement.en) (\(finding.legalSource?.en ?? finding.code))")
            for ask in RuleQuestions.byRule[finding.code] ?? [] { demand(ask, reason) }
        }
        if record.type == .deployment {
            for follow in RuleQuestions.followUps where record[follow.after] != nil {
                demand(follow.ask, follow.reason)
            }
        }
        if facts.riskClass?.isHighRisk == true {
            for ask in RuleQuestions.highRisk {
                demand(
                    ask,
                    Bilingual(
                        de: "Hochrisiko-System: davon hängen weitere Pflichten ab (Art. 26 KI-VO)",
                        en: "High-risk system: further duties depend on it (Art. 26 AI Act)"))
            }
        }
        self.reasons = reasons
    }
}
