import FieldCatalogue
import Records

/// What a status means in law, as the vocabulary `status` says it (`activeForLaw`, `ended`).
public struct LifeCycle: Sendable {
    private let active: Set<String>
    private let ended: Set<String>

    /// Reads the vocabulary of a catalogue.
    public init(catalogue: Catalogue) {
        func codes(_ property: String) -> Set<String> {
            let items = catalogue.vocabularies["status"]?.known ?? []
            return Set(items.filter { $0.properties[property]?.boolean == true }.map(\.code))
        }
        active = codes("activeForLaw")
        ended = codes("ended")
    }

    /// Whether the deployment is tested, used or suspended: the law treats all three as active.
    public func isActive(_ deployment: Record) -> Bool { deployment.string(.status).map(active.contains) ?? false }

    /// Whether its use is over for good or never began: retired, recalled, abandoned.
    public func isEnded(_ deployment: Record) -> Bool { deployment.string(.status).map(ended.contains) ?? false }

    /// Last day on which a deployment is confirmed in time: a year after its latest confirmation (Annex VIII AI Act:
    /// keep up to date).
    ///
    /// - Returns: nil for a use that is over, for entries no authority made, and without a confirmation.
    public func confirmationDue(_ confirmed: Day?, status: String?, origin: Origin) -> Day? {
        guard origin != .publicSource, !(status.map(ended.contains) ?? false) else { return nil }
        return confirmed?.adding(months: 12)
    }
}

extension Record {
    /// Whether the system is at work today: tested or in use, not suspended.
    public var isAtWork: Bool { self[.status].map { $0.isString("pilot") || $0.isString("in-use") } ?? false }
}
