/// A deployment with its risk class on a day: what the duties of the law depend on.
public struct ClassifiedDeployment: Sendable {
    /// The record.
    public let record: Record
    /// Its risk class.
    public let riskClass: RiskClass
    /// The reference day.
    public let day: Day
    /// Numbers of Annex III, in the record's order.
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
        areas = isDeployment ? record.strings("classification.annexIII") : []
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
    public var isProvider: Bool { record["system.authorityRole"]?.isString("provider-and-deployer") == true }

    /// Whether Art. 27(1) asks for an assessment: "a high-risk AI system referred to in Article 6(2), with the
    /// exception of … point 2 of Annex III", used by a body governed by public law.
    public var needsAssessment: Bool {
        guard riskClass == .highRiskAnnexIII else { return false }
        let vocabulary = derivation.catalogue.vocabularies["annex-iii"]
        return areas.contains { vocabulary?[$0]?.properties["fria"]?.boolean == true }
    }

    /// Whether it still owes what Art. 27 asks for.
    public var owesAssessment: Bool { needsAssessment && !isEnded }

    /// The day of first use: of a test that affects people, or of regular use; nil when neither is stated.
    public var firstUse: Day? {
        let isTestedOnPeople = record.boolean("decision.affectsNaturalPersons") == true
        return [isTestedOnPeople ? record.day("dates.pilotFrom") : nil, record.day("dates.inUseFrom")]
            .compactMap { $0 }.min()
    }

    /// Id of the day from which Chapter III applies to it (Art. 113 third paragraph, point (c)).
    public var chapterIIIDateID: String {
        riskClass == .highRiskAnnexI ? "high-risk-annex-i" : "high-risk-annex-iii"
    }
}

extension Record {
    /// Whether the record names an act of Annex I Section A (nos. 2 to 12; Section B is nos. 13 to 21).
    public var touchesAnnexISectionA: Bool { items("classification.annexI").contains { ($0.integer ?? 0) < 13 } }
}
