import Disk
import Foundation
import TestSupport
import Testing
@testable import Publishing

@Suite("Building the site")
struct BuildTests {
    private let world: SmallArchive
    private let page = "einsaetze/musteramt-2026-0007/index.html"

    init() throws { world = try SmallArchive() }

    /// What keeps a build from being done, in English.
    private func failure(_ build: SiteBuild) -> String? {
        do {
            _ = try build.run()
            return nil
        } catch {
            return (error as? CommandFailure)?.message.en ?? "\(error)"
        }
    }

    @Test("a first build makes everything, a second nothing, and a new record only what shows it")
    func builds() throws {
        var steps: [SiteBuild.Step] = []
        let first = try world.build.run { steps.append($0) }
        #expect(steps == SiteBuild.Step.allCases)
        #expect(first.summary.files > 200)
        #expect(first.summary.changed == first.summary.files)
        #expect(try Disk.exists(world.output + "/index.html"))
        let pages = try Disk.files(below: world.output).filter { $0.utf8.suffix(10).elementsEqual("index.html".utf8) }

        let second = try world.build.run()
        #expect(second.summary.files == first.summary.files)
        #expect(second.summary.changed == 0)

        try world.accept([try world.draft()])
        let third = try world.build.run()
        #expect(third.summary.files > first.summary.files)
        #expect(third.summary.changed > 0 && third.summary.changed < third.summary.files)
        let added = Set(try Disk.files(below: world.output)).subtracting(pages)
        #expect(
            added.contains {
                $0.utf8.starts(with: "einsaetze/musteramt-2026-0007".utf8)
                    || $0.contains("musteramt-2026-0007/index.html")
            })
    }

    @Test("a site that cannot be written leaves the one before as it is")
    func unwritable() throws {
        _ = try world.build.run()
        let before = try Disk.contents(of: world.output + "/index.html")
        try world.accept([try world.draft()])
        // A folder where the lock has to be: nobody can open it for writing.
        try Disk.remove(world.output + ".lock")
        try Disk.makeFolders(world.output + ".lock")
        #expect(failure(world.build)?.contains("public.lock cannot be read or written (Is a directory)") == true)
        #expect(try Disk.contents(of: world.output + "/index.html") == before)
        try Disk.remove(world.output + ".lock")

        var elsewhere = world.build
        elsewhere.output = world.folder + "/none/public"
        #expect(failure(elsewhere)?.contains("No such file or directory") == true)
        elsewhere.output = world.archive
        #expect(failure(elsewhere)?.contains("holds files that maki did not make") == true)
        elsewhere = world.build
        elsewhere.sources = world.folder
        #expect(
            failure(elsewhere)?.contains("does not exist") == true || failure(elsewhere)?.contains("is missing") == true
        )
        #expect(try Disk.contents(of: world.output + "/index.html") == before)
        #expect(try !Disk.exists(world.output + ".new"))
    }

    @Test("a changed file of the archive is refused and named")
    func changedArchive() throws {
        _ = try world.run { $0.loaded }
        let file = world.archive + "/records/bund-musteramt/musteramt-2025-0001/0001.json"
        let bytes = try #require(try Disk.contents(of: file))
        try Disk.replace(file, with: bytes + [0x0A])
        do {
            _ = try world.build.run()
            Issue.record("the site was built")
        } catch let faults as ArchiveFindings {
            #expect(faults.report.findings.map(\.file) == [file])
        }
        #expect(try !Disk.exists(world.output))
    }
}
