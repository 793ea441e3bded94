import PublicAddresses
import Publication

extension PublicFacet {
    /// Paths of the feeds that tell of changes to a record.
    ///
    /// - Parameter rights: codes of the rights the record names.
    static func feeds(of record: PublicRecord, _ entry: SnapshotEntry, ressort: String, rights: [String]) -> [String] {
        // The list of authorities is the register's: it says nothing about the origin of systems.
        if record.type == .authority {
            return [PublicFacet.authority.feed(of: entry.id), PublicFacet.ressort.feed(of: ressort)]
        }
        var values: [(PublicFacet, [String])] = [
            (.authority, [entry.authority]), (.ressort, [ressort]), (.right, rights),
            (.origin, [entry.origin.rawValue]),
        ]
        if entry.type == .deployment {
            let fields = record.record
            values += [
                (.risk, record.facts.riskClass.map { [$0.rawValue] } ?? []),
                (.status, fields.string(.status).map { [$0] } ?? []), (.area, fields.strings(.lifeAreas)),
                (.decision, fields.string(.decisionRole).map { [$0] } ?? []),
                (.fria, record.facts.friaStatus.map { [$0.rawValue] } ?? []),
            ]
        }
        return values.flatMap { facet, codes in Set(codes).map { facet.feed(of: $0) } }
    }
}
