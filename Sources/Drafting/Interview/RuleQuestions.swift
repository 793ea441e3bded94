import FieldCatalogue
import Findings
import Records

/// What an interview has to ask so that a rule can be kept, by the rule's code.
///
/// The test `InterviewTests` fails when a rule about deployments or assessments stands in neither table.
enum RuleQuestions {
    /// A field to ask about.
    struct Ask: Sendable, Hashable {
        /// Catalogue path.
        let path: String
        /// Only when one of these values stands at another path; nil for always. An empty list: when nothing stands there.
        let condition: (path: String, values: [String])?

        init(_ path: String, if condition: (path: String, values: [String])? = nil) {
            (self.path, self.condition) = (path, condition)
        }

        /// Whether to ask it for a record.
        func applies(to record: Record) -> Bool {
            guard let condition else { return true }
            guard let value = record[condition.path] else { return condition.values.isEmpty }
            let texts = value.kind == .array ? value.elements.compactMap(\.string) : [value.string].compactMap { $0 }
            if let truth = value.boolean { return condition.values.contains(truth ? "true" : "false") }
            return texts.contains { condition.values.contains($0) }
        }

        static func == (left: Ask, right: Ask) -> Bool { left.path == right.path }

        func hash(into hasher: inout Hasher) { hasher.combine(path) }
    }

    private static let identification = ["remote-identification-realtime", "remote-identification-post"]

    /// Fields no structure requires but on which the risk class hangs; asked with what is required.
    static let decisive: [RecordType: [Ask]] = [
        .deployment: [
            Ask("dates.inUseFrom", if: ("status", ["in-use", "suspended", "retired", "recalled"])),
            Ask("biometrics.kind[]", if: ("biometrics.used", ["true"])),
            Ask("biometrics.categories[]", if: ("biometrics.kind", ["categorisation"])),
            Ask("biometrics.publicSpace", if: ("biometrics.kind", identification)),
            Ask("biometrics.lawEnforcement", if: ("biometrics.kind", identification)),
            Ask("classification.annexIII[]"),
            Ask("classification.annexI[]"),
            // Profiling rules the exception out (Art. 6(3) third subparagraph AI Act).
            Ask("classification.art63.conditions[]", if: ("classification.profiling", ["false"])),
            Ask("art50[]"),
        ]
    ]

    /// Facts that further duties of high-risk systems depend on (Art. 26(4), (7) AI Act).
    static let highRisk = [Ask("workers.workplaceUse"), Ask("inputData.controlledByAuthority")]

    /// What readers look for first once an answer says that people are concerned, and why it is asked.
    static let followUps: [(ask: Ask, after: String, reason: Bilingual)] = [
        (
            Ask("impactOnRights.rights[]"), "impactOnRights.summary",
            Bilingual(
                de: "Menschen suchen nach dem Recht, das sie berührt sehen",
                en: "People search by the right they see touched")
        ),
        (
            Ask("remedy.kind", if: ("decision.legalEffect", ["true"])), "decision.legalEffect",
            Bilingual(
                de: "Wer von einer Entscheidung betroffen ist, liest hier, wie man sich wehrt",
                en: "Whoever is affected by a decision reads here how to object")
        ),
    ]

    /// There is no address and no day of an entry in a database that is not there yet, or that holds none.
    private static let inTheDatabase = (path: "system.euDatabaseStatus", values: ["registered", "restricted-section"])

    /// When a use that had to end has ended.
    private static let ended = Ask("dates.endedOn", if: ("status", ["retired", "recalled", "abandoned"]))

