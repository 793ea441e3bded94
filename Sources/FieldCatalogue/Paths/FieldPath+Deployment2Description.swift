// Written by scripts/field_paths.py from fields-deployment-2-description.json; change that and run the script.

extension FieldPath {
    /// Name (deployment).
    @inlinable public static var name: FieldPath { FieldPath(catalogued: "name") }
    /// In short (deployment).
    @inlinable public static var shortDescription: FieldPath { FieldPath(catalogued: "shortDescription") }
    /// Purpose (deployment).
    @inlinable public static var purpose: FieldPath { FieldPath(catalogued: "purpose") }
    /// In plain language (deployment).
    @inlinable public static var plainLanguage: FieldPath { FieldPath(catalogued: "plainLanguage") }
    /// Full description (deployment).
    @inlinable public static var description: FieldPath { FieldPath(catalogued: "description") }
    /// Benefits (deployment).
    @inlinable public static var benefits: FieldPath { FieldPath(catalogued: "benefits") }
    /// Theme (deployment).
    @inlinable public static var theme: FieldPath { FieldPath(catalogued: "theme[]") }
    /// Areas of life (deployment).
    @inlinable public static var lifeAreas: FieldPath { FieldPath(catalogued: "lifeAreas[]") }
    /// Benefits, letters, procedures (deployment).
    @inlinable public static var services: FieldPath { FieldPath(catalogued: "services[]") }
    /// Keywords (deployment).
    @inlinable public static var keywords: FieldPath { FieldPath(catalogued: "keywords[]") }
    /// Service keys (deployment).
    @inlinable public static var serviceKeys: FieldPath { FieldPath(catalogued: "serviceKeys[]") }
    /// Status (deployment, fria).
    @inlinable public static var status: FieldPath { FieldPath(catalogued: "status") }
    /// Dates (deployment).
    @inlinable public static var dates: FieldPath { FieldPath(catalogued: "dates") }
    /// Planned from (deployment).
    @inlinable public static var datesPlannedFrom: FieldPath { FieldPath(catalogued: "dates.plannedFrom") }
    /// Piloted from (deployment).
    @inlinable public static var datesPilotFrom: FieldPath { FieldPath(catalogued: "dates.pilotFrom") }
    /// In use from (deployment).
    @inlinable public static var datesInUseFrom: FieldPath { FieldPath(catalogued: "dates.inUseFrom") }
    /// Ended on (deployment).
    @inlinable public static var datesEndedOn: FieldPath { FieldPath(catalogued: "dates.endedOn") }
    /// Significant changes (deployment).
    @inlinable public static var significantChanges: FieldPath { FieldPath(catalogued: "significantChanges[]") }
    /// Date (deployment).
    @inlinable public static var significantChangesDate: FieldPath {
        FieldPath(catalogued: "significantChanges[].date")
    }
    /// Kind of change (deployment).
    @inlinable public static var significantChangesKind: FieldPath {
        FieldPath(catalogued: "significantChanges[].kind")
    }
    /// Design significantly changed (deployment).
    @inlinable public static var significantChangesDesignChanged: FieldPath {
        FieldPath(catalogued: "significantChanges[].designChanged")
    }
    /// Description (deployment).
    @inlinable public static var significantChangesDescription: FieldPath {
        FieldPath(catalogued: "significantChanges[].description")
    }
    /// Use (deployment).
    @inlinable public static var usage: FieldPath { FieldPath(catalogued: "usage") }
    /// Context of use (deployment).
    @inlinable public static var usageContext: FieldPath { FieldPath(catalogued: "usage.context") }
    /// Regulated financial activity (deployment).
    @inlinable public static var usageRegulatedFinancialActivity: FieldPath {
        FieldPath(catalogued: "usage.regulatedFinancialActivity")
    }
    /// Frequency (deployment).
    @inlinable public static var usageFrequency: FieldPath { FieldPath(catalogued: "usage.frequency") }
    /// Cases a year (deployment).
    @inlinable public static var usageCasesPerYear: FieldPath { FieldPath(catalogued: "usage.casesPerYear") }
    /// Basis of the case number (deployment).
    @inlinable public static var usageCasesBasis: FieldPath { FieldPath(catalogued: "usage.casesBasis") }
    /// People affected a year (deployment).
    @inlinable public static var usageAffectedPersonsPerYear: FieldPath {
        FieldPath(catalogued: "usage.affectedPersonsPerYear")
    }
}
