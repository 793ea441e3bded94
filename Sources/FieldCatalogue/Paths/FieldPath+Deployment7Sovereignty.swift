// Written by scripts/field_paths.py from fields-deployment-7-sovereignty.json; change that and run the script.

extension FieldPath {
    /// Openness (deployment).
    @inlinable public static var openness: FieldPath { FieldPath(catalogued: "openness") }
    /// Source code (deployment).
    @inlinable public static var opennessSource: FieldPath { FieldPath(catalogued: "openness.source") }
    /// Repository (deployment).
    @inlinable public static var opennessRepositoryUrl: FieldPath { FieldPath(catalogued: "openness.repositoryUrl") }
    /// Licence (deployment).
    @inlinable public static var opennessLicence: FieldPath { FieldPath(catalogued: "openness.licence") }
    /// Has publiccode.yml (deployment).
    @inlinable public static var opennessPubliccode: FieldPath { FieldPath(catalogued: "openness.publiccode") }
    /// Sovereignty (deployment).
    @inlinable public static var sovereignty: FieldPath { FieldPath(catalogued: "sovereignty") }
    /// Hosting (deployment).
    @inlinable public static var sovereigntyHosting: FieldPath { FieldPath(catalogued: "sovereignty.hosting") }
    /// Hosting model (deployment).
    @inlinable public static var sovereigntyHostingModel: FieldPath {
        FieldPath(catalogued: "sovereignty.hosting.model")
    }
    /// Operator (deployment).
    @inlinable public static var sovereigntyHostingOperator: FieldPath {
        FieldPath(catalogued: "sovereignty.hosting.operator")
    }
    /// Countries (deployment).
    @inlinable public static var sovereigntyHostingCountries: FieldPath {
        FieldPath(catalogued: "sovereignty.hosting.countries[]")
    }
    /// Third-country access (deployment).
    @inlinable public static var sovereigntyThirdCountryAccess: FieldPath {
        FieldPath(catalogued: "sovereignty.thirdCountryAccess")
    }
    /// Exit plan (deployment).
    @inlinable public static var sovereigntyExitPlan: FieldPath { FieldPath(catalogued: "sovereignty.exitPlan") }
    /// Exists (deployment).
    @inlinable public static var sovereigntyExitPlanExists: FieldPath {
        FieldPath(catalogued: "sovereignty.exitPlan.exists")
    }
    /// Data export (deployment).
    @inlinable public static var sovereigntyExitPlanDataExport: FieldPath {
        FieldPath(catalogued: "sovereignty.exitPlan.dataExport")
    }
    /// Months to replace (deployment).
    @inlinable public static var sovereigntyExitPlanMonthsToReplace: FieldPath {
        FieldPath(catalogued: "sovereignty.exitPlan.monthsToReplace")
    }
    /// Security (deployment).
    @inlinable public static var security: FieldPath { FieldPath(catalogued: "security") }
    /// Security review (deployment).
    @inlinable public static var securityReview: FieldPath { FieldPath(catalogued: "security.review") }
    /// Date (deployment).
    @inlinable public static var securityReviewDate: FieldPath { FieldPath(catalogued: "security.review.date") }
    /// Standard (deployment).
    @inlinable public static var securityReviewStandard: FieldPath { FieldPath(catalogued: "security.review.standard") }
    /// Reviewed by (deployment).
    @inlinable public static var securityReviewBy: FieldPath { FieldPath(catalogued: "security.review.by") }
    /// Environment (deployment).
    @inlinable public static var environment: FieldPath { FieldPath(catalogued: "environment") }
    /// Basis (deployment).
    @inlinable public static var environmentBasis: FieldPath { FieldPath(catalogued: "environment.basis") }
    /// Kilowatt hours a year (deployment).
    @inlinable public static var environmentKWhPerYear: FieldPath { FieldPath(catalogued: "environment.kWhPerYear") }
    /// Watt hours a request (deployment).
    @inlinable public static var environmentWhPerRequest: FieldPath {
        FieldPath(catalogued: "environment.whPerRequest")
    }
    /// Power usage effectiveness (deployment).
    @inlinable public static var environmentPue: FieldPath { FieldPath(catalogued: "environment.pue") }
    /// Renewable share in percent (deployment).
    @inlinable public static var environmentRenewableShare: FieldPath {
        FieldPath(catalogued: "environment.renewableShare")
    }
    /// Period (deployment).
    @inlinable public static var environmentPeriod: FieldPath { FieldPath(catalogued: "environment.period") }
    /// Source (deployment).
    @inlinable public static var environmentSource: FieldPath { FieldPath(catalogued: "environment.source") }
    /// AI agent (deployment).
    @inlinable public static var agent: FieldPath { FieldPath(catalogued: "agent") }
    /// Is an agent (deployment).
    @inlinable public static var agentIsAgent: FieldPath { FieldPath(catalogued: "agent.isAgent") }
    /// Autonomy (deployment).
    @inlinable public static var agentAutonomy: FieldPath { FieldPath(catalogued: "agent.autonomy") }
    /// Tools (deployment).
    @inlinable public static var agentTools: FieldPath { FieldPath(catalogued: "agent.tools[]") }
    /// Name (deployment).
    @inlinable public static var agentToolsName: FieldPath { FieldPath(catalogued: "agent.tools[].name") }
    /// Kind (deployment).
    @inlinable public static var agentToolsKind: FieldPath { FieldPath(catalogued: "agent.tools[].kind") }
    /// Target (deployment).
    @inlinable public static var agentToolsTarget: FieldPath { FieldPath(catalogued: "agent.tools[].target") }
    /// Human confirmation (deployment).
    @inlinable public static var agentHumanConfirmation: FieldPath { FieldPath(catalogued: "agent.humanConfirmation") }
    /// Limits (deployment).
    @inlinable public static var agentLimits: FieldPath { FieldPath(catalogued: "agent.limits") }
    /// Stop (deployment).
    @inlinable public static var agentStop: FieldPath { FieldPath(catalogued: "agent.stop") }
    /// Identity (deployment).
    @inlinable public static var agentIdentity: FieldPath { FieldPath(catalogued: "agent.identity") }
    /// Injection tests (deployment).
    @inlinable public static var agentInjectionTests: FieldPath { FieldPath(catalogued: "agent.injectionTests") }
    /// Security reviewed on (deployment).
    @inlinable public static var agentSecurityReviewOn: FieldPath { FieldPath(catalogued: "agent.securityReviewOn") }
    /// Cost (deployment).
    @inlinable public static var cost: FieldPath { FieldPath(catalogued: "cost") }
    /// Procurement (deployment).
    @inlinable public static var costProcurementId: FieldPath { FieldPath(catalogued: "cost.procurementId") }
    /// Contract value (deployment).
    @inlinable public static var costContractValue: FieldPath { FieldPath(catalogued: "cost.contractValue") }
    /// Running cost a year (deployment).
    @inlinable public static var costRunningPerYear: FieldPath { FieldPath(catalogued: "cost.runningPerYear") }
    /// Reuse (deployment).
    @inlinable public static var reuse: FieldPath { FieldPath(catalogued: "reuse") }
    /// Reusable (deployment).
    @inlinable public static var reuseReusable: FieldPath { FieldPath(catalogued: "reuse.reusable") }
    /// Cooperation wanted (deployment).
    @inlinable public static var reuseCooperationWanted: FieldPath { FieldPath(catalogued: "reuse.cooperationWanted") }
    /// Note (deployment).
    @inlinable public static var reuseNote: FieldPath { FieldPath(catalogued: "reuse.note") }
}
