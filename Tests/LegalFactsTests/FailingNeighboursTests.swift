import FieldCatalogue
import LegalFacts
import Publication
import Records
import TestSupport
import Testing

/// A record that cannot be read is not a record that does not exist.
@Suite("Records that cannot be read")
struct FailingNeighboursTests {
    private struct Unreadable: Error {}

    /// Knows one deployment and fails at everything else.
    private struct Failing: Neighbours {
        let deployment: Record

        func record(_ id: String) throws -> Record? {
            guard id == deployment.id else { throw Unreadable() }
            return deployment
        }

        func records(of type: RecordType, about deployment: String) throws -> [Record] { throw Unreadable() }
    }

    /// The registry's records, of which one cannot be read any more once the snapshot has been made.
    private final class FailingSource: RevisionSource {
        let whole: MemorySource
        let unreadable: String

        init(_ unreadable: String) throws {
            whole = try MemorySource.registryData()
            self.unreadable = unreadable
        }

        func forEachRecord(_ body: (_ id: String, _ revisions: [StoredRevision]) throws -> Void) throws {
            try whole.forEachRecord(body)
        }

        func revisions(of id: String) throws -> [StoredRevision] {
            guard id != unreadable else { throw Unreadable() }
            return try whole.revisions(of: id)
        }
    }

    @Test("no state of an assessment and no competent authority follow from a failed read")
    func derivation() throws {
        let record = try SampleRecords.deployment(with: "{}")
        let neighbours = Failing(deployment: record)
        let derivation = Derivation(catalogue: .standard)
        #expect(throws: Unreadable.self) { try derivation.facts(of: record, on: .epoch, neighbours: neighbours) }
        #expect(throws: Unreadable.self) {
            try derivation.facts(of: record, on: .epoch, neighbours: neighbours, countsAnswers: false)
        }
        #expect(throws: Unreadable.self) {
            try derivation.competentAuthority(of: derivation.classified(record, on: .epoch), neighbours: neighbours)
        }
    }

    @Test("a page is not made without the assessment that belongs on it")
    func snapshot() throws {
        let snapshot = try Snapshot(source: try FailingSource("fria-musteramt-2025-0001"), catalogue: .standard)
        #expect(throws: Unreadable.self) { try snapshot.current("musteramt-2025-0001") }
        #expect(throws: Unreadable.self) { try snapshot.record("fria-musteramt-2025-0001") }
        #expect(throws: Unreadable.self) { try snapshot.records(of: .fria, about: "musteramt-2025-0001") }
        #expect(try snapshot.record("gibt-es-nicht") == nil)
        #expect(throws: Unreadable.self) {
            _ = try Snapshot(source: try FailingSource("bund-musteramt"), catalogue: .standard)
        }
    }
}
