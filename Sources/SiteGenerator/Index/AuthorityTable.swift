import FieldCatalogue
import Publication
import Records

/// The present authorities: names and addresses that pages of every kind show.
struct AuthorityTable: Sendable {
    /// All authorities, by German name.
    let all: [AuthorityRow]
    private let positions: [String: Int]

    /// Reads the authorities of a snapshot.
    init(_ snapshot: Snapshot) {
        let rows = snapshot.entries.lazy.filter { $0.type == .authority && $0.isCurrent }
            .compactMap { entry in
                snapshot.authority(entry.id).map {
                    AuthorityRow(entry, $0, nullReport: snapshot.nullReport(of: entry.id))
                }
            }
        all = GermanOrder.sorted(Array(rows), by: \.nameDe, id: \.id)
        positions = Dictionary(
            all.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// The authority with this id; nil when the register does not have it.
    subscript(id: String) -> AuthorityRow? { positions[id].map { all[$0] } }
}

extension AuthorityRow {
    fileprivate init(_ entry: SnapshotEntry, _ values: Record, nullReport: Day?) {
        self.init(
            id: entry.id, nameDe: values.string(.nameDe) ?? entry.id, nameEn: values.string(.nameEn),
            abbreviation: values.string(.abbreviation) ?? entry.id, parent: values.string(.parent),
            kind: values.string(.kind) ?? "", website: values.string(.website),
            postalAddress: values.string(.address),
            isLawEnforcement: values.boolean(.isLawEnforcement) == true, origin: entry.origin,
            nullReportOn: nullReport)
    }
}
