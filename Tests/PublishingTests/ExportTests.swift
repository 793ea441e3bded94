import Disk
import Foundation
import OpenData
import TestSupport
import Testing
@testable import Publishing

/// What an export prints; one thread writes it.
private final class Printed: @unchecked Sendable {
    private(set) var bytes: [UInt8] = []

    func add(_ more: [UInt8]) { bytes += more }
}

@Suite("Exports and previews")
struct ExportTests {
    private let world: SmallArchive

    init() throws {
        world = try SmallArchive()
        _ = try world.run { $0.loaded }
    }

    private var export: Export {
        get throws { try Export(register: world.register) }
    }

    /// What keeps something from being done, in English.
    private func failure(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return (error as? CommandFailure)?.message.en ?? "\(error)"
        }
    }

    @Test("a file is the same in a folder, by itself and printed")
    func oneFile() throws {
        let folder = world.folder + "/daten"
        #expect(try export.parts([.csv], to: folder) > 5)
        let name = try #require(try Disk.files(below: folder).first { $0.hasSuffix("/deployments.csv") })
        let whole = try #require(try Disk.contents(of: folder + "/" + name))
        try export.file("deployments.csv", to: world.folder + "/d.csv") { _ in Issue.record("nothing is printed") }
        #expect(try Disk.contents(of: world.folder + "/d.csv") == whole)
        let printed = Printed()
        try export.file("deployments.csv", to: "-") { printed.add($0) }
        #expect(printed.bytes == whole)
    }

    @Test("the archive comes out as it went in, and a second time nothing is written")
    func archive() throws {
        let copy = world.folder + "/copy"
        let files = try Disk.files(below: world.archive).filter { $0 != ".lock" }
        #expect(try export.archive(to: copy) == files.count)
        for file in files {
            #expect(try Disk.content(of: copy + "/" + file, equalsFile: world.archive + "/" + file), "\(file)")
        }
        #expect(try export.archive(to: copy) == 0)
    }

    @Test("a file that no export has is refused: nothing written is no success")
    func unknown() throws {
        #expect(
            failure { try export.file("deployment.csv", to: world.folder + "/x.csv") { _ in } }
                == "There is no deployment.csv.")
        #expect(try !Disk.exists(world.folder + "/x.csv"))
    }

    @Test("what cannot be written is said, and what was there stays")
    func unwritable() throws {
        let path = world.folder + "/d.csv"
        try Disk.createForGood(path, [1])
        // A folder where the file grows: nothing can be written to it.
        try Disk.makeFolders(path + Disk.ownEnding)
        #expect(
            failure { try export.file("deployments.csv", to: path) { _ in } }
                == "\(path) cannot be written (File exists).")
        #expect(try Disk.contents(of: path) == [1])
        #expect(
            failure { try export.file("deployments.csv", to: "/dev/full") { _ in } }
                == "/dev/full cannot be written (No space left on device).")
        #expect(failure { _ = try export.parts([.csv], to: world.archive) }?.contains("did not make") == true)
        #expect(
            failure { _ = try export.parts([.csv], to: world.folder + "/none/daten") }?.contains("No such file") == true
        )
        let blocked = world.folder + "/copy/authorities/bund-bmi/0001.json.tmp"
        try Disk.makeFolders(blocked)
        #expect(failure { _ = try export.archive(to: world.folder + "/copy") } != nil)
        #expect(try Disk.files(below: world.folder + "/copy").filter { $0 != ".lock" } == [])
    }

    @Test("there is no export of a register that is not there")
    func noRegister() throws {
        #expect(throws: CommandFailure.self) { try Export(register: world.folder + "/none.sqlite") }
        #expect(try !Disk.exists(world.folder + "/none.sqlite"))
    }

    // MARK: - Previews

    private func preview(_ drafts: [InputFile]) throws -> DraftPreview {
        try DraftPreview(
            drafts: drafts, register: world.register, archive: world.archive, clock: SmallArchive.clock)
    }

    @Test("a preview shows the page of a draft and stores nothing")
    func previewed() throws {
        let preview = try preview([try world.draft()])
        #expect(preview.records.map(\.id) == ["musteramt-2026-0007"])
        #expect(try preview.shift().opened.isEmpty)
        let output = world.folder + "/vorschau"
        let page = try #require(try preview.write(to: output, sources: world.sources))
        #expect(page.contains("musteramt-2026-0007"))
        #expect(try Disk.exists(output + "/" + page))
        #expect(try world.run { try $0.store.revisionCounts()["musteramt-2026-0007"] } == nil)
    }

    @Test("a draft that is only counted gets no page")
    func counted() throws {
        let hidden = try world.draft([
            ("\"level\": \"full\"", "\"level\": \"aggregate-only\", \"ground\": \"vs\"")
        ])
        let output = world.folder + "/vorschau"
        #expect(try preview([hidden]).write(to: output, sources: world.sources) == nil)
        #expect(try !Disk.exists(output))
    }

    @Test("a draft of the wrong form has no preview")
    func wrongForm() throws {
        do {
            _ = try preview([try world.draft([("\"in-use\"", "\"active\"")])])
            Issue.record("there is a preview")
        } catch let refusal as Refusal {
            #expect(!refusal.wasStoring)
            #expect(refusal.report.findings.map(\.code) == ["FORM-vocabulary"])
        }
    }

    @Test("a preview that cannot be written takes the place of nothing")
    func unwritablePreview() throws {
        let preview = try preview([try world.draft()])
        let output = world.folder + "/vorschau"
        try Disk.makeFolders(output + ".lock")
        #expect(
            failure { _ = try preview.write(to: output, sources: world.sources) }?.contains("Is a directory") == true)
        #expect(try !Disk.exists(output))
        // A whole site is never replaced by one page.
        try Disk.makeFolders(world.output + "/daten")
        #expect(
            failure { _ = try preview.write(to: world.output, sources: world.sources) }?.contains("whole site") == true)
    }
}
