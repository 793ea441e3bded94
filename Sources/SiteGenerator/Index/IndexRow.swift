import Findings
import RegisterModel

/// What lists, counts and charts need of a deployment.
struct IndexRow: Sendable {
    let id: String
    let type: RecordType
    let authority: String
    /// The Ressort the authority belongs to, or the authority itself when it stands alone; nil when not on file.
    var ressort: String?
    let name: String
    let nameEn: String?
    let summary: String
    let summaryEn: String?
    let status: String
    let riskClass: RiskClass
    let friaStatus: FRIAStatus?
    let origin: Origin
    let level: PublicationLevel
    let firstRecordedAt: Instant
    let lastRecordedAt: Instant
    let changeNote: String
    /// Areas of life, services and context of use in the words of the record.
    let lifeAreas: [String]
    let services: [String]
    let context: String?
    /// Role in decisions, and whether they are about people.
    let decisionRole: String?
    let affectsPeople: Bool?
    /// Rights stated by the deployment and by its assessments, in the order of the vocabulary.
    var rights: [TouchedRight]
    /// Slug of the product, shared by several deployments.
    let product: String?
    let completeness: Completeness?
    /// Day of the last confirmation by the authority.
    let confirmedOn: Day?
    /// Day by which a restriction of the publication is reviewed.
    let publicationReviewOn: Day?
    let practices: Practices
    let openness: Openness

    /// What a system does that the law watches closely.
    struct Practices: Sendable {
        let usesBiometrics: Bool?
        let biometricKinds: [String]
        let inPublicSpace: Bool?
        let isAgent: Bool?
        let autonomy: String?
        let confirmation: String?
        /// Answers to the questions about prohibited practices, by code of Art. 5.
        let prohibited: [String: Bool]
        /// Codes of practices for which an exception is claimed, with the exception.
        let exceptions: [String: String]
    }

    /// What is said about code, operation and energy; nil where nothing is said.
    struct Openness: Sendable {
        let source: String?
        let hosting: String?
        let thirdCountryAccess: String?
        let hasExitPlan: Bool?
        let environmentBasis: String?
        let kWhPerYear: Double?
    }

    /// Whether it counts in figures: made-up examples do not.
    var counts: Bool { origin != .sample }
}

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
    /// Rights its risks touch, with the worst risk after measures.
    let rights: [TouchedRight]
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
