import FieldCatalogue
import Findings
import LegalFacts

/// From when a rule binds, as people are told: the day of the law, and the days of those for whom it is another.
public struct RuleDays: Sendable {
    /// The first day for whoever is under no transitional rule.
    public let first: Day
    /// Other days, each with whom it is for.
    public let others: [(day: Day, whom: Bilingual)]

    /// `2. Dezember 2027; für Systeme, die schon vorher in Betrieb waren, spätestens 2. August 2030 (…)`
    ///
    /// - Parameter write: how a day is written.
    public func text(_ language: Language, write: (Day) -> String) -> String {
        others.reduce(write(first)) { "\($0); \($1.whom[language]) \(write($1.day))" }
    }
}

extension RuleDescription {
    /// From when it binds; nil for rules that weigh the same on every day.
    public func days(_ dates: LegalDates) -> RuleDays? {
        guard kind == .legal, let own = dates[dateID] else { return nil }
        switch dateID {
        case "art50-2-legacy":
            // Art. 111(4) gives longer to what was on the market before; the rule itself is as old as Art. 50.
            return RuleDays(
                first: dates["general"] ?? own,
                others: [
                    (
                        own,
                        Bilingual(
                            de: "für Systeme, die schon vorher auf dem Markt waren (Art. 111 Abs. 4 KI-VO), ab",
                            en: "for systems on the market before (Art. 111(4) AI Act) from")
                    )
                ])
        case "high-risk-annex-iii":
            var others: [(day: Day, whom: Bilingual)] = []
            if coversProducts, let day = dates["high-risk-annex-i"] {
                others.append((day, Bilingual(de: "für Produkte nach Anhang I ab", en: "for products of Annex I from")))
            }
            if let day = dates["legacy-public-authorities"] {
                others.append(
                    (
                        day,
                        Bilingual(
                            de:
                                "für Systeme, die schon vorher in Betrieb waren (Art. 111 Abs. 2 KI-VO), spätestens ab",
                            en: "for systems in service before (Art. 111(2) AI Act) at the latest from")
                    ))
            }
            return RuleDays(first: own, others: others)
        default: return RuleDays(first: own, others: [])
        }
    }
}
