// Written by scripts/field_paths.py from fields-deployment-3-decision.json; change that and run the script.

extension FieldPath {
    /// Role in decisions (deployment, fria).
    @inlinable public static var decision: FieldPath { FieldPath(catalogued: "decision") }
    /// Role of the system (deployment).
    @inlinable public static var decisionRole: FieldPath { FieldPath(catalogued: "decision.role") }
    /// Concerns people (deployment).
    @inlinable public static var decisionAffectsNaturalPersons: FieldPath {
        FieldPath(catalogued: "decision.affectsNaturalPersons")
    }
    /// Legal effect (deployment).
    @inlinable public static var decisionLegalEffect: FieldPath { FieldPath(catalogued: "decision.legalEffect") }
    /// Which decision (deployment).
    @inlinable public static var decisionType: FieldPath { FieldPath(catalogued: "decision.type") }
    /// Who decides (deployment).
    @inlinable public static var decisionHumanReview: FieldPath { FieldPath(catalogued: "decision.humanReview") }
    /// Discretion (deployment).
    @inlinable public static var decisionDiscretion: FieldPath { FieldPath(catalogued: "decision.discretion") }
    /// Legal basis of automation (deployment).
    @inlinable public static var decisionAutomationLegalBasis: FieldPath {
        FieldPath(catalogued: "decision.automationLegalBasis[]")
    }
    /// Citation (deployment).
    @inlinable public static var decisionAutomationLegalBasisCitation: FieldPath {
        FieldPath(catalogued: "decision.automationLegalBasis[].citation")
    }
    /// Address (deployment).
    @inlinable public static var decisionAutomationLegalBasisUrl: FieldPath {
        FieldPath(catalogued: "decision.automationLegalBasis[].url")
    }
    /// Legal bases (deployment).
    @inlinable public static var legalBasis: FieldPath { FieldPath(catalogued: "legalBasis[]") }
    /// Citation (deployment).
    @inlinable public static var legalBasisCitation: FieldPath { FieldPath(catalogued: "legalBasis[].citation") }
    /// Address (deployment).
    @inlinable public static var legalBasisUrl: FieldPath { FieldPath(catalogued: "legalBasis[].url") }
    /// Note (deployment).
    @inlinable public static var legalBasisNote: FieldPath { FieldPath(catalogued: "legalBasis[].note") }
    /// Impact on fundamental rights (deployment).
    @inlinable public static var impactOnRights: FieldPath { FieldPath(catalogued: "impactOnRights") }
    /// Summary (deployment).
    @inlinable public static var impactOnRightsSummary: FieldPath { FieldPath(catalogued: "impactOnRights.summary") }
    /// Rights touched (deployment).
    @inlinable public static var impactOnRightsRights: FieldPath { FieldPath(catalogued: "impactOnRights.rights[]") }
    /// Legal remedy (deployment).
    @inlinable public static var remedy: FieldPath { FieldPath(catalogued: "remedy") }
    /// Kind of decision (deployment).
    @inlinable public static var remedyDecisionKind: FieldPath { FieldPath(catalogued: "remedy.decisionKind") }
    /// Remedy (deployment).
    @inlinable public static var remedyKind: FieldPath { FieldPath(catalogued: "remedy.kind") }
    /// Where to (deployment).
    @inlinable public static var remedyAuthority: FieldPath { FieldPath(catalogued: "remedy.authority") }
    /// Deadline (deployment).
    @inlinable public static var remedyDeadline: FieldPath { FieldPath(catalogued: "remedy.deadline") }
    /// Channel (deployment).
    @inlinable public static var remedyChannel: FieldPath { FieldPath(catalogued: "remedy.channel") }
    /// Where to get help (deployment).
    @inlinable public static var remedyHelp: FieldPath { FieldPath(catalogued: "remedy.help") }
    /// Personal data (deployment).
    @inlinable public static var personalData: FieldPath { FieldPath(catalogued: "personalData") }
    /// Are processed (deployment).
    @inlinable public static var personalDataProcessed: FieldPath { FieldPath(catalogued: "personalData.processed") }
    /// Which data (deployment).
    @inlinable public static var personalDataCategories: FieldPath {
        FieldPath(catalogued: "personalData.categories[]")
    }
    /// Special categories (deployment).
    @inlinable public static var personalDataSpecialCategories: FieldPath {
        FieldPath(catalogued: "personalData.specialCategories[]")
    }
    /// Data protection impact assessment (deployment).
    @inlinable public static var personalDataDpia: FieldPath { FieldPath(catalogued: "personalData.dpia") }
    /// Required (deployment).
    @inlinable public static var personalDataDpiaRequired: FieldPath {
        FieldPath(catalogued: "personalData.dpia.required")
    }
    /// Performed on (deployment).
    @inlinable public static var personalDataDpiaPerformedOn: FieldPath {
        FieldPath(catalogued: "personalData.dpia.performedOn")
    }
    /// Summary (deployment).
    @inlinable public static var personalDataDpiaSummary: FieldPath {
        FieldPath(catalogued: "personalData.dpia.summary")
    }
    /// Address (deployment).
    @inlinable public static var personalDataDpiaUrl: FieldPath { FieldPath(catalogued: "personalData.dpia.url") }
    /// Why not required (deployment).
    @inlinable public static var personalDataDpiaNotRequiredReason: FieldPath {
        FieldPath(catalogued: "personalData.dpia.notRequiredReason")
    }
    /// Data sources (deployment).
    @inlinable public static var dataSources: FieldPath { FieldPath(catalogued: "dataSources[]") }
    /// Name (deployment).
    @inlinable public static var dataSourcesName: FieldPath { FieldPath(catalogued: "dataSources[].name") }
    /// Origin (deployment).
    @inlinable public static var dataSourcesOrigin: FieldPath { FieldPath(catalogued: "dataSources[].origin") }
    /// Address (deployment).
    @inlinable public static var dataSourcesUrl: FieldPath { FieldPath(catalogued: "dataSources[].url") }
    /// Holds face images (deployment).
    @inlinable public static var dataSourcesFaceImages: FieldPath { FieldPath(catalogued: "dataSources[].faceImages") }
    /// Biometrics (deployment).
    @inlinable public static var biometrics: FieldPath { FieldPath(catalogued: "biometrics") }
    /// Is used (deployment).
    @inlinable public static var biometricsUsed: FieldPath { FieldPath(catalogued: "biometrics.used") }
    /// Kind of method (deployment).
    @inlinable public static var biometricsKind: FieldPath { FieldPath(catalogued: "biometrics.kind[]") }
    /// Origin of face images (deployment).
    @inlinable public static var biometricsFaceDatabaseSource: FieldPath {
        FieldPath(catalogued: "biometrics.faceDatabaseSource[]")
    }
    /// In public space (deployment).
    @inlinable public static var biometricsPublicSpace: FieldPath { FieldPath(catalogued: "biometrics.publicSpace") }
    /// For law enforcement (deployment).
    @inlinable public static var biometricsLawEnforcement: FieldPath {
        FieldPath(catalogued: "biometrics.lawEnforcement")
    }
    /// Whose emotions are recognised (deployment).
    @inlinable public static var biometricsEmotionSubjects: FieldPath {
        FieldPath(catalogued: "biometrics.emotionSubjects[]")
    }
    /// Categories (deployment).
    @inlinable public static var biometricsCategories: FieldPath { FieldPath(catalogued: "biometrics.categories[]") }
    /// Targeted search (deployment).
    @inlinable public static var biometricsTargeted: FieldPath { FieldPath(catalogued: "biometrics.targeted") }
    /// Initial identification (deployment).
    @inlinable public static var biometricsInitialIdentification: FieldPath {
        FieldPath(catalogued: "biometrics.initialIdentification")
    }
    /// Purpose of real-time search (deployment).
    @inlinable public static var biometricsPurpose: FieldPath { FieldPath(catalogued: "biometrics.purpose[]") }
    /// National law (deployment).
    @inlinable public static var biometricsNationalLaw: FieldPath { FieldPath(catalogued: "biometrics.nationalLaw") }
    /// Citation (deployment).
    @inlinable public static var biometricsNationalLawCitation: FieldPath {
        FieldPath(catalogued: "biometrics.nationalLaw.citation")
    }
    /// Address (deployment).
    @inlinable public static var biometricsNationalLawUrl: FieldPath {
        FieldPath(catalogued: "biometrics.nationalLaw.url")
    }
    /// Authorisation (deployment).
    @inlinable public static var biometricsAuthorisationRegime: FieldPath {
        FieldPath(catalogued: "biometrics.authorisationRegime")
    }
    /// Limits (deployment).
    @inlinable public static var biometricsLimits: FieldPath { FieldPath(catalogued: "biometrics.limits") }
    /// In time (deployment).
    @inlinable public static var biometricsLimitsTemporal: FieldPath {
        FieldPath(catalogued: "biometrics.limits.temporal")
    }
    /// In place (deployment).
    @inlinable public static var biometricsLimitsGeographic: FieldPath {
        FieldPath(catalogued: "biometrics.limits.geographic")
    }
    /// In persons (deployment).
    @inlinable public static var biometricsLimitsPersonal: FieldPath {
        FieldPath(catalogued: "biometrics.limits.personal")
    }
    /// Limits in short (deployment).
    @inlinable public static var biometricsLimitsSummary: FieldPath {
        FieldPath(catalogued: "biometrics.limitsSummary")
    }
    /// Reason of urgency (deployment).
    @inlinable public static var biometricsUrgencyReason: FieldPath {
        FieldPath(catalogued: "biometrics.urgencyReason")
    }
    /// First use on (deployment).
    @inlinable public static var biometricsFirstUseOn: FieldPath { FieldPath(catalogued: "biometrics.firstUseOn") }
    /// Uses notified to (deployment).
    @inlinable public static var biometricsUsesNotifiedTo: FieldPath {
        FieldPath(catalogued: "biometrics.usesNotifiedTo[]")
    }
    /// Annual reports (deployment).
    @inlinable public static var biometricsAnnualReports: FieldPath {
        FieldPath(catalogued: "biometrics.annualReports[]")
    }
    /// Year (deployment).
    @inlinable public static var biometricsAnnualReportsYear: FieldPath {
        FieldPath(catalogued: "biometrics.annualReports[].year")
    }
    /// Address (deployment).
    @inlinable public static var biometricsAnnualReportsUrl: FieldPath {
        FieldPath(catalogued: "biometrics.annualReports[].url")
    }
    /// Uses (deployment).
    @inlinable public static var biometricsAnnualReportsUses: FieldPath {
        FieldPath(catalogued: "biometrics.annualReports[].uses")
    }
    /// Authorisations requested (deployment).
    @inlinable public static var biometricsAnnualReportsAuthorisationsRequested: FieldPath {
        FieldPath(catalogued: "biometrics.annualReports[].authorisationsRequested")
    }
    /// Granted (deployment).
    @inlinable public static var biometricsAnnualReportsGranted: FieldPath {
        FieldPath(catalogued: "biometrics.annualReports[].granted")
    }
    /// Rejected (deployment).
    @inlinable public static var biometricsAnnualReportsRejected: FieldPath {
        FieldPath(catalogued: "biometrics.annualReports[].rejected")
    }
}