    /// The questions of each rule, in the order of the catalogue.
    static let byRule: [String: [Ask]] = [
        "AIA-VIII-C1": [Ask("contact.email")],
        "AIA-VIII-C2": [Ask("submittedBy.contact")],
        "AIA-14-5": [
            Ask("oversight.twoPersonVerification"),
            Ask("oversight.twoPersonExemption.citation", if: ("oversight.twoPersonVerification", ["false"])),
        ],
        "AIA-2-3": [Ask("classification.exclusiveUse")],
        "AIA-26-2": [
            Ask("oversight.roles[].function"), Ask("oversight.roles[].competence"), Ask("oversight.roles[].training"),
            Ask("oversight.roles[].authority"), Ask("oversight.canOverride"), Ask("oversight.canStop"),
        ],
        "AIA-26-9": [
            Ask("personalData.dpia.required"),
            Ask("personalData.dpia.performedOn", if: ("personalData.dpia.required", ["true"])),
            Ask("personalData.dpia.summary", if: ("personalData.dpia.required", ["true"])),
            Ask("personalData.dpia.notRequiredReason", if: ("personalData.dpia.required", ["false"])),
        ],
        "AIA-26-4": [Ask("inputData.relevanceMeasures")],
        "AIA-26-6": [Ask("logs.retentionMonths"), Ask("logs.shorterPeriodLaw", if: ("logs.retentionMonths", []))],
        "AIA-26-5": [Ask("monitoring.plan"), Ask("monitoring.lastReviewedOn")],
        "AIA-26-11": [
            Ask("notice.informed"), Ask("notice.how", if: ("notice.informed", ["true"])),
            Ask("notice.exceptionLaw", if: ("notice.informed", ["false"])),
        ],
        "AIA-26-10": [
            Ask("biometrics.lawEnforcement"), Ask("biometrics.targeted"), Ask("biometrics.initialIdentification"),
            Ask("biometrics.authorisationRegime"),
        ],
        "AIA-26-8b": [Ask("system.providerInformedOn")],
        "AIA-26-8": [
            Ask("system.euDatabaseUrl", if: inTheDatabase), Ask("registration.deployerEntry.date", if: inTheDatabase),
        ],
        "AIA-26-7": [Ask("workers.informedOn"), Ask("workers.representativesInformedOn")],
        "AIA-27-1": [Ask("fria.id"), Ask("fria.plannedFor", if: ("fria.id", []))],
        "AIA-49-5": [Ask("registration.bnetzaSection20.date")],
        "AIA-5-3": [Ask("biometrics.authorisationRegime")],
        "AIA-5-1-f": [Ask("biometrics.emotionSubjects[]"), ended],
        "AIA-5-1-e": [Ask("biometrics.faceDatabaseSource[]"), ended],
        "AIA-5-1-h": [
            Ask("biometrics.purpose[]"), Ask("biometrics.nationalLaw.citation"), Ask("biometrics.limits.temporal"),
            Ask("biometrics.limits.geographic"), Ask("biometrics.limits.personal"),
            Ask("registration.deployerEntry.date", if: inTheDatabase),
        ],
        "AIA-5-2-urgency": [Ask("biometrics.firstUseOn"), Ask("registration.deployerEntry.date", if: inTheDatabase)],
        "AIA-5-4": [Ask("biometrics.usesNotifiedTo[]")],
        "AIA-50-4-df": [Ask("art50Measures{50.4.deepfake}.how"), Ask("art50Measures{50.4.deepfake}.exception")],
        "AIA-50-2": [Ask("art50Measures{50.2}.how"), Ask("art50Measures{50.2}.exception")],
        "AIA-50-1": [Ask("art50Measures{50.1}.how"), Ask("art50Measures{50.1}.accessible")],
        "AIA-50-3": [Ask("art50Measures{50.3}.how")],
        "AIA-50-4-text": [
            Ask("art50Measures{50.4.text}.how"), Ask("art50Measures{50.4.text}.humanReview"),
            Ask("art50Measures{50.4.text}.editorialResponsibility"),
        ],
        "AIA-6-4": [
            Ask("classification.art63.documentedOn"), Ask("classification.art63.euDatabaseUrl", if: inTheDatabase),
        ],
        "AIA-6-3-condition": [Ask("classification.art63.reasoning")],
        "AIA-60": [Ask("test.planSummary"), Ask("test.suspendedOn", if: ("status", ["suspended"]))],
        "AIA-60-4": [
            Ask("test.planSubmittedOn"), Ask("test.msaApprovedOn"), Ask("test.unionId"), Ask("test.start"),
            Ask("test.end"), Ask("test.extensionNotifiedOn"), Ask("test.extensionReason"), Ask("test.consentObtained"),
            Ask("test.consentException", if: ("test.consentObtained", ["false"])),
        ],
        "KIMIG-2-3": [Ask("usage.regulatedFinancialActivity")],
        "AIA-86": [Ask("explanation.contact"), Ask("explanation.procedure")],
        "GDPR-22": [Ask("decision.discretion"), Ask("decision.automationLegalBasis[].citation")],
        "POL-16-agent": [
            Ask("agent.autonomy"), Ask("agent.tools[].name"), Ask("agent.tools[].kind"),
            Ask("agent.humanConfirmation"), Ask("agent.limits"), Ask("agent.stop"), Ask("agent.identity"),
            Ask("agent.injectionTests"), Ask("agent.securityReviewOn"),
        ],
        "POL-7-hosting": [
            Ask("sovereignty.hosting.model"), Ask("sovereignty.hosting.operator"),
            Ask("sovereignty.hosting.countries[]"),
        ],
        "POL-10-remedy": [Ask("remedy.kind"), Ask("remedy.authority"), Ask("remedy.deadline")],
        "POL-10-fria": [Ask("impactOnRights.summary"), Ask("impactOnRights.rights[]")],
        // Assessments.
        "AIA-27-2": [Ask("reliedOn[].kind"), Ask("reliedOn[].reference")],
        "AIA-27-cd": [Ask("affectedGroups[].noRiskReasoning")],
        "AIA-27-3": [Ask("notification.authority"), Ask("notification.date")],
        "AIA-27-df": [Ask("measures[].responsibleFunction")],
        "AIA-VIII-C4": [Ask("publicSummary")],
        "POL-8-consulted": [Ask("consulted[].kind"), Ask("consulted[].how")],
        "FRIA-residual": [Ask("decision.justification"), Ask("decision.approvedByFunction")],
    ]

    /// Rules that no further answer can satisfy: an answer given has to change, or something outside the record.
    static let needsChange: Set<String> = [
        "AIA-VIII-uptodate", "AIA-111-2", "AIA-2-6", "AIA-2-12", "AIA-6-2-hint", "AIA-27-2-change", "AIA-25",
        "AIA-49-4",
        "AIA-5-1-a",
        "AIA-5-1-b", "AIA-5-1-ba", "AIA-5-1-bb", "AIA-5-1-c", "AIA-5-1-d", "AIA-5-1-g", "AIA-6-3-profiling",
        "CONS-change-note", "CONS-citation", "CONS-source", "CONS-dates", "CONS-facts", "CONS-lift", "CONS-future",
        "CONS-kimig-20", "CONS-level", "CONS-status",
        "CONS-withheld",
        "REF-fria", "POL-env", "POL-14",
        "FRIA-absolute",
        "AIA-27-1-date",
        "FRIA-calc",
    ]
}
