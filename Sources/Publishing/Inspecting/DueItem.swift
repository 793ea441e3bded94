import FieldCatalogue
import Findings
import LegalFacts
import Records

/// Something an authority has to do about one of its records, and from when.
package struct DueItem: Sendable {
    /// What kind of thing is due.
    package enum Kind: String, Sendable {
        /// To confirm that the answers still hold (Annex VIII AI Act: keep up to date).
        case confirmation
        /// A duty of the law.
        case duty
        /// An assessment that the record has planned.
        case assessment
    }

    /// What kind of thing is due.
    package let kind: Kind
    /// Stable name: that of the duty, else the kind.
    package let id: String
    /// Duties: the first day on which it binds. Others: the last day on which it is done in time.
    package let day: Day
    /// Whether it should have been done by the reference day.
    package let isOverdue: Bool
    /// What has to be done.
    package let text: Bilingual
    /// Legal source.
    package let source: Bilingual

    /// What is due for a record, what is overdue first, then by day.
    ///
    /// Duties that the record shows as met, that no record can show, or that wait for a first use are none.
    static func all(of record: Record, _ facts: DerivedFacts, on day: Day, _ lifeCycle: LifeCycle) -> [DueItem] {
        guard !record.isWithdrawal, record.type == .deployment, let origin = record.origin else { return [] }
        var items: [DueItem] = []
        if let last = lifeCycle.confirmationDue(
            record.day(.confirmedOn), status: record.string(.status), origin: origin)
        {
            items.append(
                DueItem(
                    kind: .confirmation, id: Kind.confirmation.rawValue, day: last, isOverdue: last < day,
                    text: Bilingual(de: "Angaben bestätigen.", en: "Confirm the answers."),
                    source: Bilingual(de: "Anhang VIII KI-VO", en: "Annex VIII AI Act")))
        }
        if let planned = record.day(.friaPlannedFor), facts.friaStatus == .planned || facts.friaStatus == .missing {
            items.append(
                DueItem(
                    kind: .assessment, id: Kind.assessment.rawValue, day: planned, isOverdue: planned < day,
                    text: Bilingual(
                        de: "Geplante Folgenabschätzung abschließen.", en: "Complete the planned assessment."),
                    source: Bilingual(de: "Art. 27 Abs. 1 KI-VO", en: "Art. 27(1) AI Act")))
        }
        for duty in facts.duties where !duty.awaitsUse {
            let state = duty.state(on: day)
            guard state == .open || (state == .later && duty.isMet == false) else { continue }
            items.append(
                DueItem(
                    kind: .duty, id: duty.id, day: duty.dueFrom, isOverdue: state == .open, text: duty.text,
                    source: duty.fullSource))
        }
        return items.sorted { left, right in
            left.isOverdue != right.isOverdue ? left.isOverdue : (left.day, left.id) < (right.day, right.id)
        }
    }
}
