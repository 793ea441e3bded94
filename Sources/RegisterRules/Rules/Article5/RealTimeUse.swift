import FieldCatalogue
import Records

/// Real-time remote biometric identification in publicly accessible spaces for the purposes of law enforcement
/// (Art. 5(1)(h), (2) to (4)): the use that several rules look at.
enum RealTimeUse {
    /// Whether the record describes such a use; an open question counts as yes.
    static func isStated(in record: Record, _ context: RuleContext) -> Bool {
        !context.deployment.isEnded
            && record.usesBiometrics("remote-identification-realtime", forPolice: true, inPublicSpace: true)
    }

    /// The questions that decide whether it is such a use.
    static let questions: [FieldPath] = [.biometricsPublicSpace, .biometricsLawEnforcement]

    /// A rule's hits with those at the questions left open; none when the rule has none.
    static func hits(_ hits: [RuleHit], in record: Record) -> [RuleHit] {
        hits.isEmpty ? [] : record.unansweredBiometrics(questions).map { RuleHit($0) } + hits
    }
}
