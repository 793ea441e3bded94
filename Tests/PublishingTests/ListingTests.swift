import FieldCatalogue
import LegalFacts
import Records
import TestSupport
import Testing
@testable import Publishing

@Suite("What is due")
struct ListingTests {
    private let derivation = Derivation(catalogue: .standard)

    private func due(_ patch: String, on text: String) throws -> [DueItem] {
        let record = try SampleRecords.deployment(with: patch)
        let day = try #require(Day(text))
        let facts = try derivation.facts(of: record, on: day, neighbours: NoNeighbours())
        return DueItem.all(of: record, facts, on: day, LifeCycle(catalogue: .standard))
    }

    @Test(
        "a confirmation is in time up to the same day a year later",
        arguments: [("2027-03-05", false), ("2027-03-06", true)])
    func confirmation(day: String, isOverdue: Bool) throws {
        let items = try due(#"{"confirmedOn": "2026-03-05"}"#, on: day).filter { $0.kind == .confirmation }
        #expect(items.map(\.day) == [Day("2027-03-05")])
        #expect(items.map(\.isOverdue) == [isOverdue])
    }

    @Test("what is over, or was compiled by others, is confirmed by nobody")
    func nobody() throws {
        #expect(try due(#"{"status": "retired", "dates": {"endedOn": "2026-01-01"}}"#, on: "2028-01-01").isEmpty)
        #expect(try due(#"{"origin": "public-source"}"#, on: "2028-01-01").isEmpty)
    }

    @Test("a duty is overdue from the day on which it binds, due before, and gone once it is met")
    func duty() throws {
        func items(_ patch: String, on day: String) throws -> [Bool] {
            try due(patch, on: day).filter { $0.id == "eu-registration" }.map(\.isOverdue)
        }
        let used =
            #"{"classification": {"annexIII": ["III.5.a"]}, "status": "in-use", "dates": {"inUseFrom": "2026-01-10"}, "registration": null}"#
        #expect(try items(used, on: "2030-08-01") == [false])
        #expect(try items(used, on: "2030-08-02") == [true])
        let met =
            #"{"classification": {"annexIII": ["III.5.a"]}, "status": "in-use", "dates": {"inUseFrom": "2026-01-10"}, "registration": {"deployerEntry": {"date": "2030-07-08"}}, "system": {"euDatabaseStatus": "registered", "euDatabaseUrl": "https://ec.europa.eu/erfunden"}}"#
        #expect(try items(met, on: "2030-08-02") == [])
    }

    @Test("what is overdue comes first, then what comes first")
    func order() throws {
        let items = try due(
            #"{"confirmedOn": "2029-10-01", "classification": {"annexIII": ["III.5.a"]}, "status": "in-use", "dates": {"inUseFrom": "2026-01-10"}, "registration": null}"#,
            on: "2030-08-02")
        #expect(items.first?.isOverdue == true)
        let split = items.firstIndex { !$0.isOverdue } ?? items.count
        #expect(items[split...].allSatisfy { !$0.isOverdue })
        for part in [items[..<split], items[split...]] { #expect(part.map(\.day) == part.map(\.day).sorted()) }
        #expect(items[split...].contains { $0.kind == .confirmation })
    }

    @Test("a planned assessment is due until its day, and overdue after it")
    func planned() throws {
        let patch = #"{"classification": {"annexIII": ["III.5.a"]}, "fria": {"id": null, "plannedFor": "2027-03-01"}}"#
        #expect(try due(patch, on: "2027-03-01").filter { $0.kind == .assessment }.map(\.isOverdue) == [false])
        #expect(try due(patch, on: "2027-03-02").filter { $0.kind == .assessment }.map(\.isOverdue) == [true])
    }
}
