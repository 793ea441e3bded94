import Findings
import Records
import SourceJSON

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
