import FieldCatalogue

/// When a record is a present entry: the one rule for pages, tables, `--as-of`, charts and the yearly report.
///
/// On a day counts what was accepted up to its end (UTC). The latest revision of a record up to then decides: a
/// withdrawal ends its presence, and a full record that is not withdrawn replaces the one it names in `supersedes`.
public enum Presence {
    /// The record that is replaced; nil when none is.
    static func replaced(by supersedes: String?, isWithdrawn: Bool, level: PublicationLevel) -> String? {
        isWithdrawn || level != .full ? nil : supersedes
    }

    /// What a revision changes.
    public struct Step: Sendable, Hashable {
        /// Day of acceptance.
        public let day: Day
        /// Whether it withdraws the record.
        public let isWithdrawal: Bool
        /// Origin of the record from then on.
        public let origin: Origin
        /// The record it replaces; nil when none.
        public let replaces: String?

        /// Makes a step.
        public init(day: Day, isWithdrawal: Bool, origin: Origin, replaces: String?) {
            (self.day, self.isWithdrawal, self.origin, self.replaces) = (day, isWithdrawal, origin, replaces)
        }

        /// The step of a revision; nil for drafts.
        public init?(_ record: PublicRecord) {
            guard let day = record.recordedAt?.day else { return nil }
            self.init(
                day: day, isWithdrawal: record.isWithdrawn, origin: record.origin,
                replaces: Presence.replaced(
                    by: record.record.string(.supersedes), isWithdrawn: record.isWithdrawn, level: record.level))
        }
    }

    /// By how many the present entries became more or fewer on each day.
    ///
    /// - Parameters:
    ///   - records: the steps of each record, oldest first.
    ///   - counts: whether entries of an origin are counted.
    public static func changes(
        _ records: [(id: String, steps: [Step])], counting counts: (Origin) -> Bool
    ) -> [Day: Int] {
        // From a day on, and up to another that no longer belongs to it; nil for ever.
        var replaced: [String: [(from: Day, until: Day?)]] = [:]
        for record in records {
            for (position, step) in record.steps.enumerated() {
                guard let other = step.replaces, other != record.id else { continue }
                let next = position + 1 < record.steps.count ? record.steps[position + 1].day : nil
                replaced[other, default: []].append((step.day, next))
            }
        }
        var changes: [Day: Int] = [:]
        for record in records {
            let away = replaced[record.id] ?? []
            let days = Set(record.steps.map(\.day) + away.map(\.from) + away.compactMap(\.until)).sorted()
            var wasPresent = false
            for day in days {
                let step = record.steps.last { $0.day <= day }
                let isReplaced = away.contains { $0.from <= day && day < $0.until ?? day.adding(days: 1) }
                let isPresent = step.map { !$0.isWithdrawal && counts($0.origin) && !isReplaced } ?? false
                if isPresent != wasPresent { changes[day, default: 0] += isPresent ? 1 : -1 }
                wasPresent = isPresent
            }
        }
        return changes
    }
}
