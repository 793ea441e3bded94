import FieldCatalogue
import Findings
import LegalFacts
import Records
import SourceJSON
import TestSupport
import Testing
@testable import RegisterRules

@Suite("Rules")
struct RuleExampleTests {
    private let catalogue = Catalogue.standard

    private func hits(_ rule: any Rule.Type, _ example: RuleDescription.Example, previous: Record? = nil) throws -> (
        hits: [RuleHit], record: Record
    ) {
        let types = rule.description.types
        let base =
            try types.contains(.deployment)
            ? SampleRecords.deployment()
            : types.contains(.fria)
                ? SampleRecords.fria()
                : SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json")
        let record = try SampleRecords.record(
            try SampleRecords.patched(base, with: example.patch.isEmpty ? "{}" : example.patch))
        let date = try #require(Day("2026-11-24"))
        // An assessment is judged beside its deployment, a deployment beside the assessments of the authority.
        var neighbours = RecordCollection([])
        if !types.contains(.deployment) {
            neighbours.insert(try SampleRecords.record(SampleRecords.deployment()))
        } else if record.string("fria.id") != nil {
            neighbours.insert(try SampleRecords.fria(with: "{}"))
            neighbours.insert(
                try SampleRecords.record(
                    SampleRecords.bytes("records/bund-musteramt/fria-musteramt-2025-0002/0001.json")))
        }
        let context = try RuleContext(
            record, on: date, derivation: Derivation(catalogue: catalogue), neighbours: neighbours, previous: previous)
        return (try rule.check(record, context), record)
    }

