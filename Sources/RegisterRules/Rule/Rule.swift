import FieldCatalogue
import Findings
import LegalFacts
import Records
import SourceJSON

/// A place where a record breaks a rule.
public struct RuleHit: Sendable {
    /// The smallest bytes at fault.
    public let span: ByteSpan
    /// Text beside the place; nil for the rule's requirement alone.
    public let label: Bilingual?
    /// A severity other than the rule's; nil for the rule's.
    public let severity: Finding.Severity?
    /// The law that asks it of this record, where the rule names several; nil for the rule's.
    public let source: Bilingual?

    /// Makes a hit.
    public init(
        _ span: ByteSpan, label: Bilingual? = nil, severity: Finding.Severity? = nil, source: Bilingual? = nil
    ) {
        self.span = span
        self.label = label
        self.severity = severity
        self.source = source
    }
}

extension RuleHit {
    /// Marks what an obligation finds missing.
    public init(_ gap: Gap, severity: Finding.Severity? = nil, source: Bilingual? = nil) {
        self.init(gap.span, label: gap.label, severity: severity, source: source)
    }
}

/// What a rule may look at besides the record.
public struct RuleContext: Sendable {
    /// The record as a deployment with its risk class; of class `notAssessed` for other record types.
    public let deployment: ClassifiedDeployment
    /// What the register derives from the record; duties and completeness are left out.
    public let facts: DerivedFacts
    /// The prohibited practices the record states (Art. 5).
    public let practices: [ProhibitedPractice]
    /// The deployments an assessment or incident is about, as far as they are known.
    public let concerned: [ClassifiedDeployment]
    /// Other records.
    public let neighbours: any Neighbours
    /// The stored revision before this one; nil for a new record.
    public let previous: Record?

    /// Derives what rules need of a record.
    ///
    /// - Parameters:
    ///   - day: the day on which the law is applied.
    ///   - previous: the stored revision before this one; nil for a new record.
    /// - Throws: what reading the neighbours throws.
    public init(
        _ record: Record, on day: Day, derivation: Derivation, neighbours: any Neighbours, previous: Record?
    ) throws {
        facts = try derivation.facts(of: record, on: day, neighbours: neighbours, countsAnswers: false)
        deployment = ClassifiedDeployment(
            record, riskClass: facts.riskClass ?? .notAssessed, on: day, derivation: derivation)
        practices =
            record.type == .deployment ? ProhibitedPractice.all(in: record, catalogue: derivation.catalogue) : []
        concerned = try record.concernedDeployments.compactMap { try neighbours.record($0) }
            .filter { $0.type == .deployment && !$0.isWithdrawal }
            .map { derivation.classified($0, on: day) }
        self.neighbours = neighbours
        self.previous = previous
    }

    /// The day on which the law is applied.
    public var date: Day { deployment.day }

    /// Fields, vocabularies, tables.
    public var catalogue: Catalogue { deployment.derivation.catalogue }

    /// Whether the deployment is tested, used or suspended: the law treats all three as active.
    public var isActive: Bool { deployment.isActive }

    /// Whether it is used: active, and no lawful test in real-world conditions (Art. 3(57)).
    public var isInService: Bool { deployment.isInService }

    /// Whether the completed assessment is older than a significant change: Art. 27(1) was met, Art. 27(2) asks for more.
    public var isAssessmentAgedByChange: Bool { facts.assessmentNeedsUpdate }

    /// Whether the duties of Chapter III of the AI Act bind the deployer.
    public var isHighRisk: Bool { deployment.hasChapterIIIDuties }

    /// Whether a deployment that the record is about is high-risk, or none of them is known.
    public var mayConcernHighRisk: Bool { concerned.isEmpty || concerned.contains(where: \.hasChapterIIIDuties) }

    /// The first day on which a part of the law binds the authority here, transitional periods included; nil for an
    /// unknown id.
    ///
    /// What is said of Annex III holds for Annex I from its own day. Assessments and incidents follow the first of their
    /// deployments: whether a system was in service before stands there.
    public func firstDay(of id: String) -> LegalDates.FirstDay? {
        let dates = deployment.derivation.dates
        guard id == "high-risk-annex-iii" else { return dates.firstDay(of: id, for: deployment.record) }
        return (concerned.isEmpty ? [deployment] : concerned)
            .compactMap { dates.firstDay(of: $0.chapterIIIDateID, for: $0.record) }
            .min { $0.day < $1.day }
    }
}

/// One demand on a record: a pure function from the record to the places that break it.
public protocol Rule: Sendable {
    /// What people need to know about it.
    static var description: RuleDescription { get }
    /// The places at fault; empty when the record keeps the rule or it does not apply.
    ///
    /// - Throws: what reading the neighbours throws.
    static func check(_ record: Record, _ context: RuleContext) throws -> [RuleHit]
}
