import FieldCatalogue
import Findings
import Records

/// What an assessment has to show beyond its elements.
public enum AssessmentNotification {
    /// Art. 27(3): "Once the assessment … has been performed, the deployer shall notify the market surveillance
    /// authority of its results … In the case referred to in Article 46(1), deployers may be exempt".
    ///
    /// - Parameters:
    ///   - assessment: a FRIA record.
    ///   - day: the reference day; a notification of a day to come has not been made.
    ///   - competent: ids of the authorities that supervise its deployments; empty when unknown.
    public static func gaps(in assessment: Record, on day: Day, competent: [String]) -> [Gap] {
        if assessment.boolean(.notificationExemption46) == true {
            return assessment[.notificationExemptionReference] == nil
                ? [Gap(.notificationExemptionReference, in: assessment)] : []
        }
        guard let authority = assessment.string(.notificationAuthority) else {
            return [Gap(.notification, in: assessment)]
        }
        guard let notified = assessment.day(.notificationDate, by: day) else {
            return [Gap(.notificationDate, in: assessment)]
        }
        if let first = competent.first, !competent.contains(authority) {
            return [
                Gap(
                    .notificationAuthority, in: assessment,
                    label: Bilingual(de: "zuständig ist \(first)", en: "competent is \(first)"))
            ]
        }
        if let performed = assessment.day(.performedOn), notified < performed {
            return [
                Gap(
                    .notificationDate, in: assessment,
                    label: Bilingual(de: "vor der Folgenabschätzung", en: "before the assessment"))
            ]
        }
        return []
    }
}
