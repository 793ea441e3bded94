import FieldCatalogue
import Records
import SourceJSON

/// The days from which parts of the law apply (Art. 111, 113 AI Act; KI-MIG): data, never code.
public struct LegalDates: Sendable {
    private let days: [String: Day]
    /// First day on which a system placed on the market is no longer an older one, for parts that set a day of their own.
    private let limits: [String: Day]

    /// Reads the table `application-dates` of a catalogue.
    public init(catalogue: Catalogue) {
        var days: [String: Day] = [:]
        var limits: [String: Day] = [:]
        for item in catalogue.tables["application-dates"]?["items"].map({ Array($0.elements) }) ?? [] {
            guard let id = item["id"]?.string else { continue }
            days[id] = item["from"]?.string.flatMap { Day($0) }
            limits[id] = item["placedBefore"]?.string.flatMap { Day($0) }
        }
        self.days = days
        self.limits = limits
    }

    /// The first day on which a part applies; nil for an unknown id.
    public subscript(_ id: String) -> Day? { days[id] }

    /// The first day on which a part binds the authority that uses this one system, transitional periods included;
    /// nil for an unknown id.
    ///
    /// Art. 111(1): components of the large-scale IT systems of Annex X placed on the market or put into service before
    /// 2 August 2027 comply "by 31 December 2030", whatever changes. Art. 111(2): the Regulation applies to systems in service before Chapter III does "only if, as from that date,
    /// those systems are subject to significant changes in their designs", then from the change on; "In any case" public
    /// authorities comply "by 2 August 2030". Art. 111(4): content generators on the market before 2 August 2026 mark
    /// their output "by 2 December 2026", newer ones at once (Art. 113).
    public func firstDay(of id: String, for record: Record) -> FirstDay? {
        guard let day = days[id] else { return nil }
        switch id {
        case "high-risk-annex-iii", "high-risk-annex-i":
            guard let placed = placedOn(record) else { return FirstDay(day: day, isTransitional: false) }
            if !record.items(.classificationAnnexX).isEmpty, let limit = limits["legacy-large-scale-it"],
                placed < limit, let latest = days["legacy-large-scale-it"]
            {
                return FirstDay(day: latest, isTransitional: true, paragraph: 1)
            }
            guard placed < day, let latest = days["legacy-public-authorities"] else {
                return FirstDay(day: day, isTransitional: false)
            }
            let change = designChanges(of: record).filter { $0 >= day }.min()
            return FirstDay(day: min(change ?? latest, latest), isTransitional: true)
        case "art50-2-legacy":
            guard let general = days["general"], let placed = placedOn(record), placed >= general else {
                return FirstDay(day: day, isTransitional: true, paragraph: 4)
            }
            return FirstDay(day: general, isTransitional: false)
        default: return FirstDay(day: day, isTransitional: false)
        }
    }

    /// The day since which the system has been on the market or in service; nil when the record names none.
    private func placedOn(_ record: Record) -> Day? {
        [record.day(.classificationLegacyPlacedBefore), record.firstUse].compactMap { $0 }.min()
    }

    /// Days of "significant changes in their designs" (Art. 111(2)).
    ///
    /// The record's own answer decides. Without one, changes of design, model and purpose count: recital 177 takes a
    /// significant change for "equivalent in substance to … substantial modification", and Art. 3(23) names the intended
    /// purpose. Other data, another provider or another legal basis leave the design as it is.
    private func designChanges(of record: Record) -> [Day] {
        record.items(.significantChanges).compactMap { change in
            let kinds = ["design", "model", "purpose"]
            let counts =
                change["designChanged"]?.boolean ?? kinds.contains { change["kind"]?.isString($0) == true }
            return counts ? change["date"]?.string.flatMap { Day($0) } : nil
        }
    }

    /// From when a duty binds for one system.
    public struct FirstDay: Sendable, Hashable {
        /// The first day.
        public let day: Day
        /// Whether it follows from a transitional rule of Art. 111.
        public let isTransitional: Bool
        /// Paragraph of Art. 111 that moves the day.
        public var paragraph = 2
    }
}
