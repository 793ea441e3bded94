import Findings
import Records

/// An authority's claim that the AI Act does not apply to a deployment.
public struct ScopeClaim: Sendable {
    /// Code of the paragraph ("2.3", "2.6", "2.8", "2.12").
    public let code: String
    /// Catalogue path of the answer that contradicts the claim; nil when the other answers bear it out.
    public let contradiction: String?

    /// Whether the other answers bear the claim out; only then is the system out of scope.
    public var isHonoured: Bool { contradiction == nil }

    /// The answer that contradicts the claim, for people; nil when none does.
    public var contradictionLabel: Bilingual? {
        contradiction.map { Bilingual(de: "dagegen spricht \($0)", en: "contradicted by \($0)") }
    }

    /// Reads the claim of a record; nil when it makes none.
    public init?(of record: Record) {
        guard let code = record.string("classification.outOfScope") else { return nil }
        self.code = code
        contradiction =
            switch code {
            case "2.3": ScopeClaim.civilUse(record)
            case "2.6": ScopeClaim.useBesidesResearch(record)
            case "2.8": ScopeClaim.useAfterDevelopment(record)
            case "2.12": ScopeClaim.regulatedFreeSoftware(record)
            default: "classification.outOfScope"
            }
    }

    /// Art. 2(3): systems used "exclusively for military, defence or national security purposes". Recital 24: use "for
    /// other purposes, for example, civilian or humanitarian purposes, law enforcement or public security purposes" brings
    /// it back into scope.
    private static func civilUse(_ record: Record) -> String? {
        guard record.boolean("classification.exclusiveUse") == true else { return "classification.exclusiveUse" }
        let civilian = [
            "law-enforcement", "migration", "asylum", "border-control", "justice-democracy", "social-benefits",
            "tax-customs",
        ]
        if civilian.contains(record.string("usage.context") ?? "") { return "usage.context" }
        if record.boolean("biometrics.lawEnforcement") == true { return "biometrics.lawEnforcement" }
        // These numbers are by their wording about police, border, courts and benefits.
        let isCivilArea = record.strings("classification.annexIII").contains { area in
            area == "III.5.a" || ["III.6.", "III.7.", "III.8."].contains { area.utf8.starts(with: $0.utf8) }
        }
        return isCivilArea ? "classification.annexIII[]" : nil
    }

    /// Art. 2(6): systems "specifically developed and put into service for the sole purpose of scientific research and
    /// development". They may be in use; what decides about people serves another purpose as well, and so does what takes
    /// part in the decisions of law enforcement. What is only planned or developed decides nothing yet.
    private static func useBesidesResearch(_ record: Record) -> String? {
        if ["planned", "development", "abandoned"].contains(record.string("status") ?? "") { return nil }
        if record.boolean("decision.legalEffect") == true { return "decision.legalEffect" }
        if record.decidesAboutPeopleItself { return "decision.role" }
        guard record.isForLawEnforcement, record.boolean("decision.affectsNaturalPersons") == true else { return nil }
        return record["usage.context"]?.isString("law-enforcement") == true
            ? "usage.context" : "biometrics.lawEnforcement"
    }

    /// Art. 2(8): activity "prior to their being placed on the market or put into service … Testing in real world
    /// conditions shall not be covered by that exclusion." A pilot that affects people is a first use (Art. 3(11)), unless
    /// the record says that its cases are not real.
    private static func useAfterDevelopment(_ record: Record) -> String? {
        switch (record.string("status"), record.boolean("test.realWorldConditions")) {
        case ("in-use", _), ("suspended", _), ("retired", _), ("recalled", _): "status"
        case (_, true): "test.realWorldConditions"
        case ("pilot", nil) where record.boolean("decision.affectsNaturalPersons") == true: "status"
        default: nil
        }
    }

    /// Art. 2(12): "AI systems released under free and open-source licences, unless they are placed on the market or put
    /// into service as high-risk AI systems or as an AI system that falls under Article 5 or 50".
    private static func regulatedFreeSoftware(_ record: Record) -> String? {
        if let source = record["openness.source"], !source.isString("open-source") { return "openness.source" }
        let areas = AnnexIIIAreas(of: record)
        if !areas.stated.isEmpty { return "classification.annexIII[]" }
        if let demand = areas.missing.first { return demand.path }
        if !record.items("classification.annexI").isEmpty { return "classification.annexI[]" }
        if let transparency = record.transparencyCases.first { return transparency.path }
        let isStated = record["classification.prohibited"]?.members.contains {
            $0.value["applies"]?.boolean == true
        }
        if isStated == true { return "classification.prohibited{}" }
        return record.biometrics.untargetedSources.isEmpty ? nil : "biometrics.faceDatabaseSource[]"
    }
}
