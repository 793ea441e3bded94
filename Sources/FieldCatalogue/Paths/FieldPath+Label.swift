// Written by scripts/field_paths.py from fields-label.json; change that and run the script.

extension FieldPath {
    /// Title (label).
    @inlinable public static var title: FieldPath { FieldPath(catalogued: "title") }
    /// Address (label).
    @inlinable public static var url: FieldPath { FieldPath(catalogued: "url") }
    /// Published on (label).
    @inlinable public static var publishedOn: FieldPath { FieldPath(catalogued: "publishedOn") }
    /// Extent (label).
    @inlinable public static var extent: FieldPath { FieldPath(catalogued: "extent") }
    /// Disclosure (label).
    @inlinable public static var disclosure: FieldPath { FieldPath(catalogued: "disclosure") }
    /// How (label).
    @inlinable public static var disclosureHow: FieldPath { FieldPath(catalogued: "disclosure.how") }
    /// At first exposure (label).
    @inlinable public static var disclosureAtFirstExposure: FieldPath {
        FieldPath(catalogued: "disclosure.atFirstExposure")
    }
    /// Accessible (label).
    @inlinable public static var disclosureAccessible: FieldPath { FieldPath(catalogued: "disclosure.accessible") }
    /// Machine-readable (label).
    @inlinable public static var disclosureMachineReadable: FieldPath {
        FieldPath(catalogued: "disclosure.machineReadable")
    }
    /// Exception (label).
    @inlinable public static var exception: FieldPath { FieldPath(catalogued: "exception") }
}
