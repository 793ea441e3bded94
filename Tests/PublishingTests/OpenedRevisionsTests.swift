import FieldCatalogue
import Publication
import Records
import RegisterStore
import SourceJSON
import TestSupport
import Testing
@testable import Publishing

@Suite("What a decision about a system opens elsewhere")
struct OpenedRevisionsTests {
    private let world: SmallArchive
    private static let lift =
        #"{"level": "full", "decidedBy": "Leitung", "decidedOn": "2026-10-01", "reason": "Grund ist weggefallen."}"#

    init() throws { world = try SmallArchive() }

    private func deployment(_ id: String, _ publication: String) throws -> [UInt8] {
        let plain = try SampleRecords.patched(
            try SampleRecords.deployment(),
            with:
                #"{"id": "\#(id)", "revision": 1, "recordedAt": "2026-02-01T10:00:00Z", "supersedes": null, "fria": null}"#
        )
        let cleared = try SampleRecords.patched(plain, with: #"{"publication": null}"#)
        return try SampleRecords.patched(cleared, with: #"{"publication": \#(publication)}"#)
    }

    private func assessment(_ revision: Int, about id: String) throws -> [UInt8] {
        try SampleRecords.patched(
            try SampleRecords.fria(),
            with:
                #"{"id": "fria-musteramt-2026-9001", "revision": \#(revision), "recordedAt": "2026-0\#(revision + 2)-01T10:00:00Z", "deployments": ["\#(id)"]}"#
        )
    }

    private func keep(_ bytes: [UInt8], in session: RegisterSession) throws {
        let record = try SampleRecords.record(bytes)
        let revision = StoredRevision(
            id: record.id, revision: try #require(record.revision), recordedAt: try #require(record.recordedAt),
            bytes: bytes)
        try session.keep([
            RegisterStore.Entry(
                revision: revision, type: record.type, authority: record.authority,
                traits: RecordTraits(of: record, catalogue: .standard))
        ])
    }

    /// Revisions that a draft of the hidden system opens, of the assessment that was about it.
    private func opened(by publication: String) throws -> Set<Int> {
        try world.run { session in
            let hidden =
                #"{"level": "aggregate-only", "ground": "kimig-20", "decidedOn": "2026-01-01", "reviewDate": "2027-01-01"}"#
            try keep(try deployment("musteramt-2026-9001", hidden), in: session)
            try keep(try deployment("musteramt-2026-9002", #"{"level": "full"}"#), in: session)
            try keep(try assessment(1, about: "musteramt-2026-9001"), in: session)
            try keep(try assessment(2, about: "musteramt-2026-9002"), in: session)
            let draft = try SampleRecords.record(try deployment("musteramt-2026-9001", publication))
            let shift = try PreviewSource(
                drafts: [draft], instant: SmallArchive.clock(), stored: session.store, known: session.stored,
                catalogue: .standard
            ).shift(.standard)
            return Set(shift.opened.filter { $0.id == "fria-musteramt-2026-9001" }.map(\.revision))
        }
    }

    @Test("a lift names the old revision of an assessment that is about another system by now")
    func lifted() throws {
        #expect(try opened(by: #"{"level": "full", "lifts": [\#(OpenedRevisionsTests.lift)]}"#) == [1])
    }

    @Test("without a lift what was written about a hidden system stays hidden, and nothing is named")
    func notLifted() throws {
        #expect(try opened(by: #"{"level": "full"}"#) == [])
    }
}
