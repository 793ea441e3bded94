import Findings
import RegisterModel
import SourceJSON

/// A place where a record breaks a rule.
public struct RuleHit: Sendable {
    /// The smallest bytes at fault.
    public let span: ByteSpan
    /// Text beside the place; nil for the rule's requirement alone.
    public let label: Bilingual?
    /// A severity other than the rule's; nil for the rule's.
    public let severity: Finding.Severity?

    /// Makes a hit.
    public init(_ span: ByteSpan, label: Bilingual? = nil, severity: Finding.Severity? = nil) {
        self.span = span
        self.label = label
        self.severity = severity
    }
}

/// What a rule may look at besides the record.
public struct RuleContext: Sendable {
    /// The day on which the law is applied.
    public let date: Day
    /// Fields, vocabularies, tables.
    public let catalogue: Catalogue
    /// From when the parts of the law apply.
    public let dates: LegalDates
    /// What the register derives from the record.
    public let facts: DerivedFacts
    /// Other records.
    public let neighbours: any Neighbours
    /// The stored revision before this one; nil for a new record.
    public let previous: Record?

    /// Whether the deployment is tested, used or suspended: the law treats all three as active.
    public func isActive(_ record: Record) -> Bool {
        record.string("status").flatMap { catalogue.vocabularies["status"]?[$0] }?.properties["activeForLaw"]?.boolean
            ?? false
    }

    /// Whether Chapter III of the AI Act applies to the record.
    public var isHighRisk: Bool { facts.riskClass?.isHighRisk ?? false }
}

/// One demand on a record: a pure function from the record to the places that break it.
public protocol Rule: Sendable {
    /// What people need to know about it.
    static var description: RuleDescription { get }
    /// The places at fault; empty when the record keeps the rule or it does not apply.
    static func check(_ record: Record, _ context: RuleContext) -> [RuleHit]
}
