extension DutyKind {
    /// Every duty, in the order of the law.
    static let all: [DutyKind] = general + useOfHighRisk + assessment + transparency

    private static let general = [
        DutyKind(
            "ai-literacy", from: "art4", "Dafür sorgen, dass die Beschäftigten sachkundig mit dem System umgehen.",
            "See to it that staff use the system competently.", "Art. 4 Abs. 1 KI-VO", "Art. 4(1) AI Act",
            when: { $0.isInScope }, gaps: nil),
        DutyKind(
            "stop-use",
            on: { deployment in
                let practices = ProhibitedPractice.all(
                    in: deployment.record, catalogue: deployment.derivation.catalogue)
                return practices.contains { $0.dateID == "art5-core" } ? "art5-core" : "art5-ba-bb"
            },
            "Den Einsatz beenden: Die angegebene Praktik ist verboten.",
            "End the use: the practice stated is prohibited.", "Art. 5 Abs. 1 KI-VO", "Art. 5(1) AI Act",
            when: { $0.riskClass == .prohibited },
            gaps: { [Gap("classification.prohibited{}", $0.deployment.record.span(of: "classification.prohibited"))] }),
        DutyKind(
            "dpia", from: "gdpr", "Die Datenschutz-Folgenabschätzung durchführen.",
            "Carry out the data protection impact assessment.", "Art. 35 DSGVO; Art. 26 Abs. 9 KI-VO",
            "Art. 35 GDPR; Art. 26(9) AI Act", .dataProtectionAssessment),
        DutyKind(
            "kimig-registration", from: "ki-mig", "Sich und das System bei der Bundesnetzagentur registrieren.",
            "Register the authority and the system with the Federal Network Agency.", "§ 20 Abs. 3 KI-MIG",
            "§ 20(3) KI-MIG", .nationalRegistration),
    ]

    private static let useOfHighRisk = [
        DutyKind(
            "two-person", "Identifizierungen von zwei Menschen getrennt bestätigen lassen.",
            "Have identifications confirmed separately by two people.", "Art. 14 Abs. 5 KI-VO", "Art. 14(5) AI Act",
            .twoPersons),
        DutyKind(
            "instructions", "Das System nach der Betriebsanleitung des Anbieters verwenden.",
            "Use the system according to the provider's instructions.", "Art. 26 Abs. 1 KI-VO", "Art. 26(1) AI Act",
            when: \.hasChapterIIIDuties, gaps: nil),
        DutyKind(
            "oversight", "Die menschliche Aufsicht geeigneten, geschulten Personen übertragen.",
            "Assign human oversight to competent, trained persons.", "Art. 26 Abs. 2 KI-VO", "Art. 26(2) AI Act",
            .oversight),
        DutyKind(
            "input-data", "Dafür sorgen, dass die Eingabedaten zum Zweck passen.",
            "Ensure that input data fit the purpose.", "Art. 26 Abs. 4 KI-VO", "Art. 26(4) AI Act", .inputData),
        DutyKind(
            "monitoring", "Den Betrieb beobachten.", "Monitor the operation.", "Art. 26 Abs. 5 KI-VO",
            "Art. 26(5) AI Act", .monitoring),
        DutyKind(
            "logs", "Protokolle mindestens sechs Monate aufbewahren.", "Keep logs for at least six months.",
            "Art. 26 Abs. 6 KI-VO", "Art. 26(6) AI Act", .logs),
        DutyKind(
            "inform-workers", "Beschäftigte und Personalvertretung vor dem Einsatz informieren.",
            "Inform workers and their representatives before use.", "Art. 26 Abs. 7 KI-VO", "Art. 26(7) AI Act",
            .workers),
        DutyKind(
            "eu-registration", "Den Einsatz in der EU-Datenbank registrieren.", "Register the use in the EU database.",
            "Art. 26 Abs. 8, Art. 49 Abs. 3 KI-VO", "Art. 26(8), 49(3) AI Act", .registration),
        DutyKind(
            "post-identification", "Nachträgliche Fernidentifizierung genehmigen lassen und jährlich berichten.",
            "Have post remote identification authorised and report every year.", "Art. 26 Abs. 10 KI-VO",
            "Art. 26(10) AI Act", .postIdentification),
        DutyKind(
            "inform-people", "Betroffene über den Einsatz informieren.", "Inform people of the use.",
            "Art. 26 Abs. 11 KI-VO", "Art. 26(11) AI Act", .notice),
        DutyKind(
            "cooperate", "Mit den zuständigen Behörden zusammenarbeiten.", "Cooperate with the competent authorities.",
            "Art. 26 Abs. 12 KI-VO", "Art. 26(12) AI Act", when: \.hasChapterIIIDuties, gaps: nil),
        DutyKind(
            "explanation", "Entscheidungen auf Anfrage erläutern.", "Explain decisions on request.",
            "Art. 86 Abs. 1 KI-VO", "Art. 86(1) AI Act", .explanation),
    ]

