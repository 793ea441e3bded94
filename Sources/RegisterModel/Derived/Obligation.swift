import Findings
import SourceJSON

/// A place where a record does not show what an obligation asks for.
public struct Gap: Sendable {
    /// Catalogue path of the field that would answer it.
    public let path: String
    /// The bytes to mark.
    public let span: ByteSpan
    /// Text beside the place; nil for none.
    public let label: Bilingual?
    /// Whether what was asked is done, but after its time: nobody can make it good.
    public let isLate: Bool

    /// Marks bytes of a record.
    public init(_ path: String, _ span: ByteSpan, label: Bilingual? = nil, isLate: Bool = false) {
        (self.path, self.span, self.label, self.isLate) = (path, span, label, isLate)
    }

    /// Marks a field, or the nearest place of a record that exists.
    public init(_ path: String, in record: Record, label: Bilingual? = nil, isLate: Bool = false) {
        self.init(path, record.span(of: path), label: label, isLate: isLate)
    }

    /// A gap at a day that lies after the day before which the law asks for it; nil when it was in time or cannot be told.
    ///
    /// - Parameters:
    ///   - law: id of the day from which the law asks: what was done by then was done in time.
    init?(late path: String, in deployment: ClassifiedDeployment, law id: String) {
        let record = deployment.record
        guard let done = record.day(path), let start = record.firstUse,
            let first = deployment.derivation.dates.firstDay(of: id, for: record), done > max(start, first.day)
        else { return nil }
        self.init(
            path, in: record, label: Bilingual(de: "nach dem Einsatzbeginn", en: "after the start of use"), isLate: true
        )
    }
}

/// A demand of the law on a deployer: when it applies, and what a record fails to show.
///
/// Duties (what is due when) and rules (what is wrong where) both rest on it, so that they cannot disagree.
public struct Obligation: Sendable {
    /// Whether the law asks it of this deployment.
    public let applies: @Sendable (ClassifiedDeployment) -> Bool
    /// What the record does not show; empty when it shows all.
    public let gaps: @Sendable (ClassifiedDeployment) -> [Gap]

    /// Makes an obligation.
    public init(
        applies: @escaping @Sendable (ClassifiedDeployment) -> Bool,
        gaps: @escaping @Sendable (ClassifiedDeployment) -> [Gap]
    ) {
        (self.applies, self.gaps) = (applies, gaps)
    }

    /// The gaps where the obligation applies; empty where it does not.
    public func unmet(by deployment: ClassifiedDeployment) -> [Gap] { applies(deployment) ? gaps(deployment) : [] }
}
