// Written by scripts/field_paths.py from fields-deployment-6-oversight.json; change that and run the script.

extension FieldPath {
    /// Fundamental rights impact assessment (deployment).
    @inlinable public static var fria: FieldPath { FieldPath(catalogued: "fria") }
    /// Identifier of the assessment (deployment).
    @inlinable public static var friaId: FieldPath { FieldPath(catalogued: "fria.id") }
    /// Why not needed (deployment).
    @inlinable public static var friaNotRequiredReason: FieldPath { FieldPath(catalogued: "fria.notRequiredReason") }
    /// Planned for (deployment).
    @inlinable public static var friaPlannedFor: FieldPath { FieldPath(catalogued: "fria.plannedFor") }
    /// Human oversight (deployment, fria).
    @inlinable public static var oversight: FieldPath { FieldPath(catalogued: "oversight") }
    /// Description (deployment, fria).
    @inlinable public static var oversightDescription: FieldPath { FieldPath(catalogued: "oversight.description") }
    /// Oversight roles (deployment).
    @inlinable public static var oversightRoles: FieldPath { FieldPath(catalogued: "oversight.roles[]") }
    /// Function (deployment).
    @inlinable public static var oversightRolesFunction: FieldPath {
        FieldPath(catalogued: "oversight.roles[].function")
    }
    /// Competence (deployment).
    @inlinable public static var oversightRolesCompetence: FieldPath {
        FieldPath(catalogued: "oversight.roles[].competence")
    }
    /// Training (deployment).
    @inlinable public static var oversightRolesTraining: FieldPath {
        FieldPath(catalogued: "oversight.roles[].training")
    }
    /// Authority (deployment).
    @inlinable public static var oversightRolesAuthority: FieldPath {
        FieldPath(catalogued: "oversight.roles[].authority")
    }
    /// Can override (deployment).
    @inlinable public static var oversightCanOverride: FieldPath { FieldPath(catalogued: "oversight.canOverride") }
    /// Can stop (deployment).
    @inlinable public static var oversightCanStop: FieldPath { FieldPath(catalogued: "oversight.canStop") }
    /// Two-person check (deployment).
    @inlinable public static var oversightTwoPersonVerification: FieldPath {
        FieldPath(catalogued: "oversight.twoPersonVerification")
    }
    /// Exemption from two-person check (deployment).
    @inlinable public static var oversightTwoPersonExemption: FieldPath {
        FieldPath(catalogued: "oversight.twoPersonExemption")
    }
    /// Citation (deployment).
    @inlinable public static var oversightTwoPersonExemptionCitation: FieldPath {
        FieldPath(catalogued: "oversight.twoPersonExemption.citation")
    }
    /// Address (deployment).
    @inlinable public static var oversightTwoPersonExemptionUrl: FieldPath {
        FieldPath(catalogued: "oversight.twoPersonExemption.url")
    }
    /// Information of people (deployment).
    @inlinable public static var notice: FieldPath { FieldPath(catalogued: "notice") }
    /// Are informed (deployment).
    @inlinable public static var noticeInformed: FieldPath { FieldPath(catalogued: "notice.informed") }
    /// How (deployment).
    @inlinable public static var noticeHow: FieldPath { FieldPath(catalogued: "notice.how") }
    /// Address (deployment).
    @inlinable public static var noticeUrl: FieldPath { FieldPath(catalogued: "notice.url") }
    /// Exception (deployment).
    @inlinable public static var noticeExceptionLaw: FieldPath { FieldPath(catalogued: "notice.exceptionLaw") }
    /// Explanation of the decision (deployment).
    @inlinable public static var explanation: FieldPath { FieldPath(catalogued: "explanation") }
    /// Contact (deployment).
    @inlinable public static var explanationContact: FieldPath { FieldPath(catalogued: "explanation.contact") }
    /// Address (deployment).
    @inlinable public static var explanationUrl: FieldPath { FieldPath(catalogued: "explanation.url") }
    /// Procedure (deployment).
    @inlinable public static var explanationProcedure: FieldPath { FieldPath(catalogued: "explanation.procedure") }
    /// Deadline in days (deployment).
    @inlinable public static var explanationDeadlineDays: FieldPath {
        FieldPath(catalogued: "explanation.deadlineDays")
    }
    /// Complaint to the authority (deployment).
    @inlinable public static var complaints: FieldPath { FieldPath(catalogued: "complaints") }
    /// Contact (deployment).
    @inlinable public static var complaintsInternalContact: FieldPath {
        FieldPath(catalogued: "complaints.internalContact")
    }
    /// Address (deployment).
    @inlinable public static var complaintsUrl: FieldPath { FieldPath(catalogued: "complaints.url") }
    /// Response in days (deployment).
    @inlinable public static var complaintsResponseDays: FieldPath { FieldPath(catalogued: "complaints.responseDays") }
    /// Workers (deployment).
    @inlinable public static var workers: FieldPath { FieldPath(catalogued: "workers") }
    /// At the workplace (deployment).
    @inlinable public static var workersWorkplaceUse: FieldPath { FieldPath(catalogued: "workers.workplaceUse") }
    /// Workers informed on (deployment).
    @inlinable public static var workersInformedOn: FieldPath { FieldPath(catalogued: "workers.informedOn") }
    /// Representatives informed on (deployment).
    @inlinable public static var workersRepresentativesInformedOn: FieldPath {
        FieldPath(catalogued: "workers.representativesInformedOn")
    }
    /// Agreement (deployment).
    @inlinable public static var workersAgreement: FieldPath { FieldPath(catalogued: "workers.agreement") }
    /// Logs (deployment).
    @inlinable public static var logs: FieldPath { FieldPath(catalogued: "logs") }
    /// Retention in months (deployment).
    @inlinable public static var logsRetentionMonths: FieldPath { FieldPath(catalogued: "logs.retentionMonths") }
    /// Law for a shorter period (deployment).
    @inlinable public static var logsShorterPeriodLaw: FieldPath { FieldPath(catalogued: "logs.shorterPeriodLaw") }
    /// Input data (deployment).
    @inlinable public static var inputData: FieldPath { FieldPath(catalogued: "inputData") }
    /// Controlled by the authority (deployment).
    @inlinable public static var inputDataControlledByAuthority: FieldPath {
        FieldPath(catalogued: "inputData.controlledByAuthority")
    }
    /// Measures (deployment).
    @inlinable public static var inputDataRelevanceMeasures: FieldPath {
        FieldPath(catalogued: "inputData.relevanceMeasures")
    }
    /// Monitoring (deployment).
    @inlinable public static var monitoring: FieldPath { FieldPath(catalogued: "monitoring") }
    /// Plan (deployment).
    @inlinable public static var monitoringPlan: FieldPath { FieldPath(catalogued: "monitoring.plan") }
    /// Last reviewed on (deployment).
    @inlinable public static var monitoringLastReviewedOn: FieldPath {
        FieldPath(catalogued: "monitoring.lastReviewedOn")
    }
    /// Indicators (deployment).
    @inlinable public static var monitoringKpis: FieldPath { FieldPath(catalogued: "monitoring.kpis[]") }
    /// Name (deployment).
    @inlinable public static var monitoringKpisName: FieldPath { FieldPath(catalogued: "monitoring.kpis[].name") }
    /// Value (deployment).
    @inlinable public static var monitoringKpisValue: FieldPath { FieldPath(catalogued: "monitoring.kpis[].value") }
    /// Unit (deployment).
    @inlinable public static var monitoringKpisUnit: FieldPath { FieldPath(catalogued: "monitoring.kpis[].unit") }
    /// Date (deployment).
    @inlinable public static var monitoringKpisDate: FieldPath { FieldPath(catalogued: "monitoring.kpis[].date") }
    /// Method (deployment).
    @inlinable public static var monitoringKpisMethod: FieldPath { FieldPath(catalogued: "monitoring.kpis[].method") }
    /// Fairness tests (deployment).
    @inlinable public static var fairnessTests: FieldPath { FieldPath(catalogued: "fairnessTests[]") }
    /// Group (deployment).
    @inlinable public static var fairnessTestsGroup: FieldPath { FieldPath(catalogued: "fairnessTests[].group") }
    /// Method (deployment).
    @inlinable public static var fairnessTestsMethod: FieldPath { FieldPath(catalogued: "fairnessTests[].method") }
    /// Result (deployment).
    @inlinable public static var fairnessTestsResult: FieldPath { FieldPath(catalogued: "fairnessTests[].result") }
    /// Date (deployment).
    @inlinable public static var fairnessTestsDate: FieldPath { FieldPath(catalogued: "fairnessTests[].date") }
}
