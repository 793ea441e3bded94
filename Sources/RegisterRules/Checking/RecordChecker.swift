import FieldCatalogue
import Findings
import LegalFacts
import Records

/// Runs all rules over structurally readable records.
public struct RecordChecker: Sendable {
    private let catalogue: Catalogue
    private let profile: Profile
    private let date: Day
    private let derivation: Derivation
    private let text: TextChecker
    private let rules: [RecordType: [BoundRule]]
    private let shapes: RecordShapes

    /// A rule with its description and what it counts for on the reference date.
    private struct BoundRule: Sendable {
        let rule: any Rule.Type
        let kind: RuleDescription.Kind
        let description: RuleDescription
    }

    /// Makes a checker for a profile and a reference date.
    public init(catalogue: Catalogue, profile: Profile, referenceDate: Day) {
        self.init(catalogue: catalogue, profile: profile, referenceDate: referenceDate, rules: RuleCatalogue.all)
    }

    /// Makes a checker with rules of its own.
    init(catalogue: Catalogue, profile: Profile, referenceDate: Day, rules: [any Rule.Type]) {
        self.catalogue = catalogue
        self.profile = profile
        date = referenceDate
        derivation = Derivation(catalogue: catalogue)
        text = TextChecker()
        shapes = RecordShapes(catalogue)
        let all = rules.map { BoundRule(rule: $0, kind: $0.description.kind, description: $0.description) }
        self.rules = Dictionary(
            uniqueKeysWithValues: RecordType.allCases.map { type in
                (type, all.filter { $0.description.types.contains(type) })
            })
    }

    /// The derived facts of a record among its neighbours.
    ///
    /// - Throws: what reading the neighbours throws.
    public func facts(of record: Record, neighbours: any Neighbours) throws -> DerivedFacts {
        try derivation.facts(of: record, on: date, neighbours: neighbours)
    }

    /// All findings about the texts of one record; they need nothing but the record.
    public func textFindings(for record: Record, file: String) -> [Finding] {
        shapes.shape(of: record).map { text.findings(in: record, shape: $0, file: file) } ?? []
    }

    /// All findings of legal rules and references of one record.
    ///
    /// - Parameters:
    ///   - neighbours: the records given together and those stored.
    ///   - previous: the stored revision before this one; nil for a new record.
    /// - Throws: what reading the neighbours throws.
    public func findings(
        for record: Record, file: String, neighbours: any Neighbours, previous: Record?
    ) throws -> [Finding] {
        try findings(for: record, file: file, on: date, neighbours, previous) { _ in true }
    }

    /// What would have refused a revision on the day it was accepted: errors of checks that were asked by then.
    ///
    /// - Parameters:
    ///   - day: the day of acceptance; the law is applied as of it.
    ///   - neighbours: the other records as they were then.
    ///   - previous: the revision before this one; nil for the first.
    /// - Throws: what reading the neighbours throws.
    public func refusals(
        of record: Record, file: String, acceptedOn day: Day, neighbours: any Neighbours, previous: Record?
    ) throws -> [Finding] {
        try findings(for: record, file: file, on: day, neighbours, previous) { $0.introduced <= day }
            .filter { $0.severity == .error && Introduction.day(of: $0.code) <= day }
    }

    /// What would have refused a revision on the day it was accepted because of its texts.
    public func textRefusals(of record: Record, file: String, acceptedOn day: Day) -> [Finding] {
        let findings =
            shapes.shape(of: record).map {
                text.findings(in: record, shape: $0, file: file, wantsWarnings: false)
            } ?? []
        return findings.filter { $0.severity == .error && Introduction.day(of: $0.code) <= day }
    }

    private func findings(
        for record: Record, file: String, on day: Day, _ neighbours: any Neighbours, _ previous: Record?,
        isAsked: (RuleDescription) -> Bool
    ) throws -> [Finding] {
        guard !record.isWithdrawal, let shape = shapes.shape(of: record) else { return [] }
        // Read once: looking up an authority means parsing its record.
        let authority = record.type == .deployment ? try neighbours.record(record.authority) : nil
        var findings = try ReferenceChecker.findings(
            for: record, of: authority, shape: shape, file: file, on: day, neighbours: neighbours)
        findings += try OriginChecker.findings(for: record, file: file, neighbours: neighbours)
        findings += try NullReportChecker.findings(
            for: record, of: authority, file: file, neighbours: neighbours, previous: previous)
        let context = try RuleContext(
            record, on: day, derivation: derivation, neighbours: neighbours, previous: previous)
        let origin = record.origin
        for bound in rules[record.type] ?? [] where applies(bound.kind, to: origin) && isAsked(bound.description) {
            for hit in try bound.rule.check(record, context) {
                findings.append(finding(hit, bound.description, context, file: file))
            }
        }
        return findings
    }

    /// Duties bind the authority: records compiled from public sources are only checked for consistency.
    private func applies(_ kind: RuleDescription.Kind, to origin: Origin?) -> Bool {
        origin != .publicSource || kind == .technical
    }

    /// The requirement as a message: that it is not met, or for notes that it is to be kept in mind.
    private func message(_ requirement: Bilingual, _ severity: Finding.Severity) -> Bilingual {
        severity == .note
            ? Bilingual(de: "Zu beachten: " + requirement.de, en: "To note: " + requirement.en)
            : Bilingual(de: "Nicht erfüllt: " + requirement.de, en: "Not met: " + requirement.en)
    }

    private func finding(
        _ hit: RuleHit, _ rule: RuleDescription, _ context: RuleContext, file: String
    ) -> Finding {
        let first = context.firstDay(of: rule.dateID)
        let isBinding = first.map { context.date >= $0.day } ?? true
        let severity = hit.severity ?? rule.severity(isBinding: isBinding, profile: profile)
        return Finding(
            code: rule.code, severity: severity,
            message: message(rule.requirement, severity),
            file: file, span: hit.span, label: hit.label,
            help: rule.remedy, legalSource: rule.kind == .technical && rule.isOwn ? nil : hit.source ?? rule.source,
            effectiveFrom: hit.severity == nil && rule.kind == .legal && rule.from == .error && severity != .error
                && !isBinding
                ? first?.day.description : nil)
    }
}
