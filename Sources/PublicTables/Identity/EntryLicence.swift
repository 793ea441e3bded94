import FieldCatalogue
import Records

/// Under which licence a single entry may be used.
public enum EntryLicence {
    /// Code of the licence (vocabulary `licence`): that of the source of an entry compiled from one, else that of the
    /// register.
    public static func code(of record: Record) -> String {
        record.string(.sourceLicence) ?? RegisterIdentity.licence
    }

    /// Address of the text of a licence.
    public static func address(of code: String, in catalogue: Catalogue) -> String {
        catalogue.vocabularies["licence"]?[code]?.properties["url"]?.string ?? RegisterIdentity.licenceAddress
    }
}
