extension DutyKind {
    /// Every duty, in the order of the law.
    static let all: [DutyKind] = general + provision + useOfHighRisk + realTime + assessment + transparency

    private static let general = [
        DutyKind(
            "ai-literacy", from: "art4",
            "Maßnahmen ergreifen, die die KI-Kompetenz der Beschäftigten fördern; ein bestimmtes Niveau ist nicht verlangt.",
            "Take measures to support the AI literacy of staff; no specific level is required.", "Art. 4 Abs. 1 KI-VO",
            "Art. 4(1) AI Act",
            when: { $0.isInScope }, gaps: nil),
        DutyKind(
            "stop-use",
            on: { deployment in
                let practices = ProhibitedPractice.statedOrDescribed(
                    in: deployment.record, catalogue: deployment.derivation.catalogue)
                return practices.contains { $0.dateID == "art5-core" } ? "art5-core" : "art5-ba-bb"
            },
            "Den Einsatz beenden: Die angegebene Praktik ist verboten.",
            "End the use: the practice stated is prohibited.", "Art. 5 Abs. 1 KI-VO", "Art. 5(1) AI Act",
            when: { $0.riskClass == .prohibited },
            gaps: { [Gap(.classificationProhibited, $0.deployment.record.span(of: .classificationProhibited))] }),
        assessmentOfData(.general), assessmentOfData(.lawEnforcement), assessmentOfData(.either),
        DutyKind(
            "kimig-registration", "Sich und das System bei der Bundesnetzagentur registrieren.",
            "Register the authority and the system with the Federal Network Agency.", "§ 20 Abs. 3 KI-MIG",
            "§ 20(3) KI-MIG", use: true, .nationalRegistration),
    ]

    /// Art. 35 GDPR or § 67 BDSG, whichever law the processing is under.
    private static func assessmentOfData(_ law: DataProtectionLaw) -> DutyKind {
        DutyKind(
            "dpia", from: "gdpr", "Die Datenschutz-Folgenabschätzung durchführen.",
            "Carry out the data protection impact assessment.", law.assessment.de, law.assessment.en,
            .dataProtectionAssessment, of: { $0.dataProtectionLaw == law })
    }

    private static let transparency = [
        DutyKind(
            "transparency-interaction", from: "general", "Menschen darauf hinweisen, dass sie es mit KI zu tun haben.",
            "Tell people that they are dealing with AI.", "Art. 50 Abs. 1 KI-VO", "Art. 50(1) AI Act", use: true,
            .interaction,
            of: \.isProvider),
        DutyKind(
            "transparency-marking", from: "art50-2-legacy", "Erzeugte Inhalte maschinenlesbar kennzeichnen.",
            "Mark generated content machine-readably.", "Art. 50 Abs. 2 KI-VO", "Art. 50(2) AI Act", use: true, .marking
        ),
        DutyKind(
            "transparency-recognition", from: "general",
            "Menschen informieren, deren Gefühle erkannt oder die nach biometrischen Merkmalen eingeordnet werden.",
            "Inform people whose emotions are recognised or who are categorised by biometrics.",
            "Art. 50 Abs. 3 KI-VO", "Art. 50(3) AI Act", use: true, .recognition),
        DutyKind(
            "transparency-deepfake", from: "general", "Offenlegen, dass Bild, Ton oder Video künstlich erzeugt ist.",
            "Disclose that image, sound or video is artificial.", "Art. 50 Abs. 4 UAbs. 1 KI-VO",
            "Art. 50(4) first subparagraph AI Act", use: true, .deepfake),
        DutyKind(
            "transparency-text", from: "general",
            "Offenlegen, dass ein Text künstlich erzeugt ist, oder ihn prüfen und verantworten.",
            "Disclose that a text is artificial, or review and answer for it.", "Art. 50 Abs. 4 UAbs. 2 KI-VO",
            "Art. 50(4) second subparagraph AI Act", use: true, .publicText),
    ]
}
