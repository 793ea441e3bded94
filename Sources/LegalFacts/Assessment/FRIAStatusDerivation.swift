import FieldCatalogue
import Records

extension Derivation {
    /// The assessment of a deployment: the FRIA record it names and that names it, else the first that names it.
    ///
    /// An assessment that is about other deployments says nothing about this one. A withdrawal names none, nor does a
    /// public projection at level `reduced`; there the deployment's word counts.
    ///
    /// - Returns: the assessment, nil when none is on file; and whether the one named is about others.
    /// - Throws: what reading the neighbours throws.
    func assessment(of record: Record, neighbours: any Neighbours) throws -> (record: Record?, isForeignNamed: Bool) {
        let found = try record.string(.friaId).flatMap { try neighbours.record($0) }
        let named = found.flatMap { $0.type == .fria ? $0 : nil }
        let isForeign = named.map { !$0.isAssessment(of: record.id) } ?? false
        if let named, !isForeign, !named.isWithdrawal { return (named, false) }
        let other = try neighbours.records(of: .fria, about: record.id).first { !$0.isWithdrawal }
        return (other ?? (isForeign ? nil : named), isForeign)
    }

    /// The state of a deployment's assessment on a day.
    func friaStatus(of deployment: ClassifiedDeployment, assessment: Record?) -> FRIAStatus {
        if let assessment {
            if assessment.isWithdrawal { return .outdated }
            switch assessment.string(.status) {
            case "completed" where !assessment.isPerformed(by: deployment.day): return .inProgress
            case "completed":
                return isOutdated(assessment, by: deployment.record, on: deployment.day) ? .outdated : .completed
            case "in-progress": return .inProgress
            default: return .outdated
            }
        }
        if deployment.riskClass == .notAssessed { return .notAssessed }
        // A plan whose day has passed is none any more (Art. 27(1): "Prior to deploying").
        if let day = deployment.record.day(.friaPlannedFor), day >= deployment.day { return .planned }
        return deployment.lacksAssessment ? .missing : .notRequired
    }

    /// Whether an assessment exists, and no more: plans and changes of the system are not public at level `reduced`.
    func existence(of assessment: Record?, for deployment: ClassifiedDeployment) -> FRIAStatus {
        guard let assessment else { return deployment.lacksAssessment ? .missing : .notRequired }
        if assessment.isWithdrawal { return .outdated }
        let isUnderWay = assessment.string(.status) == "in-progress" || !assessment.isPerformed(by: deployment.day)
        return isUnderWay ? .inProgress : .completed
    }

    /// Whether a significant change came after the assessment and has happened by the day (Art. 27(2): "has changed or
    /// is no longer up to date").
    public func isOutdated(_ fria: Record, by deployment: Record, on day: Day) -> Bool {
        guard
            let assessed = [fria.day(.performedOn, by: day), fria.day(.updatedOn, by: day)].compactMap({ $0 }).max()
        else {
            return false
        }
        return deployment.items(.significantChanges)
            .compactMap { $0["date"]?.string.flatMap { Day($0) } }
            .contains { $0 > assessed && $0 <= day }
    }
}

extension ClassifiedDeployment {
    /// Whether an assessment is asked for, so that there being none is a lack.
    ///
    /// Real-time identification by law enforcement "shall be authorised only if the law enforcement authority has
    /// completed" one (Art. 5(2)). Where something else is missing, too, the duty is to stop; "not required" would be false.
    fileprivate var lacksAssessment: Bool {
        needsAssessment || (riskClass == .prohibited && record.biometrics.isRealTimePolicing)
    }
}

extension Record {
    /// Whether the day on which a FRIA record says it was performed has come; yes when it names none.
    func isPerformed(by reference: Day) -> Bool { day(.performedOn).map { $0 <= reference } ?? true }

    /// Whether a FRIA record is about a deployment; one that names no deployment at all may be about any.
    public func isAssessment(of deployment: String) -> Bool {
        self[.deployments]?.elements.contains { $0.isString(deployment) } ?? true
    }
}
