import Findings
import RegisterModel

/// Runs all rules over structurally readable records.
public struct RecordChecker: Sendable {
    private let catalogue: Catalogue
    private let profile: Profile
    private let date: Day
    private let derivation: Derivation
    private let text: TextChecker
    private let rules: [RecordType: [BoundRule]]
    private let shapes: [RecordType: RecordShape]

    /// A rule with its description and what it counts for on the reference date.
    private struct BoundRule: Sendable {
        let rule: any Rule.Type
        let kind: RuleDescription.Kind
        let description: RuleDescription
    }

    /// Makes a checker for a profile and a reference date.
    public init(catalogue: Catalogue, profile: Profile, referenceDate: Day) {
        self.catalogue = catalogue
        self.profile = profile
        date = referenceDate
        derivation = Derivation(catalogue: catalogue)
        text = TextChecker()
        shapes = catalogue.descriptions.mapValues { RecordShape($0, catalogue: catalogue) }
        let all = RuleCatalogue.all.map { BoundRule(rule: $0, kind: $0.description.kind, description: $0.description) }
        rules = Dictionary(
            uniqueKeysWithValues: RecordType.allCases.map { type in
                (type, all.filter { $0.description.types.contains(type) })
            })
    }

    /// The derived facts of a record among its neighbours.
    public func facts(of record: Record, neighbours: any Neighbours) -> DerivedFacts {
        derivation.facts(of: record, on: date, neighbours: neighbours)
    }

    /// All findings about the texts of one record; they need nothing but the record.
    public func textFindings(for record: Record, file: String) -> [Finding] {
        shapes[record.type].map { text.findings(in: record, shape: $0, file: file) } ?? []
    }

    /// All findings of legal rules and references of one record.
    ///
    /// - Parameters:
    ///   - neighbours: the records given together and those stored.
    ///   - previous: the stored revision before this one; nil for a new record.
    public func findings(for record: Record, file: String, neighbours: any Neighbours, previous: Record?) -> [Finding] {
        guard !record.isWithdrawal, let shape = shapes[record.type] else { return [] }
        var findings = ReferenceChecker.findings(
            for: record, shape: shape, file: file, on: date, neighbours: neighbours)
        let context = RuleContext(
            record, on: date, derivation: derivation, neighbours: neighbours, previous: previous)
        let origin = record.origin
        for bound in rules[record.type] ?? [] where applies(bound.kind, to: origin) {
            for hit in bound.rule.check(record, context) {
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
        let isBinding = first.map { date >= $0.day } ?? true
        let severity = hit.severity ?? rule.severity(isBinding: isBinding, profile: profile)
        return Finding(
            code: rule.code, severity: severity,
            message: message(rule.requirement, severity),
            file: file, span: hit.span, label: hit.label,
            help: rule.remedy, legalSource: rule.kind == .technical ? nil : rule.source,
            effectiveFrom: hit.severity == nil && rule.from == .error && severity != .error && !isBinding
                ? first?.day.description : nil)
    }
}
