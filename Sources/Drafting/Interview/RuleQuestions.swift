import FieldCatalogue
import Findings
import Records

/// What an interview has to ask so that a rule can be kept, by the rule's code.
///
/// The test `InterviewTests` fails when a rule about deployments or assessments stands in neither table.
enum RuleQuestions {
    /// A field to ask about.
    struct Ask: Sendable, Hashable {
        /// The field.
        let field: FieldPath
        /// Code under which it stands in a map; nil for others.
        let key: String?
        /// Only when one of these values stands at another path; nil for always. An empty list: when nothing stands there.
        let condition: (path: FieldPath, values: [String])?

        init(_ field: FieldPath, under key: String? = nil, if condition: (path: FieldPath, values: [String])? = nil) {
            (self.field, self.key, self.condition) = (field, key, condition)
        }

        /// Catalogue path, in a map with the code: `art50Measures{50.1}.how`.
        var path: String { key.map { field.text.replacingKey(with: $0) } ?? field.text }

        /// Whether to ask it for a record.
        func applies(to record: Record) -> Bool {
            guard let condition else { return true }
            guard let value = record[condition.path] else { return condition.values.isEmpty }
            let texts = value.kind == .array ? value.elements.compactMap(\.string) : [value.string].compactMap { $0 }
            if let truth = value.boolean { return condition.values.contains(truth ? "true" : "false") }
            return texts.contains { condition.values.contains($0) }
        }

        static func == (left: Ask, right: Ask) -> Bool { left.field == right.field && left.key == right.key }

        func hash(into hasher: inout Hasher) {
            hasher.combine(field)
            hasher.combine(key)
        }
    }

    private static let identification = ["remote-identification-realtime", "remote-identification-post"]

    /// Fields no structure requires but on which the risk class hangs; asked with what is required.
    static let decisive: [RecordType: [Ask]] = [
        .deployment: [
            Ask(.datesInUseFrom, if: (.status, ["in-use", "suspended", "retired", "recalled"])),
            Ask(.biometricsKind, if: (.biometricsUsed, ["true"])),
            Ask(.biometricsCategories, if: (.biometricsKind, ["categorisation"])),
            Ask(.biometricsPublicSpace, if: (.biometricsKind, identification)),
            Ask(.biometricsLawEnforcement, if: (.biometricsKind, identification)),
            Ask(.classificationAnnexIII),
            Ask(.classificationAnnexI),
            // Profiling rules the exception out (Art. 6(3) third subparagraph AI Act).
            Ask(.classificationArt63Conditions, if: (.classificationProfiling, ["false"])),
            Ask(.art50),
        ]
    ]

    /// Facts that further duties of high-risk systems depend on (Art. 26(4), (7) AI Act).
    static let highRisk = [Ask(.workersWorkplaceUse), Ask(.inputDataControlledByAuthority)]

    /// What readers look for first once an answer says that people are concerned, and why it is asked.
    static let followUps: [(ask: Ask, after: FieldPath, reason: Bilingual)] = [
        (
            Ask(.impactOnRightsRights), .impactOnRightsSummary,
            Bilingual(
                de: "Menschen suchen nach dem Recht, das sie berührt sehen",
                en: "People search by the right they see touched")
        ),
        (
            Ask(.remedyKind, if: (.decisionLegalEffect, ["true"])), .decisionLegalEffect,
            Bilingual(
                de: "Wer von einer Entscheidung betroffen ist, liest hier, wie man sich wehrt",
                en: "Whoever is affected by a decision reads here how to object")
        ),
    ]

    /// There is no address and no day of an entry in a database that is not there yet, or that holds none.
    private static let inTheDatabase = (
        path: FieldPath.systemEuDatabaseStatus, values: ["registered", "restricted-section"]
    )

    /// When a use that had to end has ended.
    private static let ended = Ask(.datesEndedOn, if: (.status, ["retired", "recalled", "abandoned"]))

