import Findings

/// Duties of whoever uses a high-risk system (Art. 14(5), 26, 27, 49(3), 86), and of real-time identification (Art. 5).
extension DutyKind {
    /// Id of the duty to register in the EU database; it has one text for each section of it.
    static let registrationID = "eu-registration"

    static let useOfHighRisk = [
        DutyKind(
            "two-person", "Identifizierungen von zwei Menschen getrennt bestätigen lassen.",
            "Have identifications confirmed separately by two people.", "Art. 14 Abs. 3, 5, Art. 26 Abs. 1 KI-VO",
            "Art. 14(3), (5), 26(1) AI Act", use: true, .twoPersons),
        DutyKind(
            "instructions", "Das System nach der Betriebsanleitung des Anbieters verwenden.",
            "Use the system according to the provider's instructions.", "Art. 26 Abs. 1 KI-VO", "Art. 26(1) AI Act",
            use: true, when: \.hasChapterIIIDuties, gaps: nil),
        DutyKind(
            "oversight", "Die menschliche Aufsicht geeigneten, geschulten Personen übertragen.",
            "Assign human oversight to competent, trained persons.", "Art. 26 Abs. 2 KI-VO", "Art. 26(2) AI Act",
            use: true, .oversight),
        DutyKind(
            "input-data", "Dafür sorgen, dass die Eingabedaten zum Zweck passen.",
            "Ensure that input data fit the purpose.", "Art. 26 Abs. 4 KI-VO", "Art. 26(4) AI Act", use: true,
            .inputData),
        DutyKind(
            "monitoring", "Den Betrieb beobachten.", "Monitor the operation.", "Art. 26 Abs. 5 KI-VO",
            "Art. 26(5) AI Act", use: true, .monitoring),
        DutyKind(
            "logs", "Protokolle mindestens sechs Monate aufbewahren.", "Keep logs for at least six months.",
            "Art. 26 Abs. 6 KI-VO", "Art. 26(6) AI Act", use: true, .logs),
        DutyKind(
            "inform-workers", "Beschäftigte und Personalvertretung vor dem Einsatz informieren.",
            "Inform workers and their representatives before use.", "Art. 26 Abs. 7 KI-VO", "Art. 26(7) AI Act",
            use: true, .workers),
        registration(
            "Den Einsatz in der EU-Datenbank registrieren.", "Register the use in the EU database.",
            "Art. 26 Abs. 8, Art. 49 Abs. 3 KI-VO", "Art. 26(8), 49(3) AI Act"
        ) { !$0.isRegisteredNonPublicly && !$0.isRealTimePolicing },
        registration(
            "Den Einsatz im nicht-öffentlichen Teil der EU-Datenbank registrieren.",
            "Register the use in the non-public section of the EU database.",
            "Art. 26 Abs. 8, Art. 49 Abs. 3, 4 KI-VO", "Art. 26(8), 49(3), (4) AI Act"
        ) { $0.isRegisteredNonPublicly && !$0.isRealTimePolicing },
        // Art. 5(2) asks for it years before Art. 49 binds.
        registration(
            "Das System in der EU-Datenbank registrieren, im nicht-öffentlichen Teil.",
            "Register the system in the EU database, in the non-public section.",
            "Art. 5 Abs. 2, Art. 49 Abs. 4 KI-VO", "Art. 5(2), 49(4) AI Act", when: \.isRealTimePolicing),
        DutyKind(
            "post-identification", "Nachträgliche Fernidentifizierung genehmigen lassen und jährlich berichten.",
            "Have post remote identification authorised and report every year.", "Art. 26 Abs. 10 KI-VO",
            "Art. 26(10) AI Act", use: true, .postIdentification),
        DutyKind(
            "inform-people", "Betroffene über den Einsatz informieren.", "Inform people of the use.",
            "Art. 26 Abs. 11 KI-VO", "Art. 26(11) AI Act", use: true, .notice),
        DutyKind(
            "cooperate", "Mit den zuständigen Behörden zusammenarbeiten.", "Cooperate with the competent authorities.",
            "Art. 26 Abs. 12 KI-VO", "Art. 26(12) AI Act", use: true, when: \.hasChapterIIIDuties, gaps: nil),
        DutyKind(
            "explanation", "Entscheidungen auf Anfrage erläutern.", "Explain decisions on request.",
            "Art. 86 Abs. 1 KI-VO", "Art. 86(1) AI Act", use: true, .explanation),
    ]

    /// The duty to register, in the public or the non-public section (Art. 49(4)).
    private static func registration(
        _ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String,
        when isMeant: @escaping @Sendable (ClassifiedDeployment) -> Bool
    ) -> DutyKind {
        DutyKind(
            registrationID, on: \.article5DateID, de, en, sourceDe, sourceEn, use: true,
            when: { Obligation.registration.applies($0) && isMeant($0) },
            gaps: { Obligation.registration.gaps($0.deployment) })
    }

