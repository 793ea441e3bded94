// Written by scripts/field_paths.py from fields-fria.json; change that and run the script.

extension FieldPath {
    /// Deployments (fria).
    @inlinable public static var deployments: FieldPath { FieldPath(catalogued: "deployments[]") }
    /// Performed on (fria).
    @inlinable public static var performedOn: FieldPath { FieldPath(catalogued: "performedOn") }
    /// Updated on (fria).
    @inlinable public static var updatedOn: FieldPath { FieldPath(catalogued: "updatedOn") }
    /// Next review (fria).
    @inlinable public static var nextReviewOn: FieldPath { FieldPath(catalogued: "nextReviewOn") }
    /// Public summary (fria).
    @inlinable public static var publicSummary: FieldPath { FieldPath(catalogued: "publicSummary") }
    /// Template (fria).
    @inlinable public static var template: FieldPath { FieldPath(catalogued: "template") }
    /// Name (fria).
    @inlinable public static var templateName: FieldPath { FieldPath(catalogued: "template.name") }
    /// Version (fria).
    @inlinable public static var templateVersion: FieldPath { FieldPath(catalogued: "template.version") }
    /// Similar case (fria).
    @inlinable public static var similarCase: FieldPath { FieldPath(catalogued: "similarCase") }
    /// Relied on (fria).
    @inlinable public static var reliedOn: FieldPath { FieldPath(catalogued: "reliedOn[]") }
    /// Kind (fria).
    @inlinable public static var reliedOnKind: FieldPath { FieldPath(catalogued: "reliedOn[].kind") }
    /// Reference (fria).
    @inlinable public static var reliedOnReference: FieldPath { FieldPath(catalogued: "reliedOn[].reference") }
    /// What was reused (fria).
    @inlinable public static var reliedOnWhatWasReused: FieldPath { FieldPath(catalogued: "reliedOn[].whatWasReused") }
    /// Assessed by (fria).
    @inlinable public static var assessedBy: FieldPath { FieldPath(catalogued: "assessedBy") }
    /// Consultation (fria).
    @inlinable public static var consulted: FieldPath { FieldPath(catalogued: "consulted[]") }
    /// Who (fria).
    @inlinable public static var consultedKind: FieldPath { FieldPath(catalogued: "consulted[].kind") }
    /// How (fria).
    @inlinable public static var consultedHow: FieldPath { FieldPath(catalogued: "consulted[].how") }
    /// Date (fria).
    @inlinable public static var consultedDate: FieldPath { FieldPath(catalogued: "consulted[].date") }
    /// Result (fria).
    @inlinable public static var consultedResultSummary: FieldPath {
        FieldPath(catalogued: "consulted[].resultSummary")
    }
    /// Notification (fria).
    @inlinable public static var notification: FieldPath { FieldPath(catalogued: "notification") }
    /// Authority (fria).
    @inlinable public static var notificationAuthority: FieldPath { FieldPath(catalogued: "notification.authority") }
    /// Date (fria).
    @inlinable public static var notificationDate: FieldPath { FieldPath(catalogued: "notification.date") }
    /// Reference (fria).
    @inlinable public static var notificationReference: FieldPath { FieldPath(catalogued: "notification.reference") }
    /// Exemption of Art. 46 (fria).
    @inlinable public static var notificationExemption46: FieldPath {
        FieldPath(catalogued: "notification.exemption46")
    }
    /// Exemption reference (fria).
    @inlinable public static var notificationExemptionReference: FieldPath {
        FieldPath(catalogued: "notification.exemptionReference")
    }
    /// a) Processes (fria).
    @inlinable public static var processes: FieldPath { FieldPath(catalogued: "processes") }
    /// b) Period and frequency (fria).
    @inlinable public static var periodAndFrequency: FieldPath { FieldPath(catalogued: "periodAndFrequency") }
    /// From (fria).
    @inlinable public static var periodAndFrequencyFrom: FieldPath { FieldPath(catalogued: "periodAndFrequency.from") }
    /// Until (fria).
    @inlinable public static var periodAndFrequencyUntil: FieldPath {
        FieldPath(catalogued: "periodAndFrequency.until")
    }
    /// Frequency (fria).
    @inlinable public static var periodAndFrequencyFrequency: FieldPath {
        FieldPath(catalogued: "periodAndFrequency.frequency")
    }
    /// Cases a year (fria).
    @inlinable public static var periodAndFrequencyCasesPerYear: FieldPath {
        FieldPath(catalogued: "periodAndFrequency.casesPerYear")
    }
    /// c) People and groups affected (fria).
    @inlinable public static var affectedGroups: FieldPath { FieldPath(catalogued: "affectedGroups[]") }
    /// Short id (fria).
    @inlinable public static var affectedGroupsId: FieldPath { FieldPath(catalogued: "affectedGroups[].id") }
    /// Group (fria).
    @inlinable public static var affectedGroupsName: FieldPath { FieldPath(catalogued: "affectedGroups[].name") }
    /// Description (fria).
    @inlinable public static var affectedGroupsDescription: FieldPath {
        FieldPath(catalogued: "affectedGroups[].description")
    }
    /// Size (fria).
    @inlinable public static var affectedGroupsSize: FieldPath { FieldPath(catalogued: "affectedGroups[].size") }
    /// Vulnerable (fria).
    @inlinable public static var affectedGroupsVulnerable: FieldPath {
        FieldPath(catalogued: "affectedGroups[].vulnerable[]")
    }
    /// Directly or indirectly (fria).
    @inlinable public static var affectedGroupsDirectlyOrIndirectly: FieldPath {
        FieldPath(catalogued: "affectedGroups[].directlyOrIndirectly")
    }
    /// Why no risk (fria).
    @inlinable public static var affectedGroupsNoRiskReasoning: FieldPath {
        FieldPath(catalogued: "affectedGroups[].noRiskReasoning")
    }
    /// d) Risks to fundamental rights (fria).
    @inlinable public static var risks: FieldPath { FieldPath(catalogued: "risks[]") }
    /// Short id (fria).
    @inlinable public static var risksId: FieldPath { FieldPath(catalogued: "risks[].id") }
    /// Risk (fria).
    @inlinable public static var risksTitle: FieldPath { FieldPath(catalogued: "risks[].title") }
    /// Description (fria).
    @inlinable public static var risksDescription: FieldPath { FieldPath(catalogued: "risks[].description") }
    /// Rights touched (fria).
    @inlinable public static var risksRights: FieldPath { FieldPath(catalogued: "risks[].rights[]") }
    /// Groups (fria).
    @inlinable public static var risksGroups: FieldPath { FieldPath(catalogued: "risks[].groups[]") }
    /// Cause (fria).
    @inlinable public static var risksCause: FieldPath { FieldPath(catalogued: "risks[].cause") }
    /// Provider information used (fria).
    @inlinable public static var risksProviderInfoUsed: FieldPath { FieldPath(catalogued: "risks[].providerInfoUsed") }
    /// Before measures (fria).
    @inlinable public static var risksInherent: FieldPath { FieldPath(catalogued: "risks[].inherent") }
    /// Gravity (fria).
    @inlinable public static var risksInherentGravity: FieldPath { FieldPath(catalogued: "risks[].inherent.gravity") }
    /// Scope (fria).
    @inlinable public static var risksInherentScope: FieldPath { FieldPath(catalogued: "risks[].inherent.scope") }
    /// Remediability (fria).
    @inlinable public static var risksInherentRemediability: FieldPath {
        FieldPath(catalogued: "risks[].inherent.remediability")
    }
    /// Likelihood (fria).
    @inlinable public static var risksInherentLikelihood: FieldPath {
        FieldPath(catalogued: "risks[].inherent.likelihood")
    }
    /// Confidence (fria).
    @inlinable public static var risksInherentConfidence: FieldPath {
        FieldPath(catalogued: "risks[].inherent.confidence")
    }
    /// Reasoning (fria).
    @inlinable public static var risksInherentReasoning: FieldPath {
        FieldPath(catalogued: "risks[].inherent.reasoning")
    }
    /// After measures (fria).
    @inlinable public static var risksResidual: FieldPath { FieldPath(catalogued: "risks[].residual") }
    /// Gravity (fria).
    @inlinable public static var risksResidualGravity: FieldPath { FieldPath(catalogued: "risks[].residual.gravity") }
    /// Scope (fria).
    @inlinable public static var risksResidualScope: FieldPath { FieldPath(catalogued: "risks[].residual.scope") }
    /// Remediability (fria).
    @inlinable public static var risksResidualRemediability: FieldPath {
        FieldPath(catalogued: "risks[].residual.remediability")
    }
    /// Likelihood (fria).
    @inlinable public static var risksResidualLikelihood: FieldPath {
        FieldPath(catalogued: "risks[].residual.likelihood")
    }
    /// Confidence (fria).
    @inlinable public static var risksResidualConfidence: FieldPath {
        FieldPath(catalogued: "risks[].residual.confidence")
    }
    /// Reasoning (fria).
    @inlinable public static var risksResidualReasoning: FieldPath {
        FieldPath(catalogued: "risks[].residual.reasoning")
    }
    /// Proportionality (fria).
    @inlinable public static var risksProportionality: FieldPath { FieldPath(catalogued: "risks[].proportionality") }
    /// Legitimate aim (fria).
    @inlinable public static var risksProportionalityLegitimateAim: FieldPath {
        FieldPath(catalogued: "risks[].proportionality.legitimateAim")
    }
    /// Suitable (fria).
    @inlinable public static var risksProportionalitySuitable: FieldPath {
        FieldPath(catalogued: "risks[].proportionality.suitable")
    }
    /// Necessary (fria).
    @inlinable public static var risksProportionalityNecessary: FieldPath {
        FieldPath(catalogued: "risks[].proportionality.necessary")
    }
    /// Balanced (fria).
    @inlinable public static var risksProportionalityBalanced: FieldPath {
        FieldPath(catalogued: "risks[].proportionality.balanced")
    }
    /// Abilities (fria).
    @inlinable public static var oversightMeasures: FieldPath { FieldPath(catalogued: "oversight.measures[]") }
    /// f) Measures (fria).
    @inlinable public static var measuresList: FieldPath { FieldPath(catalogued: "measures[]") }
    /// Short id (fria).
    @inlinable public static var measuresListId: FieldPath { FieldPath(catalogued: "measures[].id") }
    /// Against which risks (fria).
    @inlinable public static var measuresListRisks: FieldPath { FieldPath(catalogued: "measures[].risks[]") }
    /// Measure (fria).
    @inlinable public static var measuresListDescription: FieldPath { FieldPath(catalogued: "measures[].description") }
    /// Kind (fria).
    @inlinable public static var measuresListKind: FieldPath { FieldPath(catalogued: "measures[].kind") }
    /// Responsible function (fria).
    @inlinable public static var measuresListResponsibleFunction: FieldPath {
        FieldPath(catalogued: "measures[].responsibleFunction")
    }
    /// State (fria).
    @inlinable public static var measuresListState: FieldPath { FieldPath(catalogued: "measures[].state") }
    /// Due (fria).
    @inlinable public static var measuresListDue: FieldPath { FieldPath(catalogued: "measures[].due") }
    /// f) If a risk comes true (fria).
    @inlinable public static var materialisationPlan: FieldPath { FieldPath(catalogued: "materialisationPlan") }
    /// f) Governance (fria).
    @inlinable public static var governance: FieldPath { FieldPath(catalogued: "governance") }
    /// f) Complaint mechanism (fria).
    @inlinable public static var complaintMechanism: FieldPath { FieldPath(catalogued: "complaintMechanism") }
    /// How (fria).
    @inlinable public static var complaintMechanismHow: FieldPath { FieldPath(catalogued: "complaintMechanism.how") }
    /// Contact (fria).
    @inlinable public static var complaintMechanismContact: FieldPath {
        FieldPath(catalogued: "complaintMechanism.contact")
    }
    /// Response in days (fria).
    @inlinable public static var complaintMechanismResponseDays: FieldPath {
        FieldPath(catalogued: "complaintMechanism.responseDays")
    }
    /// References to the DPIA (fria).
    @inlinable public static var dpiaReferences: FieldPath { FieldPath(catalogued: "dpiaReferences[]") }
    /// Element (fria).
    @inlinable public static var dpiaReferencesElement: FieldPath { FieldPath(catalogued: "dpiaReferences[].element") }
    /// Section (fria).
    @inlinable public static var dpiaReferencesDpiaSection: FieldPath {
        FieldPath(catalogued: "dpiaReferences[].dpiaSection")
    }
    /// Inclusion (fria).
    @inlinable public static var dpiaReferencesIncluded: FieldPath {
        FieldPath(catalogued: "dpiaReferences[].included")
    }
    /// Positive effects (fria).
    @inlinable public static var positiveEffects: FieldPath { FieldPath(catalogued: "positiveEffects[]") }
    /// Description (fria).
    @inlinable public static var positiveEffectsDescription: FieldPath {
        FieldPath(catalogued: "positiveEffects[].description")
    }
    /// Rights strengthened (fria).
    @inlinable public static var positiveEffectsRights: FieldPath {
        FieldPath(catalogued: "positiveEffects[].rights[]")
    }
    /// Result (fria).
    @inlinable public static var decisionResult: FieldPath { FieldPath(catalogued: "decision.result") }
    /// Conditions (fria).
    @inlinable public static var decisionConditions: FieldPath { FieldPath(catalogued: "decision.conditions[]") }
    /// Justification (fria).
    @inlinable public static var decisionJustification: FieldPath { FieldPath(catalogued: "decision.justification") }
    /// Approved by (fria).
    @inlinable public static var decisionApprovedByFunction: FieldPath {
        FieldPath(catalogued: "decision.approvedByFunction")
    }
    /// Date (fria).
    @inlinable public static var decisionDate: FieldPath { FieldPath(catalogued: "decision.date") }
}
