/// Computes what the register derives from a record.
public struct Derivation: Sendable {
    /// Fields, vocabularies and legal tables.
    public let catalogue: Catalogue

    /// Makes a derivation over a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// The derived facts of a record on a reference date.
    ///
    /// - Parameters:
    ///   - record: a submission, or a public projection.
    ///   - absences: what a projection lacks; withheld fields count as answered.
    ///   - day: reference date for duties and overdue reviews.
    ///   - neighbours: assessments, incidents and authorities the facts depend on.
    public func facts(
        of record: Record, absences: [Absence] = [], on day: Day, neighbours: any Neighbours
    ) -> DerivedFacts {
        DerivedFacts(
            riskClass: nil, riskReasons: [], duties: [], competentAuthority: nil, friaStatus: nil, completeness: nil)
    }

    /// The facts that a record at level `reduced` may show (record model, decision 17): risk class from the
    /// Annex III number, competent authority, and whether an assessment exists.
    ///
    /// - Parameters:
    ///   - record: the reduced projection.
    ///   - stored: the stored revision, of which nothing but the result of the routing may leave.
    public func reducedFacts(
        of record: Record, stored: Record, on day: Day, neighbours: any Neighbours
    ) -> DerivedFacts {
        DerivedFacts(
            riskClass: nil, riskReasons: [], duties: [], competentAuthority: nil, friaStatus: nil, completeness: nil)
    }
}
