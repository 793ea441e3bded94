import FieldCatalogue
import Findings

/// The versions of the published form of records, oldest first: each says what changed.
///
/// Semantic: a field that goes or changes its meaning raises the first number, a new one the second. A test compares
/// the shape of the schemas with the one recorded for the latest version.
public struct PublicSchemaVersion: Sendable, Hashable {
    /// Version number.
    public let version: String
    /// Day of the version.
    public let date: String
    /// What changed.
    public let changes: Bilingual

    /// All versions of a catalogue, oldest first.
    public static func all(in catalogue: Catalogue) -> [PublicSchemaVersion] {
        (catalogue.tables["public-schema-versions"]?["items"].map { Array($0.elements) } ?? []).map { item in
            PublicSchemaVersion(
                version: item["version"]?.string ?? "", date: item["date"]?.string ?? "",
                changes: Bilingual(
                    de: item["changes"]?["de"]?.string ?? "", en: item["changes"]?["en"]?.string ?? ""))
        }
    }

    /// The latest version number.
    public static func current(in catalogue: Catalogue) -> String { all(in: catalogue).last?.version ?? "0.0.0" }
}
