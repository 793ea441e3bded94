import FieldCatalogue
import Findings
import Records

/// A test in real-world conditions as a record describes it (Art. 3(57), Art. 60 AI Act).
///
/// Art. 3(57): such a test "does not qualify as placing the AI system on the market or putting it into service …,
/// provided that all the conditions laid down in Article 57 or 60 are fulfilled". Conditions that no answer of a record can
/// show (established in the Union, transfers, protection of the vulnerable, agreement, reversal) are not looked at.
public struct RealWorldTest: Sendable {
    private let record: Record
    /// First day of the test; the start of the pilot when no day of its own is stated.
    public let start: Day?
    /// Last day of the test.
    public let end: Day?

    /// Reads the test of a deployment; nil when it says of none that it works on real cases.
    public init?(of record: Record) {
        guard record.type == .deployment, record.boolean(.testRealWorldConditions) == true else { return nil }
        self.record = record
        start = record.day(.testStart) ?? record.day(.datesPilotFrom)
        end = record.day(.testEnd)
    }

    /// Whether the system is being tested, or the test is suspended, and regular use has not begun.
    public var isCurrent: Bool {
        guard let status = record[.status] else { return false }
        return status.isString("pilot") || (status.isString("suspended") && record[.datesInUseFrom] == nil)
    }

    /// Whether every condition of Art. 60(4) that the public part of a record can show is met.
    ///
    /// What is not public decides nothing here: the register must derive the same from a record and from what is published
    /// of it.
    public var isLawful: Bool {
        let restricted: [FieldPath] = [.testExtensionReason, .testConsentException, .registrationBnetzaSection20]
        return unmet.allSatisfy { restricted.contains($0.path) }
    }

    /// The conditions of Art. 60(4) that the record does not show.
    public var unmet: [Gap] { period + approval + registration + consent }

    /// Art. 60(4)(f): "not longer than six months, which may be extended for an additional period of six months, subject
    /// to prior notification … accompanied by an explanation of the need for such an extension".
    private var period: [Gap] {
        guard let start else { return [Gap(.testStart, in: record, label: missing(.testStart))] }
        guard let end else { return [Gap(.testEnd, in: record, label: missing(.testEnd))] }
        let limit = start.adding(months: 6)
        if end <= limit { return [] }
        if end > start.adding(months: 12) {
            return [
                gap(
                    .testEnd, "länger als zweimal sechs Monate (Buchst. f)",
                    "longer than twice six months (point (f))")
            ]
        }
        guard let notified = record.day(.testExtensionNotifiedOn), notified <= limit else {
            return [
                gap(
                    .testEnd, "länger als sechs Monate, Verlängerung nicht vorher mitgeteilt (Buchst. f)",
                    "longer than six months, extension not notified before (point (f))")
            ]
        }
        return record[.testExtensionReason] == nil
            ? [Gap(.testExtensionReason, record.span(of: .testEnd), label: missing(.testExtensionReason))] : []
    }

    /// Art. 60(4)(a), (b): the plan is submitted and approved; "where the market surveillance authority has not provided
    /// an answer within 30 days, the testing … shall be understood to have been approved".
    ///
    /// The day of submission is not counted (Regulation (EEC, Euratom) No 1182/71, Art. 3(1)).
    private var approval: [Gap] {
        if let approved = record.day(.testMsaApprovedOn) {
            guard let start, approved > start else { return [] }
            return [gap(.testMsaApprovedOn, "erst nach dem Beginn (Buchst. b)", "only after the start (point (b))")]
        }
        guard let submitted = record.day(.testPlanSubmittedOn) else {
            return [
                gap(
                    .testMsaApprovedOn, "keine Genehmigung, kein eingereichter Plan (Buchst. a, b)",
                    "no approval, no plan submitted (points (a), (b))")
            ]
        }
        guard let start, start <= submitted.adding(days: 30) else { return [] }
        return [
            gap(
                .testPlanSubmittedOn, "Beginn vor Ablauf von 30 Tagen ohne Genehmigung (Buchst. b)",
                "start before 30 days had passed without approval (point (b))")
        ]
    }

    /// Art. 60(4)(c): registered "with a Union-wide unique single identification number", systems of Annex III no. 2 at
    /// national level; nobody can register in a database that is not there yet.
    private var registration: [Gap] {
        let areas = AnnexIIIAreas(of: record).all
        // Registration follows Annex IX, which is about systems of Annex III.
        if areas.isEmpty { return [] }
        if areas.allSatisfy({ $0 == "III.2" }) {
            return record[.registrationBnetzaSection20] == nil
                ? [Gap(.registrationBnetzaSection20, record.span(of: .test), label: missing("bnetzaSection20"))] : []
        }
        if record[.testUnionId] != nil
            || record[.systemEuDatabaseStatus]?.isString("database-not-available") == true
        {
            return []
        }
        return [Gap(.testUnionId, in: record, label: missing(.testUnionId))]
    }

    /// Art. 60(4)(i): informed consent, "or in the case of law enforcement, where the seeking of informed consent would
    /// prevent the AI system from being tested", no negative effect on the subjects and deletion of their data.
    private var consent: [Gap] {
        // Without people who take part there is nobody to ask.
        if record.boolean(.decisionAffectsNaturalPersons) == false { return [] }
        switch record.boolean(.testConsentObtained) {
        case true: return []
        case nil: return [Gap(.testConsentObtained, in: record, label: missing(.testConsentObtained))]
        default:
            guard record.isForLawEnforcement || isOfLawEnforcementArea else {
                return [
                    gap(
                        .testConsentObtained, "ohne Einwilligung nur in der Strafverfolgung (Buchst. i)",
                        "without consent only in law enforcement (point (i))")
                ]
            }
            return record[.testConsentException] == nil
                ? [
                    Gap(
                        .testConsentException, record.span(of: .testConsentObtained),
                        label: missing(.testConsentException))
                ]
                : []
        }
    }

    private var isOfLawEnforcementArea: Bool {
        AnnexIIIAreas(of: record).all.contains { $0.utf8.starts(with: "III.6.".utf8) }
    }

    private func missing(_ path: FieldPath) -> Bilingual { missing(path.plain) }

    private func missing(_ name: String) -> Bilingual { Bilingual(de: "\(name) fehlt", en: "\(name) is missing") }

    private func gap(_ path: FieldPath, _ de: String, _ en: String) -> Gap {
        Gap(path, in: record, label: Bilingual(de: de, en: en))
    }
}

extension Record {
    /// The day on which the system was put into service: "the supply of an AI system for first use directly to the
    /// deployer or for own use … for its intended purpose" (Art. 3(11)); nil when the record names none.
    ///
    /// A pilot on real cases is a first use, unless it is a lawful test in real-world conditions (Art. 3(57)); where the
    /// record does not say that the cases are real, one that affects people is. One notion for the assessment before
    /// first use (Art. 27), registration (Art. 49) and systems in service before (Art. 111).
    public var firstUse: Day? {
        let isUsedInPilot =
            RealWorldTest(of: self).map { !$0.isLawful } ?? (boolean(.decisionAffectsNaturalPersons) == true)
        return [isUsedInPilot ? day(.datesPilotFrom) : nil, day(.datesInUseFrom)].compactMap { $0 }.min()
    }
}
