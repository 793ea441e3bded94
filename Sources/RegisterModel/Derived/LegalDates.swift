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
}
