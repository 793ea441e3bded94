import FieldCatalogue
import LegalFacts
import Records
import SourceJSON

/// A record as a list shows it: what it is, in which state, and what is due.
package struct ListedRecord: Sendable {
    /// The current revision.
    package let record: Record
    /// What follows from it.
    package let facts: DerivedFacts
    /// What is due, overdue first.
    package let due: [DueItem]

    /// How many things should have been done already.
    package var overdueCount: Int { due.filter(\.isOverdue).count }
}

/// Which records an authority has registered, in which state they are, and what is due.
///
/// It reads what is stored, not what is published: an authority sees its own records, whatever their level.
package struct RegisterListing {
    private let known: KnownRecords
    private let derivation: Derivation
    private let day: Day

    /// Lists records on a reference day.
    package init(known: KnownRecords, catalogue: Catalogue, on day: Day) {
        self.known = known
        derivation = Derivation(catalogue: catalogue)
        self.day = day
    }

    /// One record with what follows from it; nil when there is none.
    ///
    /// - Throws: what reading register or archive throws.
    package func listed(_ id: String) throws -> ListedRecord? {
        try known.record(id).map { try listed($0) }
    }

    /// The records of an authority, or of all, in the order of their identifiers.
    ///
    /// - Parameters:
    ///   - authority: id of the authority; nil for all.
    ///   - type: the only type wanted; nil for all but authorities.
    /// - Throws: `CommandFailure` for an authority nobody knows; what reading register or archive throws.
    package func records(of authority: String?, type: RecordType?) throws -> [ListedRecord] {
        if let authority, try known.record(authority)?.type != .authority {
            throw KnownRecords.unknown(authority, among: try known.authorities().choices.map(\.code))
        }
        return try known.ids(ofAuthority: authority).compactMap { id in
            guard let record = try known.record(id), authority == nil || record.authority == authority,
                type.map({ $0 == record.type }) ?? (record.type != .authority)
            else { return nil }
            return try listed(record)
        }
    }

    private func listed(_ record: Record) throws -> ListedRecord {
        let facts = try derivation.facts(of: record, on: day, neighbours: known)
        return ListedRecord(
            record: record, facts: facts,
            due: DueItem.all(of: record, facts, on: day, LifeCycle(catalogue: derivation.catalogue)))
    }
}
