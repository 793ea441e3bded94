import Disk
import Drafting
import FieldCatalogue
import Foundation
import Publication
import Records
import RegisterStore
import Testing
@testable import Publishing

@Suite("Accepting and withdrawing")
struct AcceptanceTests {
    private let world: SmallArchive
    private let id = "musteramt-2026-0007"
    private var place: String { "records/bund-musteramt/\(id)" }

    init() throws { world = try SmallArchive() }

    /// Numbers of revisions in the store.
    private func revisions(of id: String) throws -> Int {
        try world.run { try $0.store.revisionCounts()[id] ?? 0 }
    }

    /// Codes of what keeps drafts out; empty when nothing does.
    private func refusal(_ drafts: [InputFile]) throws -> Set<String> {
        do {
            try world.accept(drafts)
            return []
        } catch let refusal as Refusal {
            #expect(refusal.wasStoring)
            return Set(refusal.report.findings.filter { $0.severity == .error }.map(\.code))
        }
    }

    /// The current revision as a draft, changed.
    private func revised(_ old: String, _ new: String, note: String) throws -> InputFile {
        try world.run { session in
            let record = try Snapshot.parse(try #require(try session.store.latest(of: id)), catalogue: .standard)
            let draft = try #require(Revising.draft(of: record, base: DraftBase(of: record), catalogue: .standard))
            let text = String(decoding: draft.bytes, as: UTF8.self).replacingOccurrences(of: old, with: new)
                .replacingOccurrences(
                    of: "  \"name\": \"Termin", with: "  \"changeNote\": \"\(note)\",\n  \"name\": \"Termin")
            return InputFile(path: "revised.json", bytes: Array(text.utf8))
        }
    }

    @Test("a right draft becomes revision 1 in archive and store; the same once more is nothing new")
    func accepted() throws {
        let draft = try world.draft()
        #expect(try world.accept([draft]) == 1)
        #expect(try Disk.files(below: world.archive + "/" + place) == ["0001.json"])
        #expect(try revisions(of: id) == 1)
        #expect(try world.accept([draft]) == 0)
        #expect(try revisions(of: id) == 1)
    }

    @Test("what happens is told in its order")
    func told() throws {
        var steps: [String] = []
        try world.run { session in
            func note(_ step: Acceptance.Step) {
                switch step {
                case .findings: steps.append("findings")
                case .unchanged(let id): steps.append("unchanged \(id)")
                case .accepts(let record, let revision, _): steps.append("accepts \(record.id) \(revision)")
                case .shifts: steps.append("shifts")
                }
            }
            let acceptance = Acceptance(session: session, tell: { note($0) })
            let draft = try world.draft()
            for _ in 0..<2 { try acceptance.accept(try acceptance.check([draft], .law, on: session.clock().day)) }
        }
        #expect(steps.filter { $0 != "findings" } == ["accepts \(id) 1", "unchanged \(id)"])
    }

    @Test("a draft with an error is refused, and so are those beside it")
    func refused() throws {
        let wrong = try world.draft([("\"in-use\"", "\"active\""), (id, "musteramt-2026-0008")])
        #expect(try refusal([try world.draft(), wrong]).contains("FORM-vocabulary"))
        #expect(try revisions(of: id) == 0)
        #expect(try !Disk.exists(world.archive + "/" + place))
    }

    @Test("a try stores nothing and counts")
    func dryRun() throws {
        #expect(try world.accept([try world.draft()], isDryRun: true) == 1)
        #expect(try revisions(of: id) == 0)
        #expect(try !Disk.exists(world.archive + "/" + place))
    }

    @Test("a draft of an older revision is refused: it would undo what somebody else changed")
    func stale() throws {
        try world.accept([try world.draft()])
        let name = "Terminvergabe mit Sprachassistent"
        let first = try revised("\"\(name)\"", "\"\(name) und Rückruf\"", note: "Es ruft jetzt zurück.")
        let second = try revised("\"\(name)\"", "\"\(name) am Abend\"", note: "Es läuft jetzt am Abend.")
        #expect(try refusal([first]) == [])
        #expect(try refusal([second]) == ["REF-stale"])
        #expect(try revisions(of: id) == 2)
    }

    @Test("a register file that a refused draft would have made is gone again")
    func noRegisterFile() throws {
        let empty = try SmallArchive()
        try Disk.removeTree(empty.archive)
        #expect(throws: Refusal.self) { try empty.accept([try empty.draft()]) }
        #expect(try !Disk.exists(empty.register))
    }

    @Test("a disk that refuses the file accepts nothing, and what was in the way is named")
    func unwritable() throws {
        // A folder where the temporary file has to be: it cannot be removed as a file, whoever tries.
        let blocked = world.archive + "/" + place + "/0001.json.tmp"
        try Disk.makeFolders(blocked)
        do {
            try world.accept([try world.draft()])
            Issue.record("the draft was accepted")
        } catch StoreError.disk(let error) {
            #expect(error == DiskError(.remove, blocked, EISDIR))
        }
        #expect(try revisions(of: id) == 0)
        #expect(try !Disk.exists(world.archive + "/.pending"))
        try Disk.removeTree(blocked)
        #expect(try world.accept([try world.draft()]) == 1)
    }

    @Test("a register file that cannot be looked at is no missing one")
    func unreadableRegister() throws {
        let impossible = world.folder + "/" + String(repeating: "x", count: 300)
        #expect(throws: DiskError(.read, impossible, ENAMETOOLONG)) {
            try RegisterSession.run(archive: world.archive, register: impossible, clock: SmallArchive.clock) { _ in }
        }
        #expect(throws: DiskError(.read, impossible, ENAMETOOLONG)) { try RegisterSession.existingStore(impossible) }
    }

    // MARK: - Withdrawing

    private func withdraw(_ id: String, reason: String = "Das System wurde nie eingesetzt.") throws
        -> Withdrawal.Outcome
    {
        try world.run { try #require(try Withdrawal(session: $0, id: id, reason: reason).run()) }
    }

    @Test("a withdrawal is a last revision, names what is left, and happens once")
    func withdrawn() throws {
        let known = try revisions(of: "musteramt-2025-0001")
        let outcome = try withdraw("musteramt-2025-0001")
        #expect(outcome.revision == known + 1)
        #expect(outcome.about == ["fria-musteramt-2025-0001"])
        #expect(outcome.naming == [])
        #expect(try revisions(of: "musteramt-2025-0001") == known + 1)
        #expect(throws: CommandFailure.self) { try withdraw("musteramt-2025-0001") }
        #expect(throws: CommandFailure.self) { try withdraw("musteramt-2025-0099") }
        #expect(try revisions(of: "musteramt-2025-0001") == known + 1)
    }

    @Test("an assessment that is withdrawn is still named by its deployment")
    func naming() throws {
        #expect(try withdraw("fria-musteramt-2025-0001").naming == ["musteramt-2025-0001"])
    }

    @Test("a disk that refuses the last revision withdraws nothing")
    func unwritableWithdrawal() throws {
        let known = try revisions(of: "musteramt-2025-0001")
        let file = Archive.fileName(revision: known + 1)
        let blocked = world.archive + "/records/bund-musteramt/musteramt-2025-0001/\(file).tmp"
        try Disk.makeFolders(blocked)
        #expect(throws: StoreError.self) { try withdraw("musteramt-2025-0001") }
        #expect(try revisions(of: "musteramt-2025-0001") == known)
        try Disk.removeTree(blocked)
        #expect(try withdraw("musteramt-2025-0001").revision == known + 1)
    }
}
