import FieldCatalogue
import Records
import SourceJSON

/// Severity and level of a risk, computed from four stated numbers (the register's own scale, version 1).
///
/// Art. 27 AI Act prescribes no scale; Art. 3(2) only says that risk is probability times severity.
public struct RiskRating: Sendable, Hashable {
    /// The four levels.
    public enum Level: String, Sendable, CaseIterable, Comparable {
        /// Little to worry about.
        case low
        /// Needs a measure.
        case medium
        /// Needs measures and attention.
        case high
        /// Needs a decision at the top.
        case veryHigh = "very-high"

        /// Graver levels are greater.
        public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }
    }

    /// 1 slight to 4 very serious.
    public let severity: Int
    /// 1 unlikely to 4 very likely.
    public let likelihood: Int
    /// Level by the 4×4 matrix.
    public let level: Level
    /// Whether an absolute right raised the severity to 4.
    public let isFloored: Bool

    /// Rates one assessment.
    ///
    /// - Parameters:
    ///   - rating: object with `gravity`, `scope`, `remediability`, `likelihood`, each 1–4.
    ///   - touchesAbsoluteRight: whether a right without limits is affected (Art. 1, 4, 5 EU Charter; Art. 1 GG).
    /// - Returns: nil when a number is missing (withheld) or out of range.
    public init?(_ rating: JSONValue?, touchesAbsoluteRight: Bool, catalogue: Catalogue) {
        guard let rating, let gravity = rating["gravity"]?.integer, let scope = rating["scope"]?.integer,
            let remediability = rating["remediability"]?.integer, let likelihood = rating["likelihood"]?.integer,
            [gravity, scope, remediability, likelihood].allSatisfy({ (1...4).contains($0) })
        else { return nil }
        // Mass effects raise the gravity by one; scope alone never turns an inconvenience into severity 4.
        let raised = scope >= 3 ? min(4, gravity + 1) : gravity
        let computed = max(gravity, remediability, raised)
        let floor = catalogue.tables["fria-scales"]?["absoluteFloor"]?.integer ?? 4
        isFloored = touchesAbsoluteRight && computed < floor
        severity = touchesAbsoluteRight ? max(computed, floor) : computed
        self.likelihood = likelihood
        let rows = catalogue.tables["fria-scales"]?["matrix"].map { Array($0.elements) } ?? []
        guard severity <= rows.count else { return nil }
        let row = Array(rows[severity - 1].elements)
        guard likelihood <= row.count, let level = row[likelihood - 1].string.flatMap({ Level(rawValue: $0) }) else {
            return nil
        }
        self.level = level
    }
}

/// One risk of an assessment with its ratings before and after measures.
public struct RatedRisk: Sendable {
    /// The risk as stated.
    public let risk: JSONValue
    /// Codes of the rights touched.
    public let rights: [String]
    /// Before measures; nil when withheld.
    public let inherent: RiskRating?
    /// After measures; nil when withheld.
    public let residual: RiskRating?

    /// All risks of an assessment, in its order.
    public static func all(in record: Record, catalogue: Catalogue) -> [RatedRisk] {
        let vocabulary = catalogue.vocabularies["right"]
        return record.items(.risks).map { risk in
            let rights = risk["rights"].map { $0.elements.compactMap(\.string) } ?? []
            let isAbsolute = rights.contains { vocabulary?[$0]?.properties["absolute"]?.boolean == true }
            return RatedRisk(
                risk: risk, rights: rights,
                inherent: RiskRating(risk["inherent"], touchesAbsoluteRight: isAbsolute, catalogue: catalogue),
                residual: RiskRating(risk["residual"], touchesAbsoluteRight: isAbsolute, catalogue: catalogue))
        }
    }
}