    private static let assessment = [
        DutyKind(
            "fria", "Eine Grundrechte-Folgenabschätzung abschließen, bei neuen Systemen vor dem ersten Einsatz.",
            "Complete a fundamental rights impact assessment, for new systems before first use.",
            "Art. 27 Abs. 1 KI-VO",
            "Art. 27(1) AI Act", when: \.needsAssessment,
            gaps: { $0.fria == .completed ? [] : [Gap("fria", in: $0.deployment.record)] }),
        DutyKind(
            "fria-notify", "Das Ergebnis der Folgenabschätzung der Marktüberwachung mitteilen.",
            "Notify market surveillance of the result of the assessment.", "Art. 27 Abs. 3 KI-VO", "Art. 27(3) AI Act",
            when: \.needsAssessment,
            gaps: { bearer in
                guard let assessment = bearer.assessment, bearer.fria == .completed || bearer.fria == .outdated else {
                    return [Gap("fria", in: bearer.deployment.record)]
                }
                return AssessmentNotification.gaps(
                    in: assessment, on: bearer.deployment.day, competent: bearer.competent.map { [$0] } ?? [])
            }),
    ]

    private static let transparency = [
        DutyKind(
            "transparency-interaction", from: "general", "Menschen darauf hinweisen, dass sie es mit KI zu tun haben.",
            "Tell people that they are dealing with AI.", "Art. 50 Abs. 1 KI-VO", "Art. 50(1) AI Act", .interaction,
            of: \.isProvider),
        DutyKind(
            "transparency-marking", from: "art50-2-legacy", "Erzeugte Inhalte maschinenlesbar kennzeichnen.",
            "Mark generated content machine-readably.", "Art. 50 Abs. 2 KI-VO", "Art. 50(2) AI Act", .marking),
        DutyKind(
            "transparency-recognition", from: "general",
            "Menschen informieren, deren Gefühle erkannt oder die nach biometrischen Merkmalen eingeordnet werden.",
            "Inform people whose emotions are recognised or who are categorised by biometrics.",
            "Art. 50 Abs. 3 KI-VO", "Art. 50(3) AI Act", .recognition),
        DutyKind(
            "transparency-deepfake", from: "general", "Offenlegen, dass Bild, Ton oder Video künstlich erzeugt ist.",
            "Disclose that image, sound or video is artificial.", "Art. 50 Abs. 4 UAbs. 1 KI-VO",
            "Art. 50(4) first subparagraph AI Act", .deepfake),
        DutyKind(
            "transparency-text", from: "general",
            "Offenlegen, dass ein Text künstlich erzeugt ist, oder ihn prüfen und verantworten.",
            "Disclose that a text is artificial, or review and answer for it.", "Art. 50 Abs. 4 UAbs. 2 KI-VO",
            "Art. 50(4) second subparagraph AI Act", .publicText),
    ]
}
