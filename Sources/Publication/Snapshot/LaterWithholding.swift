import FieldCatalogue

/// A decision that withholds something of what was public until a day: what was published on that day shows it still.
public struct LaterWithholding: Sendable, Hashable {
    /// The record.
    public let id: String
    /// Its type.
    public let type: RecordType
    /// Revision that decided.
    public let revision: Int
    /// Day of its acceptance.
    public let day: Day
    /// The level it lowers the record to; nil when it withholds single fields.
    public let level: PublicationLevel?
    /// Ground of the level; nil when there is none.
    public let ground: String?
    /// Grounds of the withheld fields by catalogue path.
    public let fields: [FieldPath: String]
    /// Whether the record has a page, so that it may be named.
    public let isShown: Bool

    /// All of it in one text: what is withheld is the same when the texts are.
    public var fingerprint: String {
        let paths = fields.keys.map(\.text).sorted().joined(separator: " ")
        return "\(id) \(revision) \(level?.rawValue ?? "-") \(paths)"
    }
}

extension PublicationHistory {
    /// What decisions taken on a day or after it withhold of revisions accepted until then.
    ///
    /// A decision of the day itself counts for the revisions before it: what was published that day may be older.
    func withheld(since day: Day) -> [(step: Step, level: PublicationLevel?, fields: [FieldPath: String])] {
        let contributions = contributions
        return steps.indices.dropFirst().compactMap { position in
            let step = steps[position]
            guard step.recordedAt.day >= day,
                let published = steps[..<position].lastIndex(where: { $0.recordedAt.day <= day })
            else { return nil }
            // The latest revision of that day was the most open one.
            let before = contributions[published..<position].reversed()
                .reduce(PublicationDecision.full) { $1.tightened(by: $0) }
            let decision = contributions[position]
            let level = decision.level > before.level ? decision.level : nil
            let fields = decision.groundsByPath.filter { before.groundsByPath[$0.key] == nil }
            return level == nil && fields.isEmpty ? nil : (step, level, fields)
        }
    }
}

extension PublicationRegister {
    /// What decisions taken on a day or after it withhold of what was accepted until then, by record id.
    func withheld(since day: Day, isShown: (String) -> Bool) -> [LaterWithholding] {
        let concerned = Set(
            histories.values.flatMap { $0.steps.filter { $0.recordedAt.day <= day }.flatMap(\.concerned) })
        return histories.keys.sorted().flatMap { id -> [LaterWithholding] in
            guard let history = histories[id], let first = history.steps.first else { return [] }
            var found = history.withheld(since: day)
            // A hidden deployment that came later than what is about it hides that too.
            let decision = history.decisions[0]
            if first.recordedAt.day >= day, concerned.contains(id), decision.level != .full {
                found.insert((first, decision.level, [:]), at: 0)
            }
            return found.map { step, level, fields in
                LaterWithholding(
                    id: id, type: history.type, revision: step.revision, day: step.recordedAt.day, level: level,
                    ground: level == nil ? nil : step.decision.ground, fields: fields, isShown: isShown(id))
            }
        }
    }
}

extension Snapshot {
    /// What authorities have withheld since a day of what was accepted until then.
    public func withheld(since day: Day) -> [LaterWithholding] { register.withheld(since: day, isShown: isVisible) }
}
