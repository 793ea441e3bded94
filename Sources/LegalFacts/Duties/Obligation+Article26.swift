import FieldCatalogue
import Findings
import Records

extension Obligation {
    /// Art. 26(2): "assign human oversight to natural persons who have the necessary competence, training and
    /// authority"; Art. 14(4)(d), (e): to override and to stop.
    public static let oversight = Obligation(applies: \.hasChapterIIIDuties) { deployment in
        let record = deployment.record
        let roles = record.items(.oversightRoles)
        var gaps = roles.filter { role in ["competence", "training", "authority"].contains { role[$0] == nil } }
            .map { Gap(.oversightRoles, $0.span.lowerBound..<$0.span.lowerBound + 1) }
        if roles.isEmpty { gaps.append(Gap(.oversightRoles, record.span(of: .oversightRoles))) }
        for path in [FieldPath.oversightCanOverride, .oversightCanStop] where record[path] == nil {
            gaps.append(
                Gap(path, in: record, label: Bilingual(de: "\(path.plain) fehlt", en: "\(path.plain) is missing")))
        }
        return gaps
    }

    /// Art. 26(4): "to the extent the deployer exercises control over the input data, that deployer shall ensure that
    /// input data is relevant and sufficiently representative".
    public static let inputData = Obligation(
        applies: { $0.hasChapterIIIDuties && $0.record.boolean(.inputDataControlledByAuthority) == true },
        gaps: {
            $0.record[.inputDataRelevanceMeasures] == nil ? [Gap(.inputDataRelevanceMeasures, in: $0.record)] : []
        })

    /// Art. 26(5): "Deployers shall monitor the operation of the high-risk AI system"; a review a year is our reading.
    public static let monitoring = Obligation(applies: \.hasChapterIIIDuties) { deployment in
        let record = deployment.record
        if record[.monitoringPlan] == nil { return [Gap(.monitoringPlan, in: record)] }
        if let day = record.day(.monitoringLastReviewedOn, by: deployment.day),
            day.adding(months: 12) >= deployment.day
        {
            return []
        }
        return [Gap(.monitoringLastReviewedOn, in: record)]
    }

    /// Art. 26(6): logs are kept "of at least six months, unless provided otherwise in applicable Union or national law".
    public static let logs = Obligation(applies: \.hasChapterIIIDuties) { deployment in
        let record = deployment.record
        guard record[.logsShorterPeriodLaw] == nil, (record.integer(.logsRetentionMonths) ?? 0) < 6 else {
            return []
        }
        return [Gap(.logsRetentionMonths, in: record)]
    }

    /// Art. 26(7): "Before putting into service or using a high-risk AI system at the workplace, deployers who are
    /// employers shall inform workers’ representatives and the affected workers".
    public static let workers = Obligation(
        applies: { $0.hasChapterIIIDuties && $0.record.boolean(.workersWorkplaceUse) == true },
        gaps: { deployment in
            let record = deployment.record
            return [FieldPath.workersInformedOn, .workersRepresentativesInformedOn].compactMap { path in
                guard let day = record.day(path, by: deployment.day) else { return Gap(path, in: record) }
                guard let start = record.day(.datesInUseFrom), day > start else { return nil }
                return Gap(
                    path, in: record, label: Bilingual(de: "nach dem Einsatzbeginn", en: "after the start of use"),
                    isLate: true)
            }
        })

    /// Art. 49(3), 26(8): public authorities "shall register themselves, select the system and register its use in the
    /// EU database", no. 2 of Annex III excepted; Annex VIII C 3: "The URL of the entry … by its provider".
    public static let registration = Obligation(
        applies: { $0.riskClass == .highRiskAnnexIII && !$0.isOnlyCriticalInfrastructure },
        gaps: { deployment in
            let record = deployment.record
            if record.day(.registrationDeployerEntryDate, by: deployment.day) == nil {
                return [Gap(.registrationDeployerEntry, record.span(of: .status))]
            }
            if record[.systemEuDatabaseUrl] == nil { return [Gap(.systemEuDatabaseUrl, in: record)] }
            // "Before putting into service or using": what comes later is done, but late. In urgency Art. 5(2) allows it.
            if record[.biometricsUrgencyReason] != nil { return [] }
            return [Gap(late: .registrationDeployerEntryDate, in: deployment, law: deployment.article5DateID)]
                .compactMap { $0 }
        })

    /// § 20 Abs. 3 KI-MIG: „Vor der Inbetriebnahme oder der Verwendung eines in Anhang III Nummer 2 … genannten
    /// Hochrisiko-KI-Systems müssen Betreiber sich und das Hochrisiko-KI-System im Register nach Absatz 1 registrieren“.
    public static let nationalRegistration = Obligation(
        applies: { $0.riskClass == .highRiskAnnexIII && $0.areas.contains("III.2") },
        gaps: { deployment in
            let record = deployment.record
            guard record.day(.registrationBnetzaSection20Date, by: deployment.day) != nil else {
                return [Gap(.registrationBnetzaSection20, record.span(of: .classificationAnnexIII))]
            }
            return [Gap(late: .registrationBnetzaSection20Date, in: deployment, law: deployment.chapterIIIDateID)]
                .compactMap { $0 }
        })

    /// Art. 35 GDPR or § 67 BDSG: the obligation "to carry out a data protection impact assessment", to which Art. 26(9) AI
    /// Act only adds where the information for it comes from.
    public static let dataProtectionAssessment = Obligation(
        applies: {
            $0.dataProtectionLaw != nil && $0.record.boolean(.personalDataProcessed) == true
                && ($0.hasChapterIIIDuties || $0.record.boolean(.personalDataDpiaRequired) == true)
        },
        gaps: { deployment in
            let record = deployment.record
            if record[.personalDataDpiaNotRequiredReason] != nil,
                record.boolean(.personalDataDpiaRequired) != true
            {
                return []
            }
            if record.day(.personalDataDpiaPerformedOn, by: deployment.day) == nil {
                return [Gap(.personalDataDpiaPerformedOn, in: record)]
            }
            return record[.personalDataDpiaSummary] == nil ? [Gap(.personalDataDpiaSummary, in: record)] : []
        })