    @Test("every rule with examples fires on the failing one, at its place, and is silent on the passing one")
    func examples() throws {
        for rule in RuleCatalogue.all where !rule.description.failing.patch.isEmpty {
            let description = rule.description
            let (found, record) = try hits(rule, description.failing)
            #expect(!found.isEmpty, "\(description.code) does not fire")
            let spot = record.span(of: FieldPath(stringLiteral: description.failing.spot))
            #expect(
                found.contains {
                    spot.lowerBound <= $0.span.lowerBound && $0.span.upperBound <= spot.upperBound
                        || $0.span.overlaps(spot)
                }, "\(description.code) marks another place")
            #expect(
                try hits(rule, description.passing).hits.isEmpty, "\(description.code) fires on its passing example")
        }
    }

    @Test("a rule without examples depends on the stored revision before, and fires and is silent there")
    func transitions() throws {
        let before = try SampleRecords.record(
            try SampleRecords.patched(try SampleRecords.deployment(), with: #"{"status":"recalled"}"#))
        #expect(try !hits(StatusTransition.self, .init("{}"), previous: before).hits.isEmpty)
        #expect(try hits(StatusTransition.self, .init(#"{"status":"recalled"}"#), previous: before).hits.isEmpty)
        #expect(try !hits(ChangeIsExplained.self, .init(#"{"changeNote":null}"#), previous: before).hits.isEmpty)
        #expect(try hits(ChangeIsExplained.self, .init("{}"), previous: before).hits.isEmpty)
        let without = RuleCatalogue.all.filter { $0.description.failing.patch.isEmpty }.map { $0.description.code }
        #expect(Set(without) == ["CONS-status", "CONS-change-note"])
    }

    @Test("codes are unique, and each names a known day of application")
    func codes() {
        let codes = RuleCatalogue.all.map { $0.description.code }
        #expect(Set(codes).count == codes.count)
        let dates = LegalDates(catalogue: catalogue)
        for rule in RuleCatalogue.all { #expect(dates[rule.description.dateID] != nil, "\(rule.description.code)") }
    }

    @Test(
        "every code of the compiled law is a rule, or says where it went",
        .enabled(if: Locations.shared != nil, "no compiled rules beside the checkout"))
    func compiledCodes() throws {
        let bytes = try Locations.bytes((Locations.shared ?? "") + "/model/validation-rules.json")
        let rules = try #require(try JSONDocument(parsing: bytes, limits: .unlimited).root["rules"])
        for rule in rules.elements {
            let code = try #require(rule["id"]?.string)
            // Contact data in running text is found by the text rules.
            let isKnown =
                RuleCatalogue.description(of: code) != nil || MovedRules.place(of: code) != nil || code == "AIA-71-5"
            #expect(isKnown, "\(code)")
        }
        for code in MovedRules.all.keys { #expect(RuleCatalogue.description(of: code) == nil, "\(code)") }
    }

    @Test(
        "a duty is a warning before its day and an error from it on, later for systems in service before",
        arguments: [
            ("2027-12-01", "{}", Finding.Severity.warning, "2027-12-02"), ("2027-12-02", "{}", .error, ""),
            ("2027-12-02", #"{"classification": {"legacy": {"placedBefore": "2025-01-01"}}}"#, .warning, "2030-08-02"),
            ("2030-08-02", #"{"classification": {"legacy": {"placedBefore": "2025-01-01"}}}"#, .error, ""),
            (
                "2028-03-01",
                #"{"classification": {"legacy": {"placedBefore": "2025-01-01"}}, "significantChanges": [{"date": "2028-02-01", "kind": "model", "description": "Neues Modell"}]}"#,
                .error, ""
            ),
            (
                "2028-01-31",
                #"{"classification": {"legacy": {"placedBefore": "2025-01-01"}}, "significantChanges": [{"date": "2028-02-01", "kind": "model", "description": "Neues Modell"}]}"#,
                .warning, "2028-02-01"
            ),
            (
                "2028-03-01",
                #"{"classification": {"legacy": {"placedBefore": "2025-01-01"}}, "significantChanges": [{"date": "2028-02-01", "kind": "provider", "description": "Neuer Anbieter"}]}"#,
                .warning, "2030-08-02"
            ),
            ("2028-03-01", #"{"dates": {"inUseFrom": "2026-01-01"}}"#, .warning, "2030-08-02"),
        ])
    func severities(date: String, patch: String, severity: Finding.Severity, from: String) throws {
        let base = try SampleRecords.patched(
            try SampleRecords.deployment(), with: ImpactAssessmentBeforeUse.description.failing.patch)
        let plain = try SampleRecords.patched(
            base, with: #"{"classification": {"legacy": null}, "significantChanges": null, "dates": null}"#)
        let record = try SampleRecords.record(try SampleRecords.patched(plain, with: patch))
        let checker = RecordChecker(catalogue: catalogue, profile: .law, referenceDate: try #require(Day(date)))
        let found = try checker.findings(for: record, file: "x", neighbours: RecordCollection([]), previous: nil)
            .filter { $0.code == "AIA-27-1" }
        #expect(found.map(\.severity) == [severity])
        #expect(found.map { $0.effectiveFrom ?? "" } == [from])
    }

    @Test("what the motion asks is an error under its profile")
    func motion() {
        let policy = ImpactOnRightsIsDescribed.description
        #expect(policy.severity(isBinding: true, profile: .law) == .warning)
        #expect(policy.severity(isBinding: true, profile: .motion) == .error)
    }

    @Test("duties of the authority are not asked of a record from a public source")
    func publicSource() throws {
        let bytes = try SampleRecords.bytes("records/bund-bamf/bamf-2017-0001/0001.json")
        let record = try SampleRecords.record(bytes)
        let checker = RecordChecker(
            catalogue: catalogue, profile: .motion, referenceDate: try #require(Day("2030-01-01")))
        let authority = try SampleRecords.record(try SampleRecords.bytes("authorities/bund-bamf/0001.json"))
        let findings = try checker.findings(
            for: record, file: "x", neighbours: RecordCollection([authority]), previous: nil)
        #expect(findings.isEmpty, "\(findings.map(\.message.de))")
    }

    @Test("a day of examination or confirmation in the future is noticed", arguments: ["confirmedOn", "assessedOn"])
    func future(name: String) throws {
        let patch =
            name == "confirmedOn"
            ? #"{"confirmedOn": "2026-12-01"}"# : #"{"classification": {"assessedOn": "2029-12-01"}}"#
        let record = try SampleRecords.record(try SampleRecords.patched(try SampleRecords.deployment(), with: patch))
        let checker = RecordChecker(catalogue: catalogue, profile: .law, referenceDate: try #require(Day("2026-11-24")))
        let hits = try checker.findings(for: record, file: "x", neighbours: RecordCollection([]), previous: nil)
            .filter { $0.code == "CONS-dates" }
        #expect(
            hits.map(\.span) == [record.span(of: name == "confirmedOn" ? .confirmedOn : "classification.assessedOn")])
    }
}
