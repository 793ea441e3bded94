import Findings

extension Derivation {
    /// The authority that supervises a federal authority's use of the system (§ 2 KI-MIG); the first match counts.
    ///
    /// Nil when the record does not say what the system is used for, when the AI Act does not apply (§ 1 KI-MIG: „für
    /// KI-Systeme im Sinne des Artikels 3 Nummer 1“), and for products of Annex I Section A, which the product's own
    /// market surveillance supervises (§ 2 Abs. 2 KI-MIG). § 2 Abs. 3 (financial activity of the VBL) is not routed: no
    /// answer of the record says whether the activity is regulated.
    func competentAuthority(of deployment: ClassifiedDeployment, authority: Record?) -> CompetentAuthority? {
        let record = deployment.record
        guard let context = record.string("usage.context") else { return nil }
        switch deployment.riskClass {
        case .notAI, .outOfScope: return nil
        case .highRiskAnnexI where record.touchesAnnexISectionA: return nil
        default: break
        }
        // § 2 Abs. 5 speaks of high-risk systems only: an exception of Art. 6(3) leads back to Abs. 1.
        let areas = deployment.riskClass == .notHighRisk63 ? [] : deployment.areas
        func touches(_ area: String) -> Bool {
            areas.contains {
                $0.utf8.starts(with: area.utf8) && $0.utf8.dropFirst(area.utf8.count).first == UInt8(ascii: ".")
            }
        }
        if ["III.6", "III.7", "III.8"].contains(where: touches) {
            return routed(
                "bund-bnetza-kammer", "Strafverfolgung, Migration oder Justiz (Anhang III Nr. 6 bis 8).",
                "Law enforcement, migration or justice (Annex III nos. 6 to 8).", "§ 2 Abs. 5 Nr. 2 KI-MIG",
                "classification.annexIII[]")
        }
        if touches("III.1"), ["law-enforcement", "border-control", "justice-democracy"].contains(context) {
            return routed(
                "bund-bnetza-kammer", "Biometrie in Strafverfolgung, Grenzkontrolle oder Justiz (Anhang III Nr. 1).",
                "Biometrics in law enforcement, border control or justice (Annex III no. 1).",
                "§ 2 Abs. 5 Nr. 1 KI-MIG",
                "usage.context")
        }
        if context == "tax-customs", authority?.boolean("isFinanceAuthority") == true {
            return routed(
                "bund-bnetza",
                "Steuern und Zoll: Durchsetzung nur im Einvernehmen mit dem Bundesministerium der Finanzen.",
                "Taxes and customs: enforcement only in agreement with the Federal Ministry of Finance.",
                "§ 2 Abs. 7 KI-MIG", "usage.context")
        }
        return routed(
            "bund-bnetza", "Die Bundesnetzagentur ist zuständig, wenn nichts anderes bestimmt ist.",
            "The Federal Network Agency is competent where nothing else is laid down.", "§ 2 Abs. 1 KI-MIG", "")
    }

    private func routed(_ id: String, _ de: String, _ en: String, _ source: String, _ path: String)
        -> CompetentAuthority
    {
        CompetentAuthority(id: id, reason: reason(de, en, source, source, path))
    }
}
