import FieldCatalogue
import Findings

/// Duties of the authority that develops a system, or has it developed, and puts it into service under its own name
/// (Art. 3(3), 16; Art. 25(1) for deployers who count as providers).
extension DutyKind {
    /// Art. 16(a) to (l) with the articles it names; Art. 49(1), 72, 73; for systems excepted by Art. 6(3): Art. 6(4), 49(2).
    static let provision = [
        provider(
            "provider-requirements", "Die Anforderungen an Hochrisiko-Systeme erfüllen.",
            "Meet the requirements for high-risk systems.", "Art. 16 Buchst. a, l, Art. 8 bis 15 KI-VO",
            "Art. 16(a), (l), 8 to 15 AI Act"),
        provider(
            "provider-name", "Am System oder in seinen Unterlagen Namen und Anschrift angeben.",
            "State name and address on the system or in its documentation.", "Art. 16 Buchst. b KI-VO",
            "Art. 16(b) AI Act"),
        provider(
            "provider-quality", "Ein Qualitätsmanagementsystem einrichten.",
            "Put a quality management system in place.",
            "Art. 16 Buchst. c, Art. 17 KI-VO", "Art. 16(c), 17 AI Act"),
        provider(
            "provider-documentation", "Die technischen Unterlagen zehn Jahre lang bereithalten.",
            "Keep the documentation for ten years.", "Art. 16 Buchst. d, Art. 18 KI-VO", "Art. 16(d), 18 AI Act"),
        provider(
            "provider-logs", "Die Protokolle in eigener Verfügung mindestens sechs Monate aufbewahren.",
            "Keep the logs under own control for at least six months.", "Art. 16 Buchst. e, Art. 19 KI-VO",
            "Art. 16(e), 19 AI Act"),
        provider(
            "provider-conformity", "Vor der Inbetriebnahme die Konformität bewerten lassen oder selbst bewerten.",
            "Undergo the conformity assessment before putting into service.", "Art. 16 Buchst. f, Art. 43 KI-VO",
            "Art. 16(f), 43 AI Act"),
        provider(
            "provider-declaration", "Eine EU-Konformitätserklärung ausstellen.",
            "Draw up an EU declaration of conformity.",
            "Art. 16 Buchst. g, Art. 47 KI-VO", "Art. 16(g), 47 AI Act",
            gaps: { bearer in
                let record = bearer.deployment.record
                return record[.systemDeclarationOfConformityUrl] == nil
                    ? [Gap(.systemDeclarationOfConformityUrl, in: record)] : []
            }),
        provider(
            "provider-marking", "Die CE-Kennzeichnung anbringen.", "Affix the CE marking.",
            "Art. 16 Buchst. h, Art. 48 KI-VO", "Art. 16(h), 48 AI Act"),
        providerRegistration(
            "Sich und das System vor der Inbetriebnahme in der EU-Datenbank registrieren.",
            "Register the authority and the system in the EU database before putting into service.",
            "Art. 16 Buchst. i, Art. 49 Abs. 1 KI-VO", "Art. 16(i), 49(1) AI Act", isPublic: true),
        providerRegistration(
            "Sich und das System vor der Inbetriebnahme im nicht-öffentlichen Teil der EU-Datenbank registrieren.",
            "Register the authority and the system in the non-public section of the EU database before putting into service.",
            "Art. 16 Buchst. i, Art. 49 Abs. 1, 4 KI-VO", "Art. 16(i), 49(1), (4) AI Act", isPublic: false),
        DutyKind(
            "provider-kimig-registration",
            "Sich und das System vor der Inbetriebnahme bei der Bundesnetzagentur registrieren.",
            "Register the authority and the system with the Federal Network Agency before putting into service.",
            "Art. 49 Abs. 5 KI-VO; § 20 Abs. 2 KI-MIG", "Art. 49(5) AI Act; § 20(2) KI-MIG", use: true,
            when: { $0.hasProviderDuties && Obligation.nationalRegistration.applies($0) },
            gaps: { Obligation.nationalRegistration.gaps($0.deployment) }),
        provider(
            "provider-correction", "Mängel beheben und darüber informieren.", "Correct faults and inform of them.",
            "Art. 16 Buchst. j, Art. 20 KI-VO", "Art. 16(j), 20 AI Act"),
        provider(
            "provider-proof", "Den Behörden auf Verlangen die Konformität nachweisen.",
            "Demonstrate conformity to the authorities on request.", "Art. 16 Buchst. k, Art. 21 KI-VO",
            "Art. 16(k), 21 AI Act"),
        provider(
            "provider-post-market", "Das System nach der Inbetriebnahme planmäßig beobachten.",
            "Monitor the system after putting into service by a plan.", "Art. 72 KI-VO", "Art. 72 AI Act"),
        provider(
            "provider-incidents", "Schwerwiegende Vorfälle der Marktüberwachung melden.",
            "Report serious incidents to market surveillance.", "Art. 73 KI-VO", "Art. 73 AI Act"),
        DutyKind(
            "exception-documentation", "Dokumentieren, warum das System nicht hochriskant ist.",
            "Document why the system is not high-risk.", "Art. 6 Abs. 4 Satz 1 KI-VO",
            "Art. 6(4) first sentence AI Act", use: true, when: isExceptedProvider,
            gaps: { bearer in
                let path = FieldPath.classificationArt63DocumentedOn
                let record = bearer.deployment.record
                guard record.day(path, by: bearer.deployment.day) != nil else { return [Gap(path, in: record)] }
                return [Gap(late: path, in: bearer.deployment, law: bearer.deployment.chapterIIIDateID)].compactMap {
                    $0
                }
            }),
        DutyKind(
            "exception-registration", "Das ausgenommene System in der EU-Datenbank registrieren.",
            "Register the excepted system in the EU database.", "Art. 6 Abs. 4 Satz 2, Art. 49 Abs. 2 KI-VO",
            "Art. 6(4) second sentence, 49(2) AI Act", use: true, when: isExceptedProvider,
            gaps: { bearer in
                let record = bearer.deployment.record
                return record[.classificationArt63EuDatabaseUrl] == nil
                    ? [Gap(.classificationArt63EuDatabaseUrl, in: record)] : []
            }),
    ]

    private static func provider(
        _ id: String, _ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String,
        gaps: (@Sendable (DutyBearer) -> [Gap])? = nil
    ) -> DutyKind {
        DutyKind(id, de, en, sourceDe, sourceEn, use: true, when: \.hasProviderDuties, gaps: gaps)
    }

    /// The duty of Art. 49(1), in the public or the non-public section (Art. 49(4)).
    private static func providerRegistration(
        _ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String, isPublic: Bool
    ) -> DutyKind {
        DutyKind(
            "provider-registration", de, en, sourceDe, sourceEn, use: true,
            when: {
                $0.hasProviderDuties && Obligation.registration.applies($0) && $0.isRegisteredNonPublicly != isPublic
            },
            gaps: { bearer in
                let record = bearer.deployment.record
                return record[.systemEuDatabaseUrl] == nil ? [Gap(.systemEuDatabaseUrl, in: record)] : []
            })
    }

    @Sendable private static func isExceptedProvider(_ deployment: ClassifiedDeployment) -> Bool {
        deployment.riskClass == .notHighRisk63 && deployment.isProvider
    }
}
