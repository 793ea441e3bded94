extension Derivation {
    /// The state of a deployment's assessment, from the FRIA record it names or that names it.
    func friaStatus(of record: Record, riskClass: RiskClass, neighbours: any Neighbours) -> FRIAStatus {
        let named = record.string("fria.id").flatMap { neighbours.record($0) }
        let candidates = [named].compactMap { $0 } + neighbours.records(of: .fria, about: record.id)
        if let fria = candidates.first(where: { $0.type == .fria && !$0.isWithdrawal }) {
            switch fria.string("status") {
            case "completed": return isOutdated(fria, by: record) ? .outdated : .completed
            case "in-progress": return .inProgress
            default: return .outdated
            }
        }
        if candidates.contains(where: \.isWithdrawal) { return .outdated }
        if riskClass == .notAssessed { return .notAssessed }
        if record["fria.plannedFor"] != nil { return .planned }
        return isFRIARequired(record, riskClass) ? .missing : .notRequired
    }

    /// Whether Art. 27(1) asks for an assessment: Annex III without no. 2, used by a public body.
    func isFRIARequired(_ record: Record, _ riskClass: RiskClass) -> Bool {
        guard riskClass == .highRiskAnnexIII else { return false }
        let vocabulary = catalogue.vocabularies["annex-iii"]
        return record.strings("classification.annexIII").contains {
            vocabulary?[$0]?.properties["fria"]?.boolean == true
        }
    }

    /// Whether a significant change came after the assessment (Art. 27(2) third sentence).
    public func isOutdated(_ fria: Record, by deployment: Record) -> Bool {
        guard let assessed = [fria.day("performedOn"), fria.day("updatedOn")].compactMap({ $0 }).max() else {
            return false
        }
        return deployment.items("significantChanges")
            .compactMap { $0["date"]?.string.flatMap { Day($0) } }
            .contains { $0 > assessed }
    }
}
