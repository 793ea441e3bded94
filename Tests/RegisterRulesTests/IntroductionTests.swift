import FieldCatalogue
import Findings
import Records
import TestSupport
import Testing
@testable import RegisterRules

@Suite("What was asked on the day of acceptance")
struct IntroductionTests {
    private struct Unreadable: Error {}

    private struct Failing: Neighbours {
        func record(_ id: String) throws -> Record? { throw Unreadable() }
        func records(of type: RecordType, about deployment: String) throws -> [Record] { throw Unreadable() }
    }

    private let checker = RecordChecker(catalogue: .standard, profile: .motion, referenceDate: .epoch)

    private func refusals(_ patch: String, on day: String) throws -> [String] {
        let record = try SampleRecords.deployment(with: patch)
        let authority = try SampleRecords.record(try SampleRecords.bytes("authorities/bund-musteramt/0001.json"))
        let fria = try SampleRecords.fria(with: "{}")
        return try checker.refusals(
            of: record, file: "x", acceptedOn: try #require(Day(day)),
            neighbours: RecordCollection([authority, fria]), previous: nil
        ).map(\.code)
    }

    @Test("errors of the day refuse, warnings never do")
    func severities() throws {
        #expect(try refusals(#"{"id": "bamf-2026-0001"}"#, on: "2026-11-24").contains("REF-id"))
        #expect(try refusals(#"{"authority": "bund-gibtesnicht"}"#, on: "2026-11-24").contains("REF-authority"))
        let checked = RecordChecker(catalogue: .standard, profile: .law, referenceDate: try #require(Day("2026-11-24")))
        let record = try SampleRecords.deployment(with: "{}")
        #expect(
            try checked.refusals(
                of: record, file: "x", acceptedOn: try #require(Day("2026-11-24")),
                neighbours: RecordCollection([
                    try SampleRecords.record(try SampleRecords.bytes("authorities/bund-musteramt/0001.json")),
                    try SampleRecords.fria(with: "{}"),
                ]), previous: nil
            ).isEmpty)
    }

    /// A rule that refuses every deployment, asked since 1 June 2026.
    private enum Late: Rule {
        private static let text = Bilingual(de: "x", en: "x")
        static let description = RuleDescription(
            code: "CONS-late", kind: .technical, types: [.deployment], requirement: text, why: text, remedy: text,
            source: text, dateID: "", before: .error, from: .error,
            introduced: Day("2026-06-01") ?? .epoch, failing: .init("{}"), passing: .init("{}"))

        static func check(_ record: Record, _ context: RuleContext) -> [RuleHit] { [RuleHit(record.span(of: "id"))] }
    }

    @Test("a rule refuses from the day it was introduced, not on the day before")
    func late() throws {
        let checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: .epoch, rules: [Late.self])
        let record = try SampleRecords.deployment(with: "{}")
        let neighbours = RecordCollection([
            record, try SampleRecords.record(try SampleRecords.bytes("authorities/bund-musteramt/0001.json")),
            try SampleRecords.fria(with: "{}"),
        ])
        func codes(_ day: String) throws -> [String] {
            try checker.refusals(
                of: record, file: "x", acceptedOn: try #require(Day(day)), neighbours: neighbours, previous: nil
            ).map(\.code)
        }
        #expect(try codes("2026-05-31").isEmpty)
        #expect(try codes("2026-06-01") == ["CONS-late"])
        // What is submitted is asked everything, whatever day the law is applied on.
        let all = try checker.findings(for: record, file: "x", neighbours: neighbours, previous: nil)
        #expect(all.contains { $0.code == "CONS-late" })
    }

    @Test(
        "a rule was introduced at the beginning or on a day that has come", arguments: RuleCatalogue.all.indices)
    func introduced(index: Int) {
        let description = RuleCatalogue.all[index].description
        #expect(description.introduced == Introduction.beginning || description.introduced.year >= 2026)
    }

    /// Art. 27(2) binds from 2 December 2027, and systems that were in use before from 2 August 2030.
    @Test("an assessment older than a change refuses once the law binds, and as long as it is stale")
    func staleAssessment() throws {
        func codes(_ fria: String, inUseFrom: String, on day: String) throws -> [String] {
            let system = try SampleRecords.deployment(
                with: """
                    {"status": "in-use", "dates": {"plannedFrom": null, "pilotFrom": null, "inUseFrom": "\(inUseFrom)"},
                     "classification": {"annexIII": ["III.5.a"], "legacy": null},
                     "significantChanges": [{"date": "2028-03-01", "description": "Ein anderes Modell."}]}
                    """)
            let neighbours = RecordCollection([
                system, try SampleRecords.record(try SampleRecords.bytes("authorities/bund-musteramt/0001.json")),
                try SampleRecords.record(try SampleRecords.bytes("authorities/bund-bnetza/0001.json")),
            ])
            return try RecordChecker(catalogue: .standard, profile: .law, referenceDate: .epoch).refusals(
                of: try SampleRecords.fria(with: fria), file: "x", acceptedOn: try #require(Day(day)),
                neighbours: neighbours, previous: nil
            ).map(\.code).filter { $0 == "AIA-27-2" }
        }
        #expect(try codes("{}", inUseFrom: "2028-01-10", on: "2028-04-01") == ["AIA-27-2"])
        #expect(try codes("{}", inUseFrom: "2028-01-10", on: "2028-02-29") == [])
        #expect(try codes("{}", inUseFrom: "2025-01-10", on: "2028-04-01") == [])
        #expect(try codes(#"{"updatedOn": "2028-03-20"}"#, inUseFrom: "2028-01-10", on: "2028-04-01") == [])
    }

    @Test("texts with control characters refuse on any day")
    func texts() throws {
        let record = try SampleRecords.deployment(with: "{\"unit\": \"Referat\\u0007\"}")
        let day = try #require(Day("2024-06-01"))
        #expect(checker.textRefusals(of: record, file: "x", acceptedOn: day).map(\.code) == ["TEXT-control"])
    }

    @Test("a record that cannot be read is no missing record")
    func failing() throws {
        let record = try SampleRecords.deployment(with: "{}")
        #expect(throws: Unreadable.self) {
            try checker.findings(for: record, file: "x", neighbours: Failing(), previous: nil)
        }
        #expect(throws: Unreadable.self) { try checker.facts(of: record, neighbours: Failing()) }
    }
}
