import FieldCatalogue
import Findings

/// Why a derived fact is as it is: a sentence, its legal source, and the field it rests on.
public struct Reason: Sendable, Hashable {
    /// One sentence in plain language.
    public let text: Bilingual
    /// Legal source in citation style, German and English ("Art. 6 Abs. 2 KI-VO", "Art. 6(2) AI Act").
    public let source: Bilingual
    /// The field that decided; nil when none.
    public let path: FieldPath?

    /// Makes a reason.
    public init(text: Bilingual, source: Bilingual, path: FieldPath?) {
        (self.text, self.source, self.path) = (text, source, path)
    }
}

/// Risk class of a deployment, computed and never submitted (Art. 5, 6, 50, 2 AI Act).
public enum RiskClass: String, Sendable, CaseIterable {
    /// A practice Art. 5 prohibits is stated to apply.
    case prohibited
    /// Annex III, Art. 6(2).
    case highRiskAnnexIII = "high-risk-annex-iii"
    /// Annex I, Art. 6(1).
    case highRiskAnnexI = "high-risk-annex-i"
    /// Annex III, but excepted by Art. 6(3).
    case notHighRisk63 = "not-high-risk-6-3"
    /// Transparency duties of Art. 50 only.
    case transparency50 = "transparency-50"
    /// No special duty of the AI Act.
    case minimal
    /// Not an AI system (Art. 3(1)).
    case notAI = "not-ai"
    /// Outside the AI Act (Art. 2(3), (6), (8)).
    case outOfScope = "out-of-scope"
    /// Too little is known to classify it (records from public sources).
    case notAssessed = "not-assessed"

    /// Whether it is high-risk in the sense of Art. 6; Section B of Annex I has no duties of Chapter III all the same.
    public var isHighRisk: Bool { self == .highRiskAnnexIII || self == .highRiskAnnexI }
}

/// State of the fundamental rights impact assessment of a deployment, computed from the FRIA record.
public enum FRIAStatus: String, Sendable, CaseIterable {
    /// Art. 27 does not ask for one and none exists.
    case notRequired = "not-required"
    /// None yet, a date is named.
    case planned
    /// A FRIA record exists and is being worked on.
    case inProgress = "in-progress"
    /// A completed FRIA record exists.
    case completed
    /// A FRIA exists but is outdated or withdrawn.
    case outdated
    /// Art. 27 asks for one and none is on file.
    case missing
    /// Too little is known (records from public sources).
    case notAssessed = "not-assessed"
}

/// A duty of the law for this one system, with the date from which it binds.
public struct Duty: Sendable, Hashable {
    /// Stable id ("fria", "eu-registration", "inform-people", …).
    public let id: String
    /// What has to be done, in one sentence.
    public let text: Bilingual
    /// Legal source.
    public let source: Bilingual
    /// Transitional rule that moves its day; nil for none.
    public let transition: Bilingual?
    /// First day on which it binds (legacy periods of Art. 111 included).
    public let dueFrom: Day
    /// Whether the record shows it as done; nil when the record cannot tell.
    public let isMet: Bool?
    /// Whether it was met after its time only.
    public let isLate: Bool
    /// Whether it binds with the first use, which has not begun: no day tells when.
    public let awaitsUse: Bool

    /// Where a duty stands on a day.
    public enum State: String, Sendable, CaseIterable {
        /// The record shows it as done.
        case met
        /// The record shows it as done although it does not bind yet.
        case early
        /// The record shows it as done, but after its time.
        case late
        /// It does not bind yet.
        case later
        /// The record cannot tell.
        case unknown
        /// It binds and is not done.
        case open
    }

    /// Where it stands on a day.
    public func state(on day: Day) -> State {
        let isBinding = dueFrom <= day && !awaitsUse
        if isMet == true { return !isBinding ? .early : isLate ? .late : .met }
        return !isBinding ? .later : isMet == nil ? .unknown : .open
    }

    /// Sign for terminals: met, open, or not visible from the record.
    public var sign: String { isMet.map { $0 ? "✓" : "•" } ?? "?" }

    /// Legal source with the transitional rule.
    public var fullSource: Bilingual {
        transition.map { Bilingual(de: "\(source.de); \($0.de)", en: "\(source.en); \($0.en)") } ?? source
    }

    /// Makes a duty.
    public init(
        id: String, text: Bilingual, source: Bilingual, transition: Bilingual?, dueFrom: Day, isMet: Bool?,
        isLate: Bool = false, awaitsUse: Bool = false
    ) {
        self.isLate = isLate
        self.awaitsUse = awaitsUse
        self.id = id
        self.text = text
        self.source = source
        self.transition = transition
        self.dueFrom = dueFrom
        self.isMet = isMet
    }
}

/// The authority that supervises the use of a system (§ 2 KI-MIG), with the reason.
public struct CompetentAuthority: Sendable, Hashable {
    /// Authority id.
    public let id: String
    /// Why this one.
    public let reason: Reason

    /// Makes a competent authority.
    public init(id: String, reason: Reason) {
        (self.id, self.reason) = (id, reason)
    }
}

/// How much of a record is filled in, in three tiers.
public struct Completeness: Sendable, Hashable {
    /// Fields answered and fields asked in one tier.
    public struct Tier: Sendable, Hashable {
        /// Answered fields (withheld ones count as answered).
        public let answered: Int
        /// All fields of the tier that apply to the record.
        public let asked: Int

        /// Makes a tier.
        public init(answered: Int, asked: Int) {
            (self.answered, self.asked) = (answered, asked)
        }
    }
    /// Required by structure.
    public let structure: Tier
    /// Required by law on the reference date.
    public let law: Tier
    /// Useful to readers: all other applicable public fields.
    public let useful: Tier

    /// Makes a completeness.
    public init(structure: Tier, law: Tier, useful: Tier) {
        (self.structure, self.law, self.useful) = (structure, law, useful)
    }
}

/// Everything the register computes about one record on one day.
public struct DerivedFacts: Sendable {
    /// Risk class; nil for other record types than deployments.
    public let riskClass: RiskClass?
    /// Why this risk class.
    public let riskReasons: [Reason]
    /// Duties of the law, by date.
    public let duties: [Duty]
    /// Supervisory authority; nil for other record types than deployments.
    public let competentAuthority: CompetentAuthority?
    /// State of the FRIA; nil for other record types than deployments.
    public let friaStatus: FRIAStatus?
    /// Whether the deployment names an assessment that is about other deployments only.
    public let namesForeignAssessment: Bool
    /// Whether the assessment was completed and the system has changed since, so that it has to be updated (Art. 27(2)).
    public let assessmentNeedsUpdate: Bool
    /// Completeness in three tiers; nil for withdrawals and reduced records.
    public let completeness: Completeness?
    /// The risks of an assessment with severity and level before and after measures; empty for other record types.
    public let risks: [RatedRisk]

    /// Makes derived facts.
    public init(
        riskClass: RiskClass?, riskReasons: [Reason], duties: [Duty], competentAuthority: CompetentAuthority?,
        friaStatus: FRIAStatus?, completeness: Completeness?, risks: [RatedRisk] = [],
        namesForeignAssessment: Bool = false, assessmentNeedsUpdate: Bool = false
    ) {
        self.assessmentNeedsUpdate = assessmentNeedsUpdate
        self.namesForeignAssessment = namesForeignAssessment
        self.riskClass = riskClass
        self.riskReasons = riskReasons
        self.duties = duties
        self.competentAuthority = competentAuthority
        self.friaStatus = friaStatus
        self.completeness = completeness
        self.risks = risks
    }
}