    /// The questions of each rule, in the order of the catalogue.
    static let byRule: [String: [Ask]] = [
        "AIA-VIII-C1": [Ask(.contactEmail)],
        "AIA-VIII-C2": [Ask(.submittedByContact)],
        "AIA-14-5": [
            Ask(.oversightTwoPersonVerification),
            Ask(.oversightTwoPersonExemptionCitation, if: (.oversightTwoPersonVerification, ["false"])),
        ],
        "AIA-2-3": [Ask(.classificationExclusiveUse)],
        "AIA-26-2": [
            Ask(.oversightRolesFunction), Ask(.oversightRolesCompetence), Ask(.oversightRolesTraining),
            Ask(.oversightRolesAuthority), Ask(.oversightCanOverride), Ask(.oversightCanStop),
        ],
        "AIA-26-9": [
            Ask(.personalDataDpiaRequired),
            Ask(.personalDataDpiaPerformedOn, if: (.personalDataDpiaRequired, ["true"])),
            Ask(.personalDataDpiaSummary, if: (.personalDataDpiaRequired, ["true"])),
            Ask(.personalDataDpiaNotRequiredReason, if: (.personalDataDpiaRequired, ["false"])),
        ],
        "AIA-26-4": [Ask(.inputDataRelevanceMeasures)],
        "AIA-26-6": [Ask(.logsRetentionMonths), Ask(.logsShorterPeriodLaw, if: (.logsRetentionMonths, []))],
        "AIA-26-5": [Ask(.monitoringPlan), Ask(.monitoringLastReviewedOn)],
        "AIA-26-11": [
            Ask(.noticeInformed), Ask(.noticeHow, if: (.noticeInformed, ["true"])),
            Ask(.noticeExceptionLaw, if: (.noticeInformed, ["false"])),
        ],
        "AIA-26-10": [
            Ask(.biometricsLawEnforcement), Ask(.biometricsTargeted), Ask(.biometricsInitialIdentification),
            Ask(.biometricsAuthorisationRegime),
        ],
        "AIA-26-8b": [Ask(.systemProviderInformedOn)],
        "AIA-26-8": [
            Ask(.systemEuDatabaseUrl, if: inTheDatabase), Ask(.registrationDeployerEntryDate, if: inTheDatabase),
        ],
        "AIA-26-7": [Ask(.workersInformedOn), Ask(.workersRepresentativesInformedOn)],
        "AIA-27-1": [Ask(.friaId), Ask(.friaPlannedFor, if: (.friaId, []))],
        "AIA-49-5": [Ask(.registrationBnetzaSection20Date)],
        "AIA-5-3": [Ask(.biometricsAuthorisationRegime)],
        "AIA-5-1-f": [Ask(.biometricsEmotionSubjects), ended],
        "AIA-5-1-e": [Ask(.biometricsFaceDatabaseSource), ended],
        "AIA-5-1-h": [
            Ask(.biometricsPurpose), Ask(.biometricsNationalLawCitation), Ask(.biometricsLimitsTemporal),
            Ask(.biometricsLimitsGeographic), Ask(.biometricsLimitsPersonal),
            Ask(.registrationDeployerEntryDate, if: inTheDatabase),
        ],
        "AIA-5-2-urgency": [Ask(.biometricsFirstUseOn), Ask(.registrationDeployerEntryDate, if: inTheDatabase)],
        "AIA-5-4": [Ask(.biometricsUsesNotifiedTo)],
        "AIA-50-4-df": [
            Ask(.art50MeasuresHow, under: "50.4.deepfake"), Ask(.art50MeasuresException, under: "50.4.deepfake"),
        ],
        "AIA-50-2": [Ask(.art50MeasuresHow, under: "50.2"), Ask(.art50MeasuresException, under: "50.2")],
        "AIA-50-1": [Ask(.art50MeasuresHow, under: "50.1"), Ask(.art50MeasuresAccessible, under: "50.1")],
        "AIA-50-3": [Ask(.art50MeasuresHow, under: "50.3")],
        "AIA-50-4-text": [
            Ask(.art50MeasuresHow, under: "50.4.text"), Ask(.art50MeasuresHumanReview, under: "50.4.text"),
            Ask(.art50MeasuresEditorialResponsibility, under: "50.4.text"),
        ],
        "AIA-6-4": [
            Ask(.classificationArt63DocumentedOn), Ask(.classificationArt63EuDatabaseUrl, if: inTheDatabase),
        ],
        "AIA-6-3-condition": [Ask(.classificationArt63Reasoning)],
        "AIA-60": [Ask(.testPlanSummary), Ask(.testSuspendedOn, if: (.status, ["suspended"]))],
        "AIA-60-4": [
            Ask(.testPlanSubmittedOn), Ask(.testMsaApprovedOn), Ask(.testUnionId), Ask(.testStart),
            Ask(.testEnd), Ask(.testExtensionNotifiedOn), Ask(.testExtensionReason), Ask(.testConsentObtained),
            Ask(.testConsentException, if: (.testConsentObtained, ["false"])),
        ],
        "KIMIG-2-3": [Ask(.usageRegulatedFinancialActivity)],
        "AIA-86": [Ask(.explanationContact), Ask(.explanationProcedure)],
        "GDPR-22": [Ask(.decisionDiscretion), Ask(.decisionAutomationLegalBasisCitation)],
        "POL-16-agent": [
            Ask(.agentAutonomy), Ask(.agentToolsName), Ask(.agentToolsKind),
            Ask(.agentHumanConfirmation), Ask(.agentLimits), Ask(.agentStop), Ask(.agentIdentity),
            Ask(.agentInjectionTests), Ask(.agentSecurityReviewOn),
        ],
        "POL-7-hosting": [
            Ask(.sovereigntyHostingModel), Ask(.sovereigntyHostingOperator),
            Ask(.sovereigntyHostingCountries),
        ],
        "POL-10-remedy": [Ask(.remedyKind), Ask(.remedyAuthority), Ask(.remedyDeadline)],
        "POL-10-fria": [Ask(.impactOnRightsSummary), Ask(.impactOnRightsRights)],
        // Assessments.
        "AIA-27-2": [Ask(.reliedOnKind), Ask(.reliedOnReference)],
        "AIA-27-cd": [Ask(.affectedGroupsNoRiskReasoning)],
        "AIA-27-3": [Ask(.notificationAuthority), Ask(.notificationDate)],
        "AIA-27-df": [Ask(.measuresListResponsibleFunction)],
        "AIA-VIII-C4": [Ask(.publicSummary)],
        "POL-8-consulted": [Ask(.consultedKind), Ask(.consultedHow)],
        "FRIA-residual": [Ask(.decisionJustification), Ask(.decisionApprovedByFunction)],
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