    /// Art. 5(3): "each use … shall be subject to a prior authorisation"; Art. 5(4): "each use … shall be notified to the
    /// relevant market surveillance authority and the national data protection authority".
    static let realTime = [
        DutyKind(
            "realtime-authorisation", from: "art5-core",
            "Jede Verwendung vorher durch ein Gericht oder eine unabhängige Verwaltungsbehörde genehmigen lassen.",
            "Have each use authorised before by a court or an independent administrative authority.",
            "Art. 5 Abs. 3 KI-VO", "Art. 5(3) AI Act", use: true, when: \.isRealTimePolicing,
            gaps: { bearer in
                let record = bearer.deployment.record
                return record[.biometricsAuthorisationRegime] == nil
                    ? [Gap(.biometricsAuthorisationRegime, in: record)] : []
            }),
        DutyKind(
            "realtime-notification", from: "art5-core",
            "Jede Verwendung der Marktüberwachung und der Datenschutzaufsicht mitteilen.",
            "Notify each use to market surveillance and data protection.", "Art. 5 Abs. 4 KI-VO", "Art. 5(4) AI Act",
            use: true, when: \.isRealTimePolicing,
            gaps: { bearer in
                let record = bearer.deployment.record
                return Set(record.strings(.biometricsUsesNotifiedTo)).isSuperset(of: ["msa", "dpa"])
                    ? [] : [Gap(.biometricsUsesNotifiedTo, record.span(of: .biometricsUsesNotifiedTo))]
            }),
    ]

    static let assessment = [
        completedAssessment("Art. 27 Abs. 1 KI-VO", "Art. 27(1) AI Act") { !$0.isRealTimePolicing },
        completedAssessment("Art. 5 Abs. 2, Art. 27 KI-VO", "Art. 5(2), 27 AI Act", when: \.isRealTimePolicing),
        DutyKind(
            "fria-update", on: \.chapterIIIDateID, "Die Folgenabschätzung nach der Änderung aktualisieren.",
            "Update the assessment after the change.", "Art. 27 Abs. 2 Satz 3 KI-VO",
            "Art. 27(2) third sentence AI Act", use: true, when: \.needsAssessment, concerns: \.isAgedByChange,
            gaps: { [Gap(.fria, in: $0.deployment.record)] }),
        DutyKind(
            "fria-notify",
            "Das Ergebnis der Folgenabschätzung der Marktüberwachung mitteilen.",
            "Notify market surveillance of the result of the assessment.", "Art. 27 Abs. 3 KI-VO", "Art. 27(3) AI Act",
            use: true, when: \.needsAssessment,
            gaps: { bearer in
                guard let assessment = bearer.assessment, bearer.fria == .completed || bearer.fria == .outdated else {
                    return [Gap(.fria, in: bearer.deployment.record)]
                }
                return AssessmentNotification.gaps(
                    in: assessment, on: bearer.deployment.day, competent: bearer.competent.map { [$0] } ?? [])
            }),
    ]

    /// The duty to assess: Art. 27(1), and for real-time identification by law enforcement Art. 5(2): it "shall be authorised
    /// only if the law enforcement authority has completed a fundamental rights impact assessment as provided for in
    /// Article 27", from the day of Art. 5 on.
    private static func completedAssessment(
        _ sourceDe: String, _ sourceEn: String, when isMeant: @escaping @Sendable (ClassifiedDeployment) -> Bool
    ) -> DutyKind {
        DutyKind(
            "fria", on: \.article5DateID,
            "Eine Grundrechte-Folgenabschätzung abschließen, bei neuen Systemen vor dem ersten Einsatz.",
            "Complete a fundamental rights impact assessment, for new systems before first use.", sourceDe, sourceEn,
            use: true, when: { $0.needsAssessment && isMeant($0) },
            gaps: { bearer in
                // One that a later change has aged was made all the same: updating it is a duty of its own.
                guard bearer.fria == .completed || bearer.isAgedByChange else {
                    return [Gap(.fria, in: bearer.deployment.record)]
                }
                return bearer.isAssessedLate ? [Gap(.fria, in: bearer.deployment.record, isLate: true)] : []
            })
    }
}

extension DutyBearer {
    /// Whether a completed assessment is outdated because the system changed (Art. 27(2)).
    var isAgedByChange: Bool { fria == .outdated && assessment?[.status]?.isString("completed") == true }

    /// Whether the assessment came after first use, or after the law began to bind.
    var isAssessedLate: Bool {
        guard let performed = assessment?.day(.performedOn), let start = deployment.record.firstUse,
            let first = deployment.derivation.dates.firstDay(of: deployment.article5DateID, for: deployment.record)
        else { return false }
        return performed > max(start, first.day)
    }
}
