import FieldCatalogue
import Records

extension Derivation {
    /// A deployment with its risk class.
    public func classified(_ deployment: Record, on day: Day) -> ClassifiedDeployment {
        ClassifiedDeployment(
            deployment, riskClass: riskClass(of: deployment, on: day).class, on: day, derivation: self)
    }

    /// The authority that supervises the use of a system; nil when none follows from the record.
    ///
    /// - Throws: what reading the neighbours throws.
    public func competentAuthority(
        of deployment: ClassifiedDeployment, neighbours: any Neighbours
    ) throws -> CompetentAuthority? {
        deployment.record.origin == .publicSource
            ? nil
            : competentAuthority(of: deployment, authority: try neighbours.record(deployment.record.authority))
    }

    /// The derived facts of a record on a reference date.
    ///
    /// - Parameters:
    ///   - record: a submission, or a public projection.
    ///   - absences: what a projection lacks, nil for a submission; withheld fields count as answered, and a projection
    ///     does not show whether duties are met that rest on them.
    ///   - day: reference date for duties and overdue reviews.
    ///   - neighbours: assessments, incidents and authorities the facts depend on.
    ///   - countsAnswers: whether duties and completeness are wanted; rules do without.
    /// - Throws: what reading the neighbours throws.
    public func facts(
        of record: Record, absences: [Absence]? = nil, on day: Day, neighbours: any Neighbours,
        countsAnswers: Bool = true
    ) throws -> DerivedFacts {
        guard record.type == .deployment, !record.isWithdrawal else {
            let isAssessment = record.type == .fria && !record.isWithdrawal && countsAnswers
            return DerivedFacts(
                riskClass: nil, riskReasons: [], duties: [], competentAuthority: nil, friaStatus: nil,
                completeness: isAssessment
                    ? completeness(of: record, absences: absences ?? [], duties: [], on: day) : nil,
                risks: isAssessment ? RatedRisk.all(in: record, catalogue: catalogue) : [])
        }
        let risk = riskClass(of: record, on: day)
        let deployment = ClassifiedDeployment(record, riskClass: risk.class, on: day, derivation: self)
        let (assessment, isForeignNamed) = try assessment(of: record, neighbours: neighbours)
        let fria = friaStatus(of: deployment, assessment: assessment)
        let needsUpdate = fria == .outdated && assessment?[.status]?.isString("completed") == true
        guard countsAnswers else {
            return DerivedFacts(
                riskClass: risk.class, riskReasons: risk.reasons, duties: [], competentAuthority: nil,
                friaStatus: fria, completeness: nil, namesForeignAssessment: isForeignNamed,
                assessmentNeedsUpdate: needsUpdate)
        }
        let competent = try competentAuthority(of: deployment, neighbours: neighbours)
        let duties = duties(
            of: DutyBearer(deployment: deployment, fria: fria, assessment: assessment, competent: competent?.id),
            absences: absences)
        return DerivedFacts(
            riskClass: risk.class, riskReasons: risk.reasons, duties: duties, competentAuthority: competent,
            friaStatus: fria,
            completeness: completeness(of: record, absences: absences ?? [], duties: duties, on: day),
            namesForeignAssessment: isForeignNamed, assessmentNeedsUpdate: needsUpdate)
    }

    /// The facts that a record at level `reduced` may show (record model, decision 17): risk class with the numbers of
    /// Annex III, competent authority, and whether an assessment exists.
    ///
    /// - Parameters:
    ///   - record: the reduced projection.
    ///   - stored: the stored revision, of which nothing but class and routing may leave.
    ///   - assessment: the stored assessment of the deployment, of which nothing but its state may leave; nil for none.
    /// - Throws: what reading the neighbours throws.
    public func reducedFacts(
        of record: Record, stored: Record, assessment: Record?, on day: Day, neighbours: any Neighbours
    ) throws -> DerivedFacts {
        guard record.type == .deployment, !record.isWithdrawal else {
            return DerivedFacts(
                riskClass: nil, riskReasons: [], duties: [], competentAuthority: nil, friaStatus: nil, completeness: nil
            )
        }
        let deployment = classified(stored, on: day)
        let areas = record.strings(.classificationAnnexIII)
        // Without a public number of Annex III the class would say more about the system than may be known. A class that
        // does not follow from these numbers is not public either, and the one they would lead to would be false.
        let isExcepted = deployment.riskClass == .notHighRisk63
        let isFromAreas = !areas.isEmpty && (isExcepted || deployment.riskClass == .highRiskAnnexIII)
        let riskClass = isFromAreas ? deployment.riskClass : nil
        var reasons = isFromAreas ? annexIIIReasons(areas) : []
        if isFromAreas, isExcepted {
            reasons.append(
                reason(
                    "Nach Angabe der Behörde gilt eine Ausnahme.", "The authority says that an exception applies.",
                    "Art. 6 Abs. 3 KI-VO", "Art. 6(3) AI Act", nil))
        }
        return DerivedFacts(
            riskClass: riskClass, riskReasons: reasons, duties: [],
            // The reason may name the field that decided; only the result is public here.
            competentAuthority: try competentAuthority(of: deployment, neighbours: neighbours).map {
                CompetentAuthority(
                    id: $0.id,
                    reason: reason(
                        "Zuständig nach § 2 KI-MIG.", "Competent under § 2 KI-MIG.", "§ 2 KI-MIG", "§ 2 KI-MIG", nil))
            },
            friaStatus: riskClass == nil ? nil : existence(of: assessment, for: deployment), completeness: nil)
    }
}
