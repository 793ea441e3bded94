/// An authority's claim that the AI Act does not apply to a deployment.
public struct ScopeClaim: Sendable {
    /// Code of the paragraph ("2.3", "2.6", "2.8").
    public let code: String
    /// Whether the other answers bear the claim out; only then is the system out of scope.
    ///
    /// Art. 2(3): systems used "exclusively for military, defence or national security purposes". Art. 2(6): "for the
    /// sole purpose of scientific research and development". Art. 2(8): activity "prior to their being placed on the
    /// market or put into service … Testing in real world conditions shall not be covered by that exclusion."
    public let isHonoured: Bool

    /// Reads the claim of a record; nil when it makes none.
    public init?(of record: Record) {
        guard let code = record.string("classification.outOfScope") else { return nil }
        self.code = code
        let isInUse = record["status"]?.isString("in-use") == true
        switch code {
        case "2.3": isHonoured = record.boolean("classification.exclusiveUse") == true
        case "2.8": isHonoured = !isInUse && !record.isTestedInRealWorld
        default: isHonoured = !isInUse
        }
    }
}

extension Record {
    /// Whether a pilot runs under real-world conditions (Art. 60).
    public var isTestedInRealWorld: Bool {
        self["status"]?.isString("pilot") == true && boolean("test.realWorldConditions") == true
    }
}
