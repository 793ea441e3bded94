import FieldCatalogue

/// How often something is withheld, by Ressort, ground and day of the decision.
///
/// On a day counts what the revision of that day states and what had been decided by then: a later decision changes no
/// earlier count.
public struct WithheldCount: Sendable, Hashable {
    /// What is withheld.
    public enum Kind: String, Sendable, CaseIterable {
        /// A record that is only counted.
        case record
        /// A record shown at level `reduced`.
        case reducedRecord = "reduced-record"
        /// A single field of a full record.
        case field
    }

    /// What is counted together.
    struct Cell: Hashable {
        let ressort: String
        let ground: String
        let kind: Kind
        let origin: Origin
        let decidedOn: Day?
    }

    /// The smallest number of records that are only counted which is published for a Ressort and ground, and for all of
    /// them: the minimum frequency rule of official statistics. Where a Ressort is one authority, a smaller one would
    /// point to the system.
    public static let leastRecords = 3

    /// Authority id of the Ressort, or of the authority itself when it belongs to none; nil for all Ressorts that are
    /// not told apart because too few records are counted in them.
    public let ressort: String?
    /// Code of the ground; nil together with `ressort`.
    public let ground: String?
    /// What is withheld.
    public let kind: Kind
    /// Origin of the records counted: samples stay out of figures.
    public let origin: Origin
    /// Day of the decision for fields; nil for whole records, whose decisions have no public day.
    public let decidedOn: Day?
    /// How many; nil for fewer than `leastRecords`, none included.
    public let count: Int?

    /// What is published of counts, in a fixed order.
    ///
    /// Reduced records and withheld fields can be seen one by one, so their counts tell nothing new. Records that are
    /// only counted are told apart by Ressort and ground where they are enough; the others come in one number, which
    /// takes in as many of the smallest Ressorts as it needs to be large enough itself: no sum gives a small count back.
    static func published(_ cells: [Cell: Int]) -> [WithheldCount] {
        var result: [WithheldCount] = []
        for (cell, count) in cells.sorted(by: { $0.key.isBefore($1.key) }) where cell.kind != .record {
            result.append(
                WithheldCount(
                    ressort: cell.ressort, ground: cell.ground, kind: cell.kind, origin: cell.origin,
                    decidedOn: cell.decidedOn, count: count))
        }
        for origin in Origin.allCases {
            let own = cells.filter { $0.key.kind == .record && $0.key.origin == origin }
            // What authorities report has its row always, what others compile or make up only when there is any.
            if origin == .agency || !own.isEmpty { result += records(own, origin) }
        }
        return result
    }

    /// The published counts of hidden records of one origin; one row at least, so that few look like none.
    private static func records(_ cells: [Cell: Int], _ origin: Origin) -> [WithheldCount] {
        // The largest first; those at the end are given up one by one.
        var told = cells.sorted {
            ($1.value, $0.key.ressort, $0.key.ground) < ($0.value, $1.key.ressort, $1.key.ground)
        }
        var rest = 0
        while let last = told.last, last.value < leastRecords || (0 < rest && rest < leastRecords) {
            rest += last.value
            told.removeLast()
        }
        var rows = told.sorted { $0.key.isBefore($1.key) }.map { cell, count in
            WithheldCount(
                ressort: cell.ressort, ground: cell.ground, kind: .record, origin: origin, decidedOn: nil,
                count: count)
        }
        if rest > 0 || told.isEmpty {
            rows.append(
                WithheldCount(
                    ressort: nil, ground: nil, kind: .record, origin: origin, decidedOn: nil,
                    count: rest < leastRecords ? nil : rest))
        }
        return rows
    }
}

extension WithheldCount {
    private var key: [String?] { [ressort, kind.rawValue, ground, origin.rawValue] }

    /// The counts with the days of decisions left out, in the same order.
    public static func withoutDays(_ counts: [WithheldCount]) -> [WithheldCount] {
        var sums: [WithheldCount] = []
        for count in counts {
            guard let last = sums.last, last.key == count.key else {
                sums.append(count.on(nil, count.count))
                continue
            }
            sums[sums.count - 1] = count.on(nil, (last.count ?? 0) + (count.count ?? 0))
        }
        return sums
    }

    private func on(_ day: Day?, _ count: Int?) -> WithheldCount {
        WithheldCount(ressort: ressort, ground: ground, kind: kind, origin: origin, decidedOn: day, count: count)
    }
}

extension WithheldCount.Cell {
    /// Order by Ressort, kind, ground, origin, day.
    fileprivate func isBefore(_ other: WithheldCount.Cell) -> Bool {
        (ressort, kind.rawValue, ground, origin.rawValue, decidedOn ?? .epoch)
            < (other.ressort, other.kind.rawValue, other.ground, other.origin.rawValue, other.decidedOn ?? .epoch)
    }
}
