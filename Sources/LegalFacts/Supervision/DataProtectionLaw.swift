import Findings

/// The law of data protection under which a deployment processes personal data.
public enum DataProtectionLaw: Sendable {
    /// The General Data Protection Regulation.
    case general
    /// Part 3 of the BDSG: § 45 „für die Verhütung, Ermittlung, Aufdeckung, Verfolgung oder Ahndung von Straftaten oder
    /// Ordnungswidrigkeiten zuständigen öffentlichen Stellen, soweit sie Daten zum Zweck der Erfüllung dieser Aufgaben
    /// verarbeiten“; it includes the defence against dangers for public security.
    case lawEnforcement
    /// Border control: the one or the other, as the single check serves entry or public security; likewise police systems
    /// that are about their own staff.
    case either

    /// The law that asks for an assessment of the processing.
    public var assessment: Bilingual {
        switch self {
        case .general: Bilingual(de: "Art. 35 DSGVO", en: "Art. 35 GDPR")
        case .lawEnforcement: Bilingual(de: "§ 67 BDSG", en: "§ 67 BDSG")
        case .either:
            Bilingual(
                de: "Art. 35 DSGVO; zur Strafverfolgung und Gefahrenabwehr § 67 BDSG",
                en: "Art. 35 GDPR; for law enforcement and public security § 67 BDSG")
        }
    }
}

extension ClassifiedDeployment {
    /// The law of data protection it is under; nil outside of both.
    ///
    /// Art. 2(2)(a), (b) GDPR leaves out activities outside Union law such as defence and national security. § 1 Abs. 8
    /// BDSG extends the Regulation to them „soweit nicht … Abweichendes geregelt ist“, as the laws of the services do: a
    /// record cannot tell which holds.
    public var dataProtectionLaw: DataProtectionLaw? {
        if riskClass == .outOfScope, record.string(.classificationOutOfScope) == "2.3" { return nil }
        let context = record.string(.usageContext)
        func touches(_ area: String) -> Bool { areas.contains { $0.utf8.starts(with: (area + ".").utf8) } }
        if touches("III.6") || record.boolean(.biometricsLawEnforcement) == true { return .lawEnforcement }
        if context == "law-enforcement" {
            // § 45 BDSG: „soweit sie Daten zum Zweck der Erfüllung dieser Aufgaben verarbeiten“; training and recruiting
            // their own staff (Annex III nos. 3, 4) is none of them.
            let isOfStaff = touches("III.3") || touches("III.4")
            return isOfStaff ? .either : .lawEnforcement
        }
        return context == "border-control" ? .either : .general
    }
}
