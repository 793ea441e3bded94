import FieldCatalogue
import Findings
import Records

extension Derivation {
    /// Id of the Versorgungsanstalt des Bundes und der Länder, of which § 2 Abs. 3, 7 KI-MIG speak by name.
    public static let vbl = "bund-vbl"

    /// The authority that supervises a federal authority's use of the system (§ 2 KI-MIG); the first match counts.
    ///
    /// Nil when the record does not say what the system is used for, when it has no class (§ 2 Abs. 2 and 5 KI-MIG ask for
    /// it), when the AI Act does not apply (§ 1 KI-MIG: „für
    /// KI-Systeme im Sinne des Artikels 3 Nummer 1“), and for products: those of Annex I Section A are supervised by the
    /// authorities of their product law (§ 2 Abs. 2 KI-MIG), and to Section B nothing that § 2 supervises applies (Art. 2(2):
    /// "only Article 6(1), Article 60a and Articles 102 to 112").
    func competentAuthority(of deployment: ClassifiedDeployment, authority: Record?) -> CompetentAuthority? {
        let record = deployment.record
        guard let context = record.string(.usageContext) else { return nil }
        switch deployment.riskClass {
        case .notAI, .outOfScope, .highRiskAnnexI, .notAssessed: return nil
        default: break
        }
        let areas = deployment.areasOfHighRisk
        func touches(_ area: String) -> Bool { areas.contains { $0.utf8.starts(with: (area + ".").utf8) } }
        if ["III.6", "III.7", "III.8"].contains(where: touches) {
            return routed(
                "bund-bnetza-kammer",
                "Strafverfolgung, Migration, Asyl und Grenzkontrolle oder Justiz und Demokratie (Anhang III Nr. 6 bis 8).",
                "Law enforcement, migration, asylum and border control, or justice and democracy (Annex III nos. 6 to 8).",
                "§ 2 Abs. 5 Nr. 2 KI-MIG", .classificationAnnexIII, deployment)
        }
        let isPoliceBorderOrCourt =
            record.isForLawEnforcement || ["border-control", "justice-democracy"].contains(context)
        if touches("III.1"), isPoliceBorderOrCourt {
            return routed(
                "bund-bnetza-kammer",
                "Biometrie für Strafverfolgung, Grenzmanagement oder Justiz und Demokratie (Anhang III Nr. 1).",
                "Biometrics for law enforcement, border management or justice and democracy (Annex III no. 1).",
                "§ 2 Abs. 5 Nr. 1 KI-MIG",
                ["law-enforcement", "border-control", "justice-democracy"].contains(context)
                    ? .usageContext : .biometricsLawEnforcement, deployment)
        }
        if record.authority == Derivation.vbl { return supervisionOfVBL(deployment) }
        if context == "tax-customs", authority?.boolean(.isFinanceAuthority) == true {
            return routed(
                "bund-bnetza",
                "Steuern und Zoll: Durchsetzung nur im Einvernehmen mit dem Bundesministerium der Finanzen.",
                "Taxes and customs: enforcement only in agreement with the Federal Ministry of Finance.",
                "§ 2 Abs. 7 KI-MIG", .usageContext, deployment)
        }
        return routed(
            "bund-bnetza", "Die Bundesnetzagentur ist zuständig, wenn nichts anderes bestimmt ist.",
            "The Federal Network Agency is competent where nothing else is laid down.", "§ 2 Abs. 1 KI-MIG", nil,
            deployment)
    }

    /// § 2 Abs. 3 Satz 4 KI-MIG: BaFin „für in direktem Zusammenhang mit einer regulierten Finanztätigkeit stehende
    /// Hochrisiko-KI-Systeme der Versorgungsanstalt“; § 2 Abs. 7 Satz 2: otherwise the Federal Network Agency, whose powers
    /// „gegenüber der Versorgungsanstalt“ need the agreement of the Federal Ministry of Finance.
    private func supervisionOfVBL(_ deployment: ClassifiedDeployment) -> CompetentAuthority {
        let path = FieldPath.usageRegulatedFinancialActivity
        if deployment.riskClass.isHighRisk, deployment.record.boolean(path) == true {
            return routed(
                "bund-bafin",
                "Hochrisiko-System der Versorgungsanstalt in direktem Zusammenhang mit einer regulierten Finanztätigkeit.",
                "High-risk system of the Versorgungsanstalt directly connected with a regulated financial activity.",
                "§ 2 Abs. 3 KI-MIG", path, deployment)
        }
        return routed(
            "bund-bnetza",
            "Versorgungsanstalt des Bundes und der Länder: Durchsetzung nur im Einvernehmen mit dem Bundesministerium der Finanzen.",
            "Versorgungsanstalt des Bundes und der Länder: enforcement only in agreement with the Federal Ministry of Finance.",
            "§ 2 Abs. 7 Satz 2 KI-MIG", nil, deployment)
    }

    /// The authority with its reason; for a system that is a product as well, the reason names product supervision, too.
    private func routed(
        _ id: String, _ de: String, _ en: String, _ source: String, _ path: FieldPath?,
        _ deployment: ClassifiedDeployment
    ) -> CompetentAuthority {
        guard deployment.record.touchesAnnexISectionA else {
            return CompetentAuthority(id: id, reason: reason(de, en, source, source, path))
        }
        return CompetentAuthority(
            id: id,
            reason: reason(
                de + " Für das Produkt außerdem die Behörde, die es nach Produktrecht überwacht.",
                en + " For the product also the authority that supervises it under product law.",
                source + "; § 2 Abs. 2 KI-MIG", source + "; § 2 Abs. 2 KI-MIG", path))
    }
}

extension ClassifiedDeployment {
    /// The numbers of Annex III that make it a high-risk system.
    ///
    /// § 2 Abs. 5 KI-MIG speaks of „Hochrisiko-KI-Systeme nach Artikel 6 Absatz 2“: an exception of Art. 6(3) leads back to
    /// Abs. 1, and so does a prohibited practice of nos. 1, 6 and 7, which cover systems only "in so far as their use is
    /// permitted".
    fileprivate var areasOfHighRisk: [String] {
        switch riskClass {
        case .notHighRisk63: []
        case .prohibited:
            areas.filter { area in
                !["III.1.", "III.6.", "III.7."].contains { area.utf8.starts(with: $0.utf8) }
            }
        default: areas
        }
    }
}
