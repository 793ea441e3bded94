import FieldCatalogue
import Findings
import LegalFacts

/// What is known of an authority for lists.
struct AuthorityRow: Sendable {
    let id: String
    let nameDe: String
    let nameEn: String?
    let abbreviation: String
    let parent: String?
    let kind: String
    let website: String?
    let postalAddress: String?
    /// Whether it says that it is a law enforcement authority.
    let isLawEnforcement: Bool
    let origin: Origin
    let nullReportOn: Day?

    func name(_ language: Language) -> String { language == .en ? nameEn ?? nameDe : nameDe }
}

/// What lists and charts need of an assessment.
struct AssessmentRow: Sendable {
    let id: String
    let authority: String
    let origin: Origin
    let deployments: [String]
    let status: String
    let performedOn: Day?
    let nextReviewOn: Day?
    let decision: String?
    /// Number of risks by level, before and after measures.
    let before: [RiskRating.Level: Int]
    let after: [RiskRating.Level: Int]
}

/// What lists need of an incident.
struct IncidentRow: Sendable {
    let id: String
    let authority: String
    let origin: Origin
    let deployment: String
    let kind: String
    let state: String
    let awareOn: Day?
}

/// What lists need of a label.
struct LabelRow: Sendable {
    let id: String
    let authority: String
    let origin: Origin
    let title: String
    let kind: String
    let extent: String
    let publishedOn: Day?
    let deployment: String?
}

/// One acceptance in the chronicle of the register.
struct ChronicleRow: Sendable {
    /// What happened.
    enum Kind: String, Sendable, CaseIterable {
        case added, changed, withdrawn
        /// An authority stated that it uses no AI.
        case nullReport = "null-report"
    }

    let id: String
    let type: RecordType
    let origin: Origin
    let authority: String
    let name: String
    let nameEn: String?
    let kind: Kind
    let revision: Int
    let revisionCount: Int
    let recordedAt: Instant
    let note: String?
    /// Risk class before and after; equal when it did not move, nil for other records than deployments.
    let riskBefore: RiskClass?
    let riskAfter: RiskClass?
}
