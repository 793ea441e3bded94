// Written by scripts/field_paths.py from fields-incident.json; change that and run the script.

extension FieldPath {
    /// Deployment (incident, label).
    @inlinable public static var deployment: FieldPath { FieldPath(catalogued: "deployment") }
    /// State (incident).
    @inlinable public static var state: FieldPath { FieldPath(catalogued: "state") }
    /// What happened (incident).
    @inlinable public static var summary: FieldPath { FieldPath(catalogued: "summary") }
    /// What was done (incident).
    @inlinable public static var measures: FieldPath { FieldPath(catalogued: "measures") }
    /// Occurred on (incident).
    @inlinable public static var occurredOn: FieldPath { FieldPath(catalogued: "occurredOn") }
    /// Aware on (incident).
    @inlinable public static var awareOn: FieldPath { FieldPath(catalogued: "awareOn") }
    /// Death (incident).
    @inlinable public static var deathOccurred: FieldPath { FieldPath(catalogued: "deathOccurred") }
    /// Widespread (incident).
    @inlinable public static var widespread: FieldPath { FieldPath(catalogued: "widespread") }
    /// Provider informed on (incident).
    @inlinable public static var providerInformedOn: FieldPath { FieldPath(catalogued: "providerInformedOn") }
    /// Market surveillance informed on (incident).
    @inlinable public static var msaInformedOn: FieldPath { FieldPath(catalogued: "msaInformedOn") }
    /// Fundamental rights bodies informed on (incident).
    @inlinable public static var art77InformedOn: FieldPath { FieldPath(catalogued: "art77InformedOn") }
    /// Use suspended on (incident).
    @inlinable public static var usageSuspendedOn: FieldPath { FieldPath(catalogued: "usageSuspendedOn") }
    /// Use resumed on (incident).
    @inlinable public static var resumedOn: FieldPath { FieldPath(catalogued: "resumedOn") }
    /// Rights touched (incident).
    @inlinable public static var affectedRights: FieldPath { FieldPath(catalogued: "affectedRights[]") }
}
