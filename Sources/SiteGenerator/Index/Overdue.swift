import FieldCatalogue
import LegalFacts

/// Something an authority had promised to do by a day that has passed.
struct Overdue: Sendable {
    /// What was to be done.
    enum Kind: String, Sendable, CaseIterable {
        /// Confirm the entry once a year (Annex VIII AI Act: keep up to date).
        case confirmation
        /// Review the fundamental rights impact assessment.
        case assessmentReview
        /// Review the decision to show an entry only in part.
        case publicationReview
    }

    let kind: Kind
    let id: String
    let type: RecordType
    let authority: String
    let origin: Origin
    /// The system it is about.
    let system: String
    /// Last day on which it would have been in time.
    let due: Day

    /// Everything overdue on a day, what has waited longest first.
    static func all(_ index: SiteIndex, _ lifeCycle: LifeCycle, on day: Day) -> [Overdue] {
        var result: [Overdue] = []
        for row in index.deployments where row.origin != .publicSource {
            if let due = lifeCycle.confirmationDue(row.confirmedOn, status: row.status, origin: row.origin), due < day {
                result.append(
                    Overdue(
                        kind: .confirmation, id: row.id, type: row.type, authority: row.authority, origin: row.origin,
                        system: row.id, due: due))
            }
            if let review = row.publicationReviewOn, review < day {
                result.append(
                    Overdue(
                        kind: .publicationReview, id: row.id, type: row.type, authority: row.authority,
                        origin: row.origin, system: row.id, due: review))
            }
        }
        for row in index.assessments where row.origin != .publicSource {
            if let review = row.nextReviewOn, review < day, let system = row.deployments.first {
                result.append(
                    Overdue(
                        kind: .assessmentReview, id: row.id, type: .fria, authority: row.authority, origin: row.origin,
                        system: system, due: review))
            }
        }
        return result.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
    }
}