    /// Art. 26(10): authorisation within 48 hours "except when it is used for the initial identification of a potential
    /// suspect", "In no case … in an untargeted way", "Deployers shall submit annual reports".
    public static let postIdentification = Obligation(
        applies: {
            $0.riskClass == .highRiskAnnexIII
                && $0.record.usesBiometrics("remote-identification-post", forPolice: true)
        },
        gaps: { deployment in
            let record = deployment.record
            var gaps: [Gap] = []
            if record.boolean(.biometricsTargeted) != true { gaps.append(Gap(.biometricsTargeted, in: record)) }
            let isAuthorised = ["judicial", "independent-administrative"].contains(
                record.string(.biometricsAuthorisationRegime) ?? "")
            if !isAuthorised, record.boolean(.biometricsInitialIdentification) != true {
                gaps.append(Gap(.biometricsAuthorisationRegime, in: record))
            }
            let missing = missingReports(deployment)
            if !missing.isEmpty {
                let list = missing.map { "\($0)" }.joined(separator: ", ")
                gaps.append(
                    Gap(
                        .biometricsAnnualReports, record.span(of: .biometricsAnnualReports),
                        label: Bilingual(de: "Bericht fehlt: \(list)", en: "report missing: \(list)")))
            }
            return gaps.isEmpty ? [] : record.unansweredBiometrics([.biometricsLawEnforcement]) + gaps
        })

    /// The years without a report: from the year after the start of use, or after the first year in which the duty
    /// binds, until last year or the last year of use.
    private static func missingReports(_ deployment: ClassifiedDeployment) -> [Int] {
        let record = deployment.record
        guard let start = record.day(.datesInUseFrom),
            let first = deployment.derivation.dates.firstDay(of: "high-risk-annex-iii", for: record)
        else { return [] }
        let from = max(start.year, first.day.year) + 1
        let end = min(deployment.day.year, record.day(.datesEndedOn)?.year ?? deployment.day.year)
        guard from < end else { return [] }
        let reported = Set(record.items(.biometricsAnnualReports).compactMap { $0["year"]?.integer })
        return (from..<end).filter { !reported.contains($0) }
    }

    /// Art. 26(11): deployers of systems "referred to in Annex III that make decisions or assist in making decisions
    /// related to natural persons shall inform the natural persons".
    public static let notice = Obligation(
        applies: {
            $0.riskClass == .highRiskAnnexIII && $0.record.boolean(.decisionAffectsNaturalPersons) == true
                && !["none", "information"].contains($0.record.string(.decisionRole) ?? "")
        },
        gaps: { deployment in
            let record = deployment.record
            if record[.noticeExceptionLaw] != nil { return [] }
            if record.boolean(.noticeInformed) == true, record[.noticeHow] != nil { return [] }
            return [Gap(.noticeInformed, in: record)]
        })

    /// Art. 14(5): no action on an identification by a system of Annex III no. 1(a) "unless that identification has been
    /// separately verified and confirmed by at least two natural persons", unless the law finds that disproportionate in
    /// "law enforcement, migration, border control or asylum".
    public static let twoPersons = Obligation(
        applies: { $0.riskClass == .highRiskAnnexIII && $0.areas.contains("III.1.a") },
        gaps: { deployment in
            let record = deployment.record
            if record.boolean(.oversightTwoPersonVerification) == true { return [] }
            let contexts = ["law-enforcement", "migration", "asylum", "border-control"]
            if contexts.contains(record.string(.usageContext) ?? ""), record[.oversightTwoPersonExemption] != nil {
                return []
            }
            return [Gap(.oversightTwoPersonVerification, in: record)]
        })

    /// Art. 86(1): a right to explanations from the deployer for decisions "on the basis of the output from a high-risk
    /// AI system listed in Annex III, with the exception of systems listed under point 2 thereof".
    public static let explanation = Obligation(
        applies: {
            $0.riskClass == .highRiskAnnexIII && !$0.isOnlyCriticalInfrastructure
                && $0.record.boolean(.decisionLegalEffect) == true
        },
        gaps: { deployment in
            let record = deployment.record
            let hasWay = record[.explanationUrl] != nil || record[.explanationProcedure] != nil
            if record[.explanationContact] != nil, hasWay { return [] }
            return [Gap(.explanation, record[.explanation]?.span ?? record.span(of: .decisionLegalEffect))]
        })
}

extension Record {
    /// Whether the system identifies people in this way; an open question whether for police, or in public space,
    /// counts as yes: leaving it out must not silence a prohibition.
    public func usesBiometrics(_ kind: String, forPolice: Bool = false, inPublicSpace: Bool = false) -> Bool {
        items(.biometricsKind).contains { $0.isString(kind) }
            && (!forPolice || biometrics.mayServeLawEnforcement)
            && (!inPublicSpace || boolean(.biometricsPublicSpace) != false)
    }

    /// A gap at the kind of biometrics for every question left open.
    public func unansweredBiometrics(_ paths: [FieldPath]) -> [Gap] {
        paths.filter { self[$0] == nil }.map { path in
            Gap(
                path, span(of: .biometricsKind),
                label: Bilingual(de: "\(path.plain) ist nicht beantwortet", en: "\(path.plain) is not answered"))
        }
    }
}
