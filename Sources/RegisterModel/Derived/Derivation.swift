/// Computes what the register derives from a record.
public struct Derivation: Sendable {
    /// Fields, vocabularies and legal tables.
    public let catalogue: Catalogue
    private let dates: LegalDates

    /// Makes a derivation over a catalogue.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
        dates = LegalDates(catalogue: catalogue)
    }

    /// The derived facts of a record on a reference date.
    ///
    /// - Parameters:
    ///   - record: a submission, or a public projection.
    ///   - absences: what a projection lacks; withheld fields count as answered.
    ///   - day: reference date for duties and overdue reviews.
    ///   - neighbours: assessments, incidents and authorities the facts depend on.
    ///   - countsAnswers: whether completeness is wanted; rules do without.
    public func facts(
        of record: Record, absences: [Absence] = [], on day: Day, neighbours: any Neighbours,
        countsAnswers: Bool = true
    ) -> DerivedFacts {
        guard record.type == .deployment, !record.isWithdrawal else {
            let isAssessment = record.type == .fria && !record.isWithdrawal && countsAnswers
            return DerivedFacts(
                riskClass: nil, riskReasons: [], duties: [], competentAuthority: nil, friaStatus: nil,
                completeness: isAssessment ? completeness(of: record, absences: absences, duties: [], on: day) : nil,
                risks: isAssessment ? RatedRisk.all(in: record, catalogue: catalogue) : [])
        }
        let risk = riskClass(of: record)
        let fria = friaStatus(of: record, riskClass: risk.class, neighbours: neighbours)
        let duties = duties(of: record, riskClass: risk.class, fria: fria, dates: dates)
        return DerivedFacts(
            riskClass: risk.class, riskReasons: risk.reasons, duties: duties,
            competentAuthority: record.origin == .publicSource
                ? nil : competentAuthority(of: record, authority: neighbours.record(record.authority)),
            friaStatus: fria,
            completeness: countsAnswers
                ? completeness(of: record, absences: absences, duties: duties, on: day) : nil)
    }

    /// The facts that a record at level `reduced` may show (record model, decision 17): risk class from the
    /// Annex III number, competent authority, and whether an assessment exists.
    ///
    /// - Parameters:
    ///   - record: the reduced projection.
    ///   - stored: the stored revision, of which nothing but the result of the routing may leave.
    ///   - hasAssessment: whether an assessment of the deployment is on file.
    public func reducedFacts(
        of record: Record, stored: Record, hasAssessment: Bool, neighbours: any Neighbours
    ) -> DerivedFacts {
        guard record.type == .deployment, !record.isWithdrawal else {
            return DerivedFacts(
                riskClass: nil, riskReasons: [], duties: [], competentAuthority: nil, friaStatus: nil, completeness: nil
            )
        }
        let areas = record.strings("classification.annexIII")
        let risk = areas.isEmpty ? nil : riskClass(of: record)
        let routed = competentAuthority(of: stored, authority: neighbours.record(stored.authority))
        return DerivedFacts(
            riskClass: risk?.class, riskReasons: risk?.reasons ?? [], duties: [],
            // The reason may name the field that decided; only the result is public here.
            competentAuthority: routed.map {
                CompetentAuthority(
                    id: $0.id,
                    reason: reason(
                        "Zuständig nach § 2 KI-MIG.", "Competent under § 2 KI-MIG.", "§ 2 KI-MIG", "§ 2 KI-MIG", ""))
            },
            friaStatus: hasAssessment ? .completed : .missing, completeness: nil)
    }
}
