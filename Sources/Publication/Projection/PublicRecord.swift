import FieldCatalogue
import Findings
import LegalFacts
import Records
import SourceJSON

/// One revision of a record as the public may see it: it holds no internal and no withheld value.
public struct PublicRecord: Sendable {
    /// The projected record.
    public let record: Record
    /// Level at which it is shown.
    public let level: PublicationLevel
    /// Ground of a level other than `full`; nil otherwise.
    public let ground: String?
    /// What is absent, and why.
    public let absences: [Absence]
    /// What the register computed of the public values.
    public let facts: DerivedFacts

    /// Stable id.
    public var id: String { record.id }
    /// Record type.
    public var type: RecordType { record.type }
    /// Responsible authority.
    public var authority: String { record.authority }
    /// Revision number, from 1.
    public var revision: Int { record.revision ?? 0 }
    /// Instant of acceptance; nil only in previews of drafts.
    public var recordedAt: Instant? { record.recordedAt }
    /// Origin; sample and public-source records are marked wherever they appear.
    public var origin: Origin { record.origin ?? .agency }
    /// Whether the record is withdrawn.
    public var isWithdrawn: Bool { record.isWithdrawal }

    /// What is absent, by position of the field; for those who ask about many fields.
    public var absencesByField: [Absence?] {
        var byField: [Absence?] = Array(repeating: nil, count: record.description.fields.count)
        for absence in absences where byField[absence.field] == nil { byField[absence.field] = absence }
        return byField
    }

    /// Why the value of a field is absent; nil when it is present.
    public func absence(of path: FieldPath) -> Absence? {
        absences.first { record.description.fields[$0.field].latestPath == path }
    }

    init(record: Record, level: PublicationLevel, ground: String?, absences: [Absence], facts: DerivedFacts) {
        self.record = record
        self.level = level
        self.ground = ground
        self.absences = absences
        self.facts = facts
    }
}
