import FieldCatalogue
import LegalFacts
import Records
import SourceJSON

/// What lists, counts and charts need of a deployment; handed around as a handle, because many lists have it.
final class IndexRow: Sendable {
    let id: String
    let type: RecordType
    let authority: String
    /// The Ressort the authority belongs to, or the authority itself when it stands alone; nil when not on file.
    let ressort: String?
    let name: String
    let nameEn: String?
    let summary: String
    let summaryEn: String?
    let status: String
    /// Nil where the class is not public: that is another statement than "not classified".
    let riskClass: RiskClass?
    let friaStatus: FRIAStatus?
    let origin: Origin
    let level: PublicationLevel
    let firstRecordedAt: Instant
    let lastRecordedAt: Instant
    /// Areas of life, and services in the words of the record.
    let lifeAreas: [String]
    let services: [String]
    /// Role in decisions.
    let decisionRole: String?
    /// Rights stated by the deployment and by its assessments, in the order of the vocabulary.
    let rights: [TouchedRight]
    let completeness: Completeness?
    /// Day of the last confirmation by the authority.
    let confirmedOn: Day?
    /// Day by which a restriction of the publication is reviewed.
    let publicationReviewOn: Day?
    let practices: Practices
    let openness: Openness

    /// Takes what it needs from the page of a present deployment.
    ///
    /// - Parameter authority: the responsible authority; nil when it is not on file.
    init(_ material: RecordMaterial, authority: AuthorityRow?) {
        let entry = material.entry
        let facts = material.record.facts
        let values = material.record.record
        id = entry.id
        type = entry.type
        self.authority = entry.authority
        ressort = authority.map { $0.parent ?? $0.id }
        name = entry.name
        nameEn = values.string(.translationsEnName)
        summary = values.string(.shortDescription) ?? ""
        summaryEn = values.string(.translationsEnShortDescription)
        status = values.string(.status) ?? ""
        riskClass = facts.riskClass
        friaStatus = facts.friaStatus
        origin = entry.origin
        level = entry.level
        firstRecordedAt = entry.firstRecordedAt
        lastRecordedAt = entry.lastRecordedAt
        lifeAreas = IndexRow.unique(values.strings(.lifeAreas))
        services = IndexRow.unique(values.strings(.services))
        decisionRole = values.string(.decisionRole)
        rights = material.surroundings.rights
        completeness = facts.completeness
        confirmedOn = values.day(.confirmedOn)
        publicationReviewOn = values.day(.publicationReviewDate)
        practices = Practices(values)
        openness = Openness(values)
    }

    private static func unique(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }

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

        init(_ values: Record) {
            var answers: [String: Bool] = [:]
            var exceptions: [String: String] = [:]
            if let practices = values[.classificationProhibited] {
                for practice in practices.members {
                    guard let applies = practice.value["applies"]?.boolean else { continue }
                    answers[practice.key.string] = applies
                    if let exception = practice.value["exception"]?.string {
                        exceptions[practice.key.string] = exception
                    }
                }
            }
            usesBiometrics = values.boolean(.biometricsUsed)
            biometricKinds = values.strings(.biometricsKind)
            inPublicSpace = values.boolean(.biometricsPublicSpace)
            isAgent = values.boolean(.agentIsAgent)
            autonomy = values.string(.agentAutonomy)
            confirmation = values.string(.agentHumanConfirmation)
            prohibited = answers
            self.exceptions = exceptions
        }
    }

    /// What is said about code, operation and energy; nil where nothing is said. That it is unknown is said, but no
    /// answer.
    struct Openness: Sendable {
        /// Whether a code answers a question.
        static func isAnswer(_ code: String?) -> Bool { code != nil && code != Absence.unknownCode }

        let source: String?
        let hosting: String?
        let thirdCountryAccess: String?
        let hasExitPlan: Bool?
        let environmentBasis: String?
        let kWhPerYear: Double?

        init(_ values: Record) {
            source = values.string(.opennessSource)
            hosting = values.string(.sovereigntyHostingModel)
            thirdCountryAccess = values.string(.sovereigntyThirdCountryAccess)
            hasExitPlan = values.boolean(.sovereigntyExitPlanExists)
            environmentBasis = values.string(.environmentBasis)
            kWhPerYear = values[.environmentKWhPerYear]?.double
        }
    }

    /// Whether it counts in figures: made-up examples do not.
    var counts: Bool { origin != .sample }
}
