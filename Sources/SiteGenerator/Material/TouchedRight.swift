import FieldCatalogue
import LegalFacts
import Records

/// A fundamental right a system or an assessment touches.
struct TouchedRight: Sendable, Hashable {
    /// Code of the right.
    let code: String
    /// Worst risk for it after measures, by the assessments on file; nil when none rates it publicly.
    var residual: RiskRating.Level?
}

extension TouchedRight {
    /// The rights a deployment states, each once.
    static func stated(by deployment: Record) -> [TouchedRight] {
        var rights: [TouchedRight] = []
        for code in deployment.strings("impactOnRights.rights") { merge(code, nil, into: &rights) }
        return rights
    }

    /// The rights the risks of an assessment touch.
    static func rated(by assessment: Record, catalogue: Catalogue) -> [TouchedRight] {
        var rights: [TouchedRight] = []
        for rated in RatedRisk.all(in: assessment, catalogue: catalogue) {
            for code in rated.rights { merge(code, rated.residual?.level, into: &rights) }
        }
        return rights
    }

    /// What a deployment states with what its assessments add, in the order of the vocabulary.
    static func merged(_ stated: [TouchedRight], _ assessments: [[TouchedRight]], catalogue: Catalogue)
        -> [TouchedRight]
    {
        var rights = stated
        for right in assessments.joined() { merge(right.code, right.residual, into: &rights) }
        let vocabulary = catalogue.vocabularies["right"]
        return rights.sorted {
            (vocabulary?.position(of: $0.code) ?? 0) < (vocabulary?.position(of: $1.code) ?? 0)
        }
    }

    /// Adds a right, or raises its worst risk.
    private static func merge(_ code: String, _ level: RiskRating.Level?, into rights: inout [TouchedRight]) {
        guard let position = rights.firstIndex(where: { $0.code == code }) else {
            rights.append(TouchedRight(code: code, residual: level))
            return
        }
        if let level { rights[position].residual = max(rights[position].residual ?? level, level) }
    }
}
