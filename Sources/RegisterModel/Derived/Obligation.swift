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

    /// Marks bytes of a record.
    public init(_ path: String, _ span: ByteSpan, label: Bilingual? = nil) {
        (self.path, self.span, self.label) = (path, span, label)
    }

    /// Marks a field, or the nearest place of a record that exists.
    public init(_ path: String, in record: Record, label: Bilingual? = nil) {
        self.init(path, record.span(of: path), label: label)
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
