// Written by scripts/field_paths.py from fields-deployment-8-translation.json; change that and run the script.

extension FieldPath {
    /// Translations (deployment).
    @inlinable public static var translations: FieldPath { FieldPath(catalogued: "translations") }
    /// English (deployment).
    @inlinable public static var translationsEn: FieldPath { FieldPath(catalogued: "translations.en") }
    /// Kind of translation (deployment).
    @inlinable public static var translationsEnKind: FieldPath { FieldPath(catalogued: "translations.en.kind") }
    /// Name (deployment).
    @inlinable public static var translationsEnName: FieldPath { FieldPath(catalogued: "translations.en.name") }
    /// In short (deployment).
    @inlinable public static var translationsEnShortDescription: FieldPath {
        FieldPath(catalogued: "translations.en.shortDescription")
    }
    /// Purpose (deployment).
    @inlinable public static var translationsEnPurpose: FieldPath { FieldPath(catalogued: "translations.en.purpose") }
    /// In plain language (deployment).
    @inlinable public static var translationsEnPlainLanguage: FieldPath {
        FieldPath(catalogued: "translations.en.plainLanguage")
    }
}
