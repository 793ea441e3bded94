import FieldCatalogue
import Findings
import Foundation
import Publication
import Records
import SourceJSON
import TestSupport
import Testing
@testable import Drafting

@Suite("What becomes public")
struct PublicationOverviewTests {
    private func leaves(_ value: JSONValue) -> Int {
        switch value.kind {
        case .object: value.members.reduce(0) { $0 + leaves($1.value) }
        case .array: value.elements.reduce(0) { $0 + leaves($1) }
        default: 1
        }
    }

    @Test("Public, internal, withheld and restricted answers of every sample record add up to all of them")
    func sum() throws {
        let folder = Locations.root + "/registry-data/records/bund-musteramt"
        let paths = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
            .filter { $0.hasSuffix(".json") }
        #expect(paths.count > 10)
        for path in paths {
            let record = try SampleRecords.record(try SampleRecords.bytes("records/bund-musteramt/" + path))
            let overview = PublicationOverview(of: record, catalogue: .standard)
            #expect(overview.total == leaves(record.root), "\(path)")
            if overview.level == .full { #expect(overview.restrictedCount == 0, "\(path)") }
            if overview.level == .aggregateOnly { #expect(overview.publicCount == 0, "\(path)") }
        }
    }

    @Test("Withheld and internal fields are named with their place and ground")
    func named() throws {
        let patch = """
            {"publication": {"withheldFields": [{"path": "/system/inputs", "ground": "it-security", "decidedOn": "2026-01-01"}]},
             "classification": {"assessedBy": "Referat 12"}}
            """
        let bytes = try SampleRecords.patched(try SampleRecords.deployment(), with: patch)
        let overview = PublicationOverview(of: try SampleRecords.record(bytes), catalogue: .standard)
        #expect(overview.withheld.map(\.pointer.description) == ["/system/inputs"])
        #expect(overview.withheld.first?.ground?.de.contains("IFG") == true)
        #expect(overview.internal.map(\.pointer.description).contains("/classification/assessedBy"))
    }

    @Test("A draft of a stored revision has nothing of the revision, and the same content otherwise")
    func revised() throws {
        let record = try SampleRecords.record(try SampleRecords.deployment())
        let base = DraftBase(revision: 3, sha256: String(repeating: "a", count: 64))
        let draft = try #require(Revising.draft(of: record, base: base, catalogue: .standard))
        #expect(draft.record?.base == base)
        for name in ["revision", "recordedAt", "changeNote"] { #expect(draft.document.root[name] == nil) }
        #expect(RevisionStamp.content(of: draft.document.root) == RevisionStamp.content(of: record.root))
        let day = try #require(Day(year: 2027, month: 1, day: 10))
        let confirmed = try #require(Revising.confirmation(of: record, on: day, base: base, catalogue: .standard))
        let changes = RecordComparison(description: record.description)
            .changes(from: record.root, to: confirmed.document.root)
        #expect(changes.map(\.path) == ["confirmedOn"])
    }

    @Test("Where a draft came from is not archived, wherever it stands in the file, and counts nowhere")
    func base() throws {
        let base = #""base": {"revision": 1, "sha256": "x"}"#
        let instant = try #require(Instant("2026-11-24T10:00:00Z"))
        let plain = #"{"recordType": "deployment", "id": "a-1", "name": "N"}"#
        let expected = RevisionStamp.stamped(
            try JSONDocument(parsing: Array(plain.utf8)), revision: 2, recordedAt: instant)
        for text in [
            #"{\#(base), "recordType": "deployment", "id": "a-1", "name": "N"}"#,
            #"{"recordType": "deployment", \#(base), "id": "a-1", "name": "N"}"#,
            #"{"recordType": "deployment", "id": "a-1", \#(base), "name": "N"}"#,
            #"{"recordType": "deployment", "id": "a-1", "name": "N", \#(base)}"#,
            #"{"recordType": "deployment", "id": "a-1", "revision": 1, "name": "N", \#(base), "recordedAt": "x"}"#,
        ] {
            let stamped = RevisionStamp.stamped(
                try JSONDocument(parsing: Array(text.utf8)), revision: 2, recordedAt: instant)
            #expect(
                try CanonicalJSON.bytes(of: JSONDocument(parsing: stamped).root)
                    == CanonicalJSON.bytes(of: JSONDocument(parsing: expected).root), "\(text)")
        }
        let record = try SampleRecords.deployment(with: "{}")
        let draft = try #require(
            Revising.draft(
                of: record, base: DraftBase(id: "x-1", revision: 1, sha256: "x"), catalogue: .standard)?.record)
        let (before, after) = (
            PublicationOverview(of: record, catalogue: .standard), PublicationOverview(of: draft, catalogue: .standard)
        )
        #expect(after.internal == before.internal)
        let bytes = PublicProjection(catalogue: .standard).project(draft, decision: .full).bytes
        #expect(!String(decoding: bytes, as: UTF8.self).contains("\"base\""))
    }
}
