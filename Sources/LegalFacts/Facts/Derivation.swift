import FieldCatalogue
import Records

/// Computes what the register derives from a record.
public struct Derivation: Sendable {
    /// Fields, vocabularies and legal tables.
    public let catalogue: Catalogue
    /// From when the parts of the law apply.
    public let dates: LegalDates
    /// What a status means in law.
    public let lifeCycle: LifeCycle

    /// Makes a derivation over a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
        dates = LegalDates(catalogue: catalogue)
        lifeCycle = LifeCycle(catalogue: catalogue)
    }
}
