// Written by scripts/field_paths.py from fields-authority.json; change that and run the script.

extension FieldPath {
    /// Name (authority).
    @inlinable public static var nameDe: FieldPath { FieldPath(catalogued: "nameDe") }
    /// English name (authority).
    @inlinable public static var nameEn: FieldPath { FieldPath(catalogued: "nameEn") }
    /// Abbreviation (authority).
    @inlinable public static var abbreviation: FieldPath { FieldPath(catalogued: "abbreviation") }
    /// Kind (authority, incident, label).
    @inlinable public static var kind: FieldPath { FieldPath(catalogued: "kind") }
    /// Ressort (authority).
    @inlinable public static var parent: FieldPath { FieldPath(catalogued: "parent") }
    /// Organ of (authority).
    @inlinable public static var organOf: FieldPath { FieldPath(catalogued: "organOf") }
    /// Budget chapter (authority).
    @inlinable public static var einzelplan: FieldPath { FieldPath(catalogued: "einzelplan") }
    /// Address (authority).
    @inlinable public static var address: FieldPath { FieldPath(catalogued: "address") }
    /// Website (authority).
    @inlinable public static var website: FieldPath { FieldPath(catalogued: "website") }
    /// Federal finance authority (authority).
    @inlinable public static var isFinanceAuthority: FieldPath { FieldPath(catalogued: "isFinanceAuthority") }
    /// Law enforcement (authority).
    @inlinable public static var isLawEnforcement: FieldPath { FieldPath(catalogued: "isLawEnforcement") }
    /// Military (authority).
    @inlinable public static var isMilitary: FieldPath { FieldPath(catalogued: "isMilitary") }
    /// Valid from (authority).
    @inlinable public static var validFrom: FieldPath { FieldPath(catalogued: "validFrom") }
    /// Valid to (authority).
    @inlinable public static var validTo: FieldPath { FieldPath(catalogued: "validTo") }
    /// Successor (authority).
    @inlinable public static var successor: FieldPath { FieldPath(catalogued: "successor") }
    /// GovData id (authority).
    @inlinable public static var govdataContributor: FieldPath { FieldPath(catalogued: "govdataContributor") }
    /// Confidence (authority).
    @inlinable public static var confidence: FieldPath { FieldPath(catalogued: "confidence") }
    /// Null reports (authority).
    @inlinable public static var nullReport: FieldPath { FieldPath(catalogued: "nullReport[]") }
    /// Date (authority).
    @inlinable public static var nullReportDate: FieldPath { FieldPath(catalogued: "nullReport[].date") }
    /// Statement (authority).
    @inlinable public static var nullReportStatement: FieldPath { FieldPath(catalogued: "nullReport[].statement") }
}
