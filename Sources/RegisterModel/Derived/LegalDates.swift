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
    /// Art. 111(2): systems of public authorities in service before Chapter III applies, and not significantly changed
    /// since, have until 2 August 2030. Art. 111(4): content generators on the market before 2 August 2026 mark their
    /// output from 2 December 2026, newer ones at once (Art. 113).
    public func firstDay(of id: String, for record: Record) -> FirstDay? {
        guard let day = days[id] else { return nil }
        switch id {
        case "high-risk-annex-iii", "high-risk-annex-i":
            guard let placed = record.day("classification.legacy.placedBefore"), placed < day,
                !isChanged(record, since: day), let later = days["legacy-public-authorities"]
            else { return FirstDay(day: day, isTransitional: false) }
            return FirstDay(day: later, isTransitional: true)
        case "art50-2-legacy":
            guard let general = days["general"], let start = record.day("dates.inUseFrom"), start >= general,
                record["classification.legacy"] == nil
            else { return FirstDay(day: day, isTransitional: true) }
            return FirstDay(day: general, isTransitional: false)
        default: return FirstDay(day: day, isTransitional: false)
        }
    }

    /// Whether the system was significantly changed on or after a day.
    private func isChanged(_ record: Record, since day: Day) -> Bool {
        record.items("significantChanges").contains { change in
            change["date"]?.string.flatMap { Day($0) }.map { $0 >= day } ?? false
        }
    }

    /// From when a duty binds for one system.
    public struct FirstDay: Sendable, Hashable {
        /// The first day.
        public let day: Day
        /// Whether it follows from a transitional period of Art. 111.
        public let isTransitional: Bool
    }
}
