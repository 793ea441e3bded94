import FieldCatalogue
import Findings
import LegalFacts

/// What the register derives from a record, as people read it at a terminal.
struct FactsText {
    let catalogue: Catalogue
    let language: Language

    /// "Einstufung: Hochrisiko, weil …", what is due when, who supervises, how much is answered; empty when nothing
    /// is derived of the record's type.
    func text(_ facts: DerivedFacts) -> String {
        var lines: [String] = []
        if let risk = facts.riskClass {
            lines.append(word("Einstufung: ", "Classification: ") + label(risk.rawValue, "risk-class"))
            for reason in facts.riskReasons {
                let source = reason.source[language].isEmpty ? "" : " (\(reason.source[language]))"
                lines.append("  – " + word("weil: ", "because: ") + reason.text[language] + source)
            }
        }
        if !facts.duties.isEmpty { lines.append(word("Fällig:", "Due:")) }
        for duty in facts.duties {
            let note =
                duty.isLate
                ? word(" – verspätet", " – late")
                : duty.awaitsUse ? word(" – vor dem Einsatz", " – before use") : ""
            lines.append(
                "  \(duty.sign) \(duty.dueFrom): \(duty.text[language]) (\(duty.fullSource[language]))\(note)")
        }
        for risk in facts.risks { lines.append(self.risk(risk)) }
        if let authority = facts.competentAuthority {
            lines.append(
                word("Aufsicht: ", "Supervision: ") + authority.id + " – " + authority.reason.text[language])
        }
        if let tiers = facts.completeness {
            func counted(_ tier: Completeness.Tier) -> String {
                "\(tier.answered) " + word("von", "of") + " \(tier.asked)"
            }
            lines.append(
                word("Vollständig: Form ", "Complete: form ") + counted(tiers.structure)
                    + word(" · Recht ", " · law ") + counted(tiers.law)
                    + word(" · nützlich für Lesende ", " · useful to readers ") + counted(tiers.useful))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func risk(_ risk: RatedRisk) -> String {
        func level(_ rating: RiskRating?) -> String {
            rating.map {
                label($0.level.rawValue, "risk-level")
                    + word(
                        " (Schwere \($0.severity), Wahrscheinlichkeit \($0.likelihood))",
                        " (severity \($0.severity), likelihood \($0.likelihood))")
            } ?? "–"
        }
        return word("Risiko ", "Risk ") + (risk.risk["id"]?.string ?? "") + ": " + level(risk.inherent)
            + word(", nach Maßnahmen ", ", after measures ") + level(risk.residual)
    }

    private func label(_ code: String, _ vocabulary: String) -> String {
        catalogue.label(of: code, in: vocabulary)[language]
    }

    private func word(_ de: String, _ en: String) -> String { language == .de ? de : en }
}
