import Findings

extension Derivation {
    /// What the law asks for this one system and from when, earliest first.
    func duties(of record: Record, riskClass: RiskClass, fria: FRIAStatus, dates: LegalDates) -> [Duty] {
        guard !record.isWithdrawal, record.origin != .publicSource else { return [] }
        var duties: [Duty] = []
        func add(
            _ id: String, _ dateID: String, _ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String,
            _ isMet: Bool?
        ) {
            guard let first = dates.firstDay(of: dateID, for: record) else { return }
            let source =
                first.isTransitional
                ? Bilingual(de: sourceDe + "; Art. 111 Abs. 2 KI-VO", en: sourceEn + "; Art. 111(2) AI Act")
                : Bilingual(de: sourceDe, en: sourceEn)
            duties.append(
                Duty(id: id, text: Bilingual(de: de, en: en), source: source, dueFrom: first.day, isMet: isMet))
        }
        let dateID = riskClass == .highRiskAnnexI ? "high-risk-annex-i" : "high-risk-annex-iii"
        if riskClass.isHighRisk {
            if isFRIARequired(record, riskClass) {
                add(
                    "fria", dateID, "Grundrechte-Folgenabschätzung vor dem ersten Einsatz abschließen.",
                    "Complete the fundamental rights impact assessment before first use.", "Art. 27 Abs. 1 KI-VO",
                    "Art. 27(1) AI Act", fria == .completed)
            }
            add(
                "oversight", dateID, "Die menschliche Aufsicht geeigneten, geschulten Personen übertragen.",
                "Assign human oversight to competent, trained persons.", "Art. 26 Abs. 2 KI-VO", "Art. 26(2) AI Act",
                !record.items("oversight.roles").isEmpty)
            add(
                "logs", dateID, "Protokolle mindestens sechs Monate aufbewahren.", "Keep logs for at least six months.",
                "Art. 26 Abs. 6 KI-VO", "Art. 26(6) AI Act",
                record["logs"].map { _ in
                    (record.integer("logs.retentionMonths") ?? 0) >= 6 || record["logs.shorterPeriodLaw"] != nil
                })
            if riskClass == .highRiskAnnexIII, record.strings("classification.annexIII") != ["III.2"] {
                add(
                    "eu-registration", dateID, "Den Einsatz in der EU-Datenbank registrieren.",
                    "Register the use in the EU database.", "Art. 26 Abs. 8, Art. 49 Abs. 3 KI-VO",
                    "Art. 26(8), 49(3) AI Act", record["registration.deployerEntry"] != nil)
            }
            if record.boolean("decision.affectsNaturalPersons") == true {
                add(
                    "inform-people", dateID, "Betroffene über den Einsatz informieren.", "Inform people of the use.",
                    "Art. 26 Abs. 11 KI-VO", "Art. 26(11) AI Act",
                    record.boolean("notice.informed") == true || record["notice.exceptionLaw"] != nil)
            }
            if record.boolean("decision.legalEffect") == true, riskClass == .highRiskAnnexIII {
                add(
                    "explanation", dateID, "Entscheidungen auf Anfrage erläutern.", "Explain decisions on request.",
                    "Art. 86 KI-VO", "Art. 86 AI Act", record["explanation"] != nil)
            }
        }
        if !record.strings("art50").isEmpty {
            add(
                "transparency", "general", "Menschen darauf hinweisen, dass sie es mit KI zu tun haben.",
                "Tell people that they are dealing with AI.", "Art. 50 KI-VO", "Art. 50 AI Act",
                record["art50Measures"] != nil)
        }
        return duties.sorted { ($0.dueFrom, $0.id) < ($1.dueFrom, $1.id) }
    }
}
