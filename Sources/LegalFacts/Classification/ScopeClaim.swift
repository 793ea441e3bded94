import FieldCatalogue
import Findings
import Records

/// An authority's claim that the AI Act does not apply to a deployment.
public struct ScopeClaim: Sendable {
    /// Code of the paragraph ("2.3", "2.6", "2.8", "2.12").
    public let code: String
    /// The field of the answer that contradicts the claim; nil when the other answers bear it out.
    public let contradiction: FieldPath?

    /// Whether the other answers bear the claim out; only then is the system out of scope.
    public var isHonoured: Bool { contradiction == nil }

    /// The answer that contradicts the claim, for people; nil when none does.
    public var contradictionLabel: Bilingual? {
        contradiction.map { Bilingual(de: "dagegen spricht \($0.text)", en: "contradicted by \($0.text)") }
    }

    /// Reads the claim of a record; nil when it makes none.
    public init?(of record: Record) {
        guard let code = record.string(.classificationOutOfScope) else { return nil }
        self.code = code
        contradiction =
            switch code {
            case "2.3": ScopeClaim.civilUse(record)
            case "2.6": ScopeClaim.useBesidesResearch(record)
            case "2.8": ScopeClaim.useAfterDevelopment(record)
            case "2.12": ScopeClaim.regulatedFreeSoftware(record)
            default: .classificationOutOfScope
            }
    }

    /// Art. 2(3): systems used "exclusively for military, defence or national security purposes". Recital 24: use "for
    /// other purposes, for example, civilian or humanitarian purposes, law enforcement or public security purposes" brings
    /// it back into scope.
    private static func civilUse(_ record: Record) -> FieldPath? {
        guard record.boolean(.classificationExclusiveUse) == true else { return .classificationExclusiveUse }
        let civilian = [
            "law-enforcement", "migration", "asylum", "border-control", "justice-democracy", "social-benefits",
            "tax-customs",
        ]
        if civilian.contains(record.string(.usageContext) ?? "") { return .usageContext }
        if record.boolean(.biometricsLawEnforcement) == true { return .biometricsLawEnforcement }
        // These numbers are by their wording about police, border, courts and benefits.
        let isCivilArea = record.strings(.classificationAnnexIII).contains { area in
            area == "III.5.a" || ["III.6.", "III.7.", "III.8."].contains { area.utf8.starts(with: $0.utf8) }
        }
        return isCivilArea ? .classificationAnnexIII : nil
    }

    /// Art. 2(6): systems "specifically developed and put into service for the sole purpose of scientific research and
    /// development". They may be in use; what decides about people serves another purpose as well, and so does what takes
    /// part in the decisions of law enforcement. What is only planned or developed decides nothing yet.
    private static func useBesidesResearch(_ record: Record) -> FieldPath? {
        if ["planned", "development", "abandoned"].contains(record.string(.status) ?? "") { return nil }
        if record.boolean(.decisionLegalEffect) == true { return .decisionLegalEffect }
        if record.decidesAboutPeopleItself { return .decisionRole }
        guard record.isForLawEnforcement, record.boolean(.decisionAffectsNaturalPersons) == true else { return nil }
        return record[.usageContext]?.isString("law-enforcement") == true
            ? .usageContext : .biometricsLawEnforcement
    }

    /// Art. 2(8): activity "prior to their being placed on the market or put into service … Testing in real world
    /// conditions shall not be covered by that exclusion." A pilot that affects people is a first use (Art. 3(11)), unless
    /// the record says that its cases are not real.
    private static func useAfterDevelopment(_ record: Record) -> FieldPath? {
        switch (record.string(.status), record.boolean(.testRealWorldConditions)) {
        case ("in-use", _), ("suspended", _), ("retired", _), ("recalled", _): .status
        case (_, true): .testRealWorldConditions
        case ("pilot", nil) where record.boolean(.decisionAffectsNaturalPersons) == true: .status
        default: nil
        }
    }

    /// Art. 2(12): "AI systems released under free and open-source licences, unless they are placed on the market or put
    /// into service as high-risk AI systems or as an AI system that falls under Article 5 or 50".
    private static func regulatedFreeSoftware(_ record: Record) -> FieldPath? {
        if let source = record[.opennessSource], !source.isString("open-source") { return .opennessSource }
        let areas = AnnexIIIAreas(of: record)
        if !areas.stated.isEmpty { return .classificationAnnexIII }
        if let demand = areas.missing.first { return demand.path }
        if !record.items(.classificationAnnexI).isEmpty { return .classificationAnnexI }
        if let transparency = record.transparencyCases.first { return transparency.path }
        let isStated = record[.classificationProhibited]?.members.contains {
            $0.value["applies"]?.boolean == true
        }
        if isStated == true { return .classificationProhibited }
        return record.biometrics.untargetedSources.isEmpty ? nil : .biometricsFaceDatabaseSource
    }
}
