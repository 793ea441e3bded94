import SourceJSON

/// The days from which parts of the law apply (Art. 111, 113 AI Act; KI-MIG): data, never code.
public struct LegalDates: Sendable {
    private let days: [String: Day]

    /// Reads the table `application-dates` of a catalogue.
    public init(catalogue: Catalogue) {
        var days: [String: Day] = [:]
        for item in catalogue.tables["application-dates"]?["items"].map({ Array($0.elements) }) ?? [] {
            if let id = item["id"]?.string, let day = item["from"]?.string.flatMap({ Day($0) }) { days[id] = day }
        }
        self.days = days
    }

    /// The first day on which a part applies; nil for an unknown id.
    public subscript(_ id: String) -> Day? { days[id] }

    /// The first day on which a part binds the authority that uses this one system, transitional periods included;
    /// nil for an unknown id.
    ///
    /// Art. 111(2): the Regulation applies to systems in service before Chapter III does "only if, as from that date,
    /// those systems are subject to significant changes in their designs", then from the change on; "In any case" public
    /// authorities comply "by 2 August 2030". Art. 111(4): content generators on the market before 2 August 2026 mark
    /// their output "by 2 December 2026", newer ones at once (Art. 113).
    public func firstDay(of id: String, for record: Record) -> FirstDay? {
        guard let day = days[id] else { return nil }
        switch id {
        case "high-risk-annex-iii", "high-risk-annex-i":
            guard let placed = placedOn(record), placed < day, let latest = days["legacy-public-authorities"] else {
                return FirstDay(day: day, isTransitional: false)
            }
            let change = designChanges(of: record).filter { $0 >= day }.min()
            return FirstDay(day: min(change ?? latest, latest), isTransitional: true)
        case "art50-2-legacy":
            guard let general = days["general"], let placed = placedOn(record), placed >= general else {
                return FirstDay(day: day, isTransitional: true)
            }
            return FirstDay(day: general, isTransitional: false)
        default: return FirstDay(day: day, isTransitional: false)
        }
    }

    /// The day since which the system has been on the market or in service; nil when the record names none.
    private func placedOn(_ record: Record) -> Day? {
        [record.day("classification.legacy.placedBefore"), record.day("dates.inUseFrom")].compactMap { $0 }.min()
    }

    /// Days of significant changes of the design; another provider or another legal basis leave the design as it is.
    private func designChanges(of record: Record) -> [Day] {
        record.items("significantChanges").compactMap { change in
            if let kind = change["kind"], kind.isString("provider") || kind.isString("legal-basis") { return nil }
            return change["date"]?.string.flatMap { Day($0) }
        }
    }

    /// From when a duty binds for one system.
    public struct FirstDay: Sendable, Hashable {
        /// The first day.
        public let day: Day
        /// Whether it follows from a transitional rule of Art. 111.
        public let isTransitional: Bool
    }
}
