import FieldCatalogue
import Records

/// A deployment with its risk class on a day: what the duties of the law depend on.
public struct ClassifiedDeployment: Sendable {
    /// The record.
    public let record: Record
    /// Its risk class.
    public let riskClass: RiskClass
    /// The reference day.
    public let day: Day
    /// Numbers of Annex III that the record names or that its answers demand, the named ones first.
    public let areas: [String]
    /// Whether the duties of Chapter III bind its deployer.
    public let hasChapterIIIDuties: Bool
    /// Whether duties below high risk (Art. 4, 50) can bind its deployer.
    public let isInScope: Bool
    /// Whether it is tested, used or suspended.
    public let isActive: Bool
    /// Whether it is retired, recalled or abandoned.
    public let isEnded: Bool
    /// Days, vocabularies and tables.
    public let derivation: Derivation

    /// Puts together what is known of a deployment; of other record types the class is `notAssessed`.
    public init(_ record: Record, riskClass: RiskClass, on day: Day, derivation: Derivation) {
        self.record = record
        self.riskClass = riskClass
        self.day = day
        self.derivation = derivation
        let isDeployment = record.type == .deployment
        areas = AnnexIIIAreas(of: record).all
        // Art. 2(2): for Section B of Annex I "only Article 6(1), Article 60a and Articles 102 to 112 shall apply".
        let isSectionBOnly = riskClass == .highRiskAnnexI && !record.touchesAnnexISectionA
        hasChapterIIIDuties = riskClass.isHighRisk && !isSectionBOnly
        isInScope = riskClass != .notAI && riskClass != .outOfScope && !isSectionBOnly
        isActive = isDeployment && derivation.lifeCycle.isActive(record)
        isEnded = isDeployment && derivation.lifeCycle.isEnded(record)
    }

    /// Whether all its numbers of Annex III are no. 2, to which Art. 27, 49(3) and 86 do not apply.
    public var isOnlyCriticalInfrastructure: Bool { !areas.isEmpty && areas.allSatisfy { $0 == "III.2" } }

    /// Whether the authority has put the system into service under its own responsibility, besides using it.
    public var isProvider: Bool { record[.systemAuthorityRole]?.isString("provider-and-deployer") == true }

    /// Whether the duties of a provider bind the authority: as provider, or as deployer who counts as one because it puts
    /// its name on the system, modifies it substantially or changes its purpose (Art. 25(1)).
    public var hasProviderDuties: Bool {
        guard hasChapterIIIDuties else { return false }
        return isProvider
            || [.systemOwnBrand, .systemSubstantialModification, .systemPurposeChanged].contains {
                record.boolean($0) == true
            }
    }

    /// Whether a lawful test in real-world conditions runs or is suspended.
    ///
    /// Art. 3(57): it "does not qualify as placing the AI system on the market or putting it into service"; what the law
    /// asks of use or before use does not bind yet. A pilot that goes on after the last day of its test is use.
    public var isLawfullyTested: Bool {
        guard isActive, let test = RealWorldTest(of: record), test.isCurrent, test.isLawful else { return false }
        let goesOn = record[.status]?.isString("pilot") == true
        return !goesOn || test.end.map { day <= $0 } ?? false
    }

    /// Whether it is used: in use, suspended, or in a pilot that is no lawful test in real-world conditions.
    public var isInService: Bool { isActive && !isLawfullyTested }

    /// Whether use stopped because the provider has not registered the system, as Art. 26(8) asks: "they shall not use
    /// that system and shall inform the provider or the distributor".
    public var isStoppedAsUnregistered: Bool {
        record[.status]?.isString("suspended") == true
            && record[.systemEuDatabaseStatus]?.isString("not-registered") == true
            && record.day(.systemProviderInformedOn, by: day) != nil
    }

    /// Whether Art. 5(2) to (4) bind the use: real-time identification by law enforcement in public space.
    public var isRealTimePolicing: Bool { riskClass == .highRiskAnnexIII && record.biometrics.isRealTimePolicing }

    /// Whether it is registered in the "secure non-public section of the EU database" (Art. 49(4)): nos. 1, 6 and 7 of
    /// Annex III "in the areas of law enforcement, migration, asylum and border control management".
    public var isRegisteredNonPublicly: Bool { record.isRegisteredNonPublicly(areas) }

    /// Whether Art. 27(1) asks for an assessment: "a high-risk AI system referred to in Article 6(2), with the
    /// exception of … point 2 of Annex III", used by a body governed by public law.
    public var needsAssessment: Bool {
        guard riskClass == .highRiskAnnexIII else { return false }
        let vocabulary = derivation.catalogue.vocabularies["annex-iii"]
        return areas.contains { vocabulary?[$0]?.properties["fria"]?.boolean == true }
    }

    /// Whether it still owes what Art. 27 asks for.
    public var owesAssessment: Bool { needsAssessment && !isEnded }

    /// The day of first use; nil when none is stated.
    public var firstUse: Day? { record.firstUse }

    /// Id of the day from which Chapter III applies to it (Art. 113 third paragraph, point (c)).
    public var chapterIIIDateID: String {
        riskClass == .highRiskAnnexI ? "high-risk-annex-i" : "high-risk-annex-iii"
    }

    /// Id of the day from which assessment and registration bind: for real-time identification by law enforcement that of
    /// Art. 5(2), which no transitional period moves (Art. 111(2): "Without prejudice to the application of Article 5").
    var article5DateID: String { isRealTimePolicing ? "art5-core" : chapterIIIDateID }
}

extension Record {
    /// Whether the record names an act of Annex I Section A (nos. 2 to 12; Section B is nos. 13 to 21).
    public var touchesAnnexISectionA: Bool { items(.classificationAnnexI).contains { ($0.integer ?? 0) < 13 } }

    /// Whether systems of these numbers are registered in the non-public section (Art. 49(4)).
    package func isRegisteredNonPublicly(_ areas: [String]) -> Bool {
        let contexts = ["law-enforcement", "migration", "asylum", "border-control"]
        let isPoliceOrBorder = isForLawEnforcement || contexts.contains(string(.usageContext) ?? "")
        return areas.contains { area in
            ["III.6.", "III.7."].contains { area.utf8.starts(with: $0.utf8) }
                || (isPoliceOrBorder && area.utf8.starts(with: "III.1.".utf8))
        }
    }
}
