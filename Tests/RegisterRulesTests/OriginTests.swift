import FieldCatalogue
import Findings
import Foundation
import Publication
import Records
import RegisterRules
import SourceJSON
import TestSupport
import Testing

@Suite("Where records come from")
struct OriginTests {
    private func codes(_ record: Record, beside others: [Record]) throws -> [String] {
        try codes(record, RecordCollection(others))
    }

    private func codes(_ record: Record, _ neighbours: RecordCollection) throws -> [String] {
        let checker = RecordChecker(
            catalogue: .standard, profile: .law, referenceDate: try #require(Day("2026-11-24")))
        return try checker.findings(for: record, file: "x", neighbours: neighbours, previous: nil)
            .map(\.code).filter { ["REF-origin", "REF-own"].contains($0) }
    }

    private func authority(_ id: String, _ origin: String) throws -> Record {
        try SampleRecords.record(
            SampleRecords.patched(
                SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
                with: #"{"id": "\#(id)", "origin": "\#(origin)"}"#))
    }

    private static let source =
        #""source": {"title": "Quelle", "date": "2026-01-01", "licence": "dl-de-by-2-0"}, "confirmedOn": null"#

    @Test(
        "examples belong to made-up authorities, and nothing else does",
        arguments: [
            ("sample", "sample", true), ("sample", "agency", false), ("sample", "public-source", false),
            ("public-source", "sample", false), ("public-source", "agency", true),
            ("public-source", "public-source", true), ("agency", "sample", false), ("agency", "agency", true),
        ])
    func madeUp(authority origin: String, record: String, isAllowed: Bool) throws {
        let deployment = try SampleRecords.deployment(with: #"{"origin": "\#(record)", \#(OriginTests.source)}"#)
        let found = try codes(deployment, beside: [try authority("bund-musteramt", origin)])
        #expect(found == (isAllowed ? [] : ["REF-origin"]))
        #expect(try codes(deployment, beside: []) == [], "without the authority nobody can say")
    }

    @Test("an entry from a public source is not confirmed")
    func confirmation() throws {
        let confirmed = try SampleRecords.deployment(with: #"{"origin": "public-source", "confirmedOn": "2026-01-01"}"#)
        #expect(try codes(confirmed, beside: []) == ["REF-own"])
        let plain = try SampleRecords.deployment(with: #"{"origin": "public-source", "confirmedOn": null}"#)
        #expect(try codes(plain, beside: []) == [])
    }

    @Test("no day of confirmation of an entry from a public source is published")
    func published() throws {
        for (origin, isShown) in [("public-source", false), ("agency", true), ("sample", true)] {
            let record = try SampleRecords.deployment(with: #"{"origin": "\#(origin)", "confirmedOn": "2026-01-01"}"#)
            let bytes = PublicProjection(catalogue: .standard).project(record, decision: .full).bytes
            #expect(String(decoding: bytes, as: UTF8.self).contains("confirmedOn") == isShown, "\(origin)")
        }
    }

    @Test("the authority assesses and reports only about what it reported itself")
    func about() throws {
        let own = try SampleRecords.deployment(with: #"{"origin": "agency"}"#)
        let foreign = try SampleRecords.deployment(with: #"{"origin": "public-source", \#(OriginTests.source)}"#)
        let incident = try SampleRecords.bytes("records/bund-musteramt/musteramt-vorfall-2026-0001/0001.json")
        for bytes in [try SampleRecords.fria(), incident] {
            let record = try SampleRecords.record(
                SampleRecords.patched(bytes, with: #"{"origin": "agency", "deployment": "musteramt-2025-0001"}"#))
            let named = try SampleRecords.record(
                record.type == .fria
                    ? SampleRecords.patched(record.document.bytes, with: #"{"deployment": null}"#)
                    : record.document.bytes)
            #expect(try codes(named, beside: [foreign]) == ["REF-own"], "\(record.type)")
            #expect(try codes(named, beside: [own]) == [], "\(record.type)")
        }
    }

    @Test("what is replaced came from a public source about the same authority or its predecessor")
    func replacement() throws {
        func old(_ origin: String, _ authority: String = "bund-bamf") throws -> Record {
            try SampleRecords.deployment(
                with:
                    #"{"id": "alt-2020-0001", "authority": "\#(authority)", "origin": "\#(origin)", \#(OriginTests.source)}"#
            )
        }
        func new(_ origin: String) throws -> Record {
            try SampleRecords.deployment(
                with:
                    #"{"id": "bamf-2026-0001", "authority": "bund-bamf", "origin": "\#(origin)", "supersedes": "alt-2020-0001", \#(OriginTests.source)}"#
            )
        }
        for (mine, theirs, isAllowed) in [
            ("agency", "public-source", true), ("agency", "agency", false), ("agency", "sample", false),
            ("sample", "sample", true), ("sample", "public-source", false), ("public-source", "agency", false),
        ] {
            #expect(try codes(new(mine), beside: [old(theirs)]) == (isAllowed ? [] : ["REF-own"]), "\(mine) \(theirs)")
        }
        #expect(try codes(new("agency"), beside: [old("public-source", "bund-alt")]) == ["REF-own"])
        let predecessor = try SampleRecords.record(
            SampleRecords.patched(
                SampleRecords.bytes("authorities/bund-musteramt/0001.json"),
                with: #"{"id": "bund-alt", "origin": "public-source", "successor": "bund-bamf"}"#))
        #expect(try codes(new("agency"), beside: [old("public-source", "bund-alt"), predecessor]) == [])
    }

    @Test("every accepted record of the archive keeps these rules")
    func archive() throws {
        var records: [Record] = []
        for top in ["authorities", "records"] {
            let root = Locations.root + "/registry-data/" + top
            let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
            for path in paths.sorted() where path.hasSuffix(".json") {
                records.append(try SampleRecords.record(Locations.bytes(root + "/" + path)))
            }
        }
        #expect(records.count > 200)
        let neighbours = RecordCollection(records)
        for record in records { #expect(try codes(record, neighbours) == [], "\(record.id)") }
    }
}
