import FieldCatalogue
import LegalFacts
import Publication
import TestSupport
import Testing
@testable import SiteGenerator

@Suite("What authorities owe")
struct OverdueTests {
    /// What is overdue on a day: kind and last day in time.
    private func overdue(_ files: [[UInt8]], on text: String) throws -> [String] {
        let day = try #require(Day(text))
        let authority = try SampleRecords.bytes("authorities/bund-musteramt/0001.json")
        let snapshot = try Snapshot(
            source: try MemorySource(files + [authority]), catalogue: .standard, asOf: day)
        let generator = try SiteGenerator(
            snapshot: snapshot, sources: try TestSources.read(), options: SiteOptions(baseAddress: "https://x.example"))
        let digests = try snapshot.entries.compactMap { try RecordReading($0, in: snapshot) }
            .map { try generator.records.files($0).digest }
        return Overdue.all(SiteIndex(digests, generator.authorities), LifeCycle(catalogue: .standard), on: day)
            .map { "\($0.kind.rawValue) \($0.due)" }
    }

    private func deployment(_ patch: String) throws -> [UInt8] {
        let plain = try SampleRecords.patched(
            try SampleRecords.deployment(), with: #"{"revision": 1, "supersedes": null, "fria": null}"#)
        return try SampleRecords.patched(plain, with: patch)
    }

    @Test("a confirmation is in time for a year to the day, and overdue the day after")
    func confirmation() throws {
        let files = [try deployment(#"{"confirmedOn": "2025-11-20"}"#)]
        #expect(try overdue(files, on: "2026-11-20").isEmpty)
        #expect(try overdue(files, on: "2026-11-21") == ["confirmation 2026-11-20"])
    }

    @Test("a use that has ended is not confirmed any more, nor is what no authority reported")
    func ended() throws {
        for patch in [
            #"{"confirmedOn": "2025-01-20", "status": "retired", "dates": {"endedOn": "2026-01-01"}}"#,
            #"{"confirmedOn": "2025-01-20", "origin": "public-source"}"#,
        ] {
            #expect(try overdue([try deployment(patch)], on: "2026-11-21").isEmpty, "\(patch)")
        }
    }

    @Test("the review of an assessment is in time on its day, and overdue the day after")
    func assessment() throws {
        let files = [try deployment(#"{"confirmedOn": "2026-09-11"}"#), try SampleRecords.fria()]
        #expect(try overdue(files, on: "2026-11-28").isEmpty)
        #expect(try overdue(files, on: "2026-11-29") == ["assessmentReview 2026-11-28"])
    }

    @Test("the review of a decision not to publish is in time on its day, and overdue the day after")
    func publication() throws {
        let files = [
            try deployment(
                #"{"confirmedOn": "2026-09-11", "publication": {"level": "reduced", "ground": "aia-49-4", "decidedOn": "2026-01-01", "reviewDate": "2026-10-01", "withheldFields": null}}"#
            )
        ]
        #expect(try overdue(files, on: "2026-10-01").isEmpty)
        #expect(try overdue(files, on: "2026-10-02") == ["publicationReview 2026-10-01"])
    }
}
