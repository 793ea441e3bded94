import FieldCatalogue
import Findings
import Records

extension Derivation {
    /// What the law asks for this one system and from when, earliest first; nothing for ended systems.
    ///
    /// - Parameter absences: what a public projection lacks; nil for a submission.
    func duties(of bearer: DutyBearer, absences: [Absence]?) -> [Duty] {
        let deployment = bearer.deployment
        guard !deployment.record.isWithdrawal, deployment.record.origin != .publicSource, !deployment.isEnded,
            deployment.riskClass != .notAssessed
        else { return [] }
        let withheld = absences.map {
            $0.filter { $0.kind == .withheld }.map { deployment.record.description.fields[$0.field].latestPath }
        }
        return DutyKind.all.compactMap { kind in
            guard kind.applies(deployment), kind.concerns(bearer),
                let first = dates.firstDay(of: kind.dateID(deployment), for: deployment.record)
            else { return nil }
            let gaps = kind.gaps?(bearer)
            return Duty(
                id: kind.id, text: kind.text, source: kind.source,
                transition: first.isTransitional ? DutyKind.transitionalRule(first.paragraph) : nil,
                dueFrom: first.day, isMet: isMet(gaps?.filter { !$0.isLate }, bearer, withheld: withheld),
                isLate: gaps?.isEmpty == false && gaps?.allSatisfy(\.isLate) == true,
                awaitsUse: kind.bindsUse && !deployment.isInService
                    || kind.id == DutyKind.registrationID && deployment.isStoppedAsUnregistered)
        }.sorted { ($0.dueFrom, $0.id) < ($1.dueFrom, $1.id) }
    }

    /// Whether the record shows a duty as met; nil when it cannot, because no field does or because it is not public.
    ///
    /// - Parameter gaps: what the record does not show; nil when no record can show it.
    private func isMet(_ gaps: [Gap]?, _ bearer: DutyBearer, withheld: [FieldPath]?) -> Bool? {
        guard let gaps else { return nil }
        guard !gaps.isEmpty else { return true }
        guard let withheld else { return false }
        let description = bearer.deployment.record.description
        let isHidden = gaps.allSatisfy { gap in
            description[gap.path]?.publicationClass == .internal
                || withheld.contains { gap.path.isWithin($0) || $0.isWithin(gap.path) }
        }
        return isHidden ? nil : false
    }
}

/// What the duties of one deployment depend on.
struct DutyBearer {
    /// The deployment.
    let deployment: ClassifiedDeployment
    /// State of its assessment.
    let fria: FRIAStatus
    /// Its assessment; nil when none is on file.
    let assessment: Record?
    /// Id of the authority that supervises it; nil when unknown.
    let competent: String?
}

/// A duty as the law knows it, before it meets a deployment.
struct DutyKind: Sendable {
    /// Stable id.
    let id: String
    /// Id of the day from which it applies.
    let dateID: @Sendable (ClassifiedDeployment) -> String
    /// What has to be done, in one sentence.
    let text: Bilingual
    /// Legal source.
    let source: Bilingual
    /// Whether it binds only whoever uses the system or puts it into service.
    let bindsUse: Bool
    /// Whether the law asks it of this deployment.
    let applies: @Sendable (ClassifiedDeployment) -> Bool
    /// Whether the state of the assessment calls for it.
    let concerns: @Sendable (DutyBearer) -> Bool
    /// What the record does not show; nil when no record can show it.
    let gaps: (@Sendable (DutyBearer) -> [Gap])?

    /// The rule that moves the day: a paragraph of Art. 111.
    static func transitionalRule(_ paragraph: Int) -> Bilingual {
        Bilingual(de: "Art. 111 Abs. \(paragraph) KI-VO", en: "Art. 111(\(paragraph)) AI Act")
    }

    /// A duty that rests on an obligation.
    ///
    /// - Parameters:
    ///   - dateID: id of the day; nil for the day from which Chapter III applies to the deployment.
    init(
        _ id: String, from dateID: String? = nil, _ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String,
        use bindsUse: Bool = false, _ obligation: Obligation,
        of binds: @escaping @Sendable (ClassifiedDeployment) -> Bool = { _ in true }
    ) {
        self.init(
            id, on: { dateID ?? $0.chapterIIIDateID }, de, en, sourceDe, sourceEn, use: bindsUse,
            when: { binds($0) && obligation.applies($0) }, gaps: { obligation.gaps($0.deployment) })
    }

    /// A duty with a condition of its own.
    ///
    /// - Parameters:
    ///   - dateID: id of the day; nil for the day from which Chapter III applies to the deployment.
    ///   - gaps: nil when no record can show whether the duty is met.
    init(
        _ id: String, from dateID: String? = nil, _ de: String, _ en: String, _ sourceDe: String, _ sourceEn: String,
        use bindsUse: Bool = false, when applies: @escaping @Sendable (ClassifiedDeployment) -> Bool,
        gaps: (@Sendable (DutyBearer) -> [Gap])?
    ) {
        self.init(
            id, on: { dateID ?? $0.chapterIIIDateID }, de, en, sourceDe, sourceEn, use: bindsUse, when: applies,
            gaps: gaps)
    }

    /// A duty whose day depends on the deployment.
    init(
        _ id: String, on dateID: @escaping @Sendable (ClassifiedDeployment) -> String, _ de: String, _ en: String,
        _ sourceDe: String, _ sourceEn: String, use bindsUse: Bool = false,
        when applies: @escaping @Sendable (ClassifiedDeployment) -> Bool,
        concerns: @escaping @Sendable (DutyBearer) -> Bool = { _ in true },
        gaps: (@Sendable (DutyBearer) -> [Gap])?
    ) {
        self.id = id
        self.dateID = dateID
        text = Bilingual(de: de, en: en)
        source = Bilingual(de: sourceDe, en: sourceEn)
        self.bindsUse = bindsUse
        self.applies = applies
        self.concerns = concerns
        self.gaps = gaps
    }
}
