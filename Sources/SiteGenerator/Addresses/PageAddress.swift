import FieldCatalogue
import Findings

/// Addresses of pages for those outside the generator, such as feeds.
public enum PageAddress {
    /// Path of a record's page in the tree, with `/` at its end.
    public static func path(of type: RecordType, _ id: String, language: Language = .de) -> String {
        SiteAddress(base: "/", language: language).folder(type, id)
    }
}
