// Written by scripts/field_paths.py from fields-deployment-5-classification.json; change that and run the script.

extension FieldPath {
    /// Classification (deployment).
    @inlinable public static var classification: FieldPath { FieldPath(catalogued: "classification") }
    /// AI system (deployment).
    @inlinable public static var classificationIsAiSystem: FieldPath {
        FieldPath(catalogued: "classification.isAiSystem")
    }
    /// Reasoning (deployment).
    @inlinable public static var classificationIsAiSystemReasoning: FieldPath {
        FieldPath(catalogued: "classification.isAiSystemReasoning")
    }
    /// Out of scope (deployment).
    @inlinable public static var classificationOutOfScope: FieldPath {
        FieldPath(catalogued: "classification.outOfScope")
    }
    /// Reasoning (deployment).
    @inlinable public static var classificationOutOfScopeReasoning: FieldPath {
        FieldPath(catalogued: "classification.outOfScopeReasoning")
    }
    /// Exclusive use (deployment).
    @inlinable public static var classificationExclusiveUse: FieldPath {
        FieldPath(catalogued: "classification.exclusiveUse")
    }
    /// Screening of prohibited practices (deployment).
    @inlinable public static var classificationProhibited: FieldPath {
        FieldPath(catalogued: "classification.prohibited{}")
    }
    /// Applies (deployment).
    @inlinable public static var classificationProhibitedApplies: FieldPath {
        FieldPath(catalogued: "classification.prohibited{}.applies")
    }
    /// Exception (deployment).
    @inlinable public static var classificationProhibitedException: FieldPath {
        FieldPath(catalogued: "classification.prohibited{}.exception")
    }
    /// Note (deployment).
    @inlinable public static var classificationProhibitedNote: FieldPath {
        FieldPath(catalogued: "classification.prohibited{}.note")
    }
    /// Areas of Annex III (deployment).
    @inlinable public static var classificationAnnexIII: FieldPath {
        FieldPath(catalogued: "classification.annexIII[]")
    }
    /// Product rules of Annex I (deployment).
    @inlinable public static var classificationAnnexI: FieldPath { FieldPath(catalogued: "classification.annexI[]") }
    /// Part of a large EU system (deployment).
    @inlinable public static var classificationAnnexX: FieldPath { FieldPath(catalogued: "classification.annexX[]") }
    /// Profiling (deployment).
    @inlinable public static var classificationProfiling: FieldPath {
        FieldPath(catalogued: "classification.profiling")
    }
    /// Exception of Art. 6(3) (deployment).
    @inlinable public static var classificationArt63: FieldPath { FieldPath(catalogued: "classification.art63") }
    /// Conditions (deployment).
    @inlinable public static var classificationArt63Conditions: FieldPath {
        FieldPath(catalogued: "classification.art63.conditions[]")
    }
    /// Reasoning (deployment).
    @inlinable public static var classificationArt63Reasoning: FieldPath {
        FieldPath(catalogued: "classification.art63.reasoning")
    }
    /// Documented on (deployment).
    @inlinable public static var classificationArt63DocumentedOn: FieldPath {
        FieldPath(catalogued: "classification.art63.documentedOn")
    }
    /// Address in the EU database (deployment).
    @inlinable public static var classificationArt63EuDatabaseUrl: FieldPath {
        FieldPath(catalogued: "classification.art63.euDatabaseUrl")
    }
    /// Assessed on (deployment).
    @inlinable public static var classificationAssessedOn: FieldPath {
        FieldPath(catalogued: "classification.assessedOn")
    }
    /// Assessed by (deployment).
    @inlinable public static var classificationAssessedBy: FieldPath {
        FieldPath(catalogued: "classification.assessedBy")
    }
    /// Legacy system (deployment).
    @inlinable public static var classificationLegacy: FieldPath { FieldPath(catalogued: "classification.legacy") }
    /// In service since (deployment).
    @inlinable public static var classificationLegacyPlacedBefore: FieldPath {
        FieldPath(catalogued: "classification.legacy.placedBefore")
    }
    /// Transparency duties (deployment).
    @inlinable public static var art50: FieldPath { FieldPath(catalogued: "art50[]") }
    /// Labels and notices (deployment).
    @inlinable public static var art50Measures: FieldPath { FieldPath(catalogued: "art50Measures{}") }
    /// How (deployment).
    @inlinable public static var art50MeasuresHow: FieldPath { FieldPath(catalogued: "art50Measures{}.how") }
    /// Accessible (deployment).
    @inlinable public static var art50MeasuresAccessible: FieldPath {
        FieldPath(catalogued: "art50Measures{}.accessible")
    }
    /// EU icon (deployment).
    @inlinable public static var art50MeasuresEuIcon: FieldPath { FieldPath(catalogued: "art50Measures{}.euIcon") }
    /// Exception (deployment).
    @inlinable public static var art50MeasuresException: FieldPath {
        FieldPath(catalogued: "art50Measures{}.exception")
    }
    /// Reviewed by people (deployment).
    @inlinable public static var art50MeasuresHumanReview: FieldPath {
        FieldPath(catalogued: "art50Measures{}.humanReview")
    }
    /// Editorial responsibility (deployment).
    @inlinable public static var art50MeasuresEditorialResponsibility: FieldPath {
        FieldPath(catalogued: "art50Measures{}.editorialResponsibility")
    }
}
