import Disk
import FieldCatalogue
import Foundation
import Publishing
import TestSupport

/// A few made-up records in a folder of their own, as an authority has them beside its register file.
final class SmallArchive {
    private let temporary: TemporaryFolder
    /// Where everything lies.
    let folder: String
    var archive: String { folder + "/registry-data" }
    var register: String { folder + "/register.sqlite" }
    var output: String { folder + "/public" }

    /// The day on which the draft of the fixtures is right.
    static let clock: @Sendable () -> Instant = { Instant("2026-11-24T12:00:00Z") ?? Instant(startOf: .epoch) }

    /// Parts of the project's archive that hold together by themselves.
    private static let parts = [
        "authorities/bund-musteramt", "authorities/bund-bnetza", "authorities/bund-bfdi", "authorities/bund-bmwe",
        "authorities/bund-bmi", "records/bund-musteramt/musteramt-2025-0001",
        "records/bund-musteramt/fria-musteramt-2025-0001",
    ]

    init() throws {
        temporary = try TemporaryFolder()
        folder = temporary.path
        for part in SmallArchive.parts {
            for file in try Disk.files(below: Locations.root + "/registry-data/" + part) {
                let place = archive + "/" + part + "/" + file
                try Disk.makeFolders(Disk.parent(of: place))
                try Disk.copy(Locations.root + "/registry-data/" + part + "/" + file, to: place)
            }
        }
    }

    /// A draft that can be accepted, with parts of its text replaced.
    func draft(_ replacements: [(String, String)] = []) throws -> InputFile {
        var text = String(
            decoding: try Locations.bytes(Locations.root + "/Tests/Fixtures/drafts/gut.json"), as: UTF8.self)
        for (old, new) in replacements { text = text.replacingOccurrences(of: old, with: new) }
        return InputFile(path: "gut.json", bytes: Array(text.utf8))
    }

    /// Does something with archive and register open.
    func run<Value>(_ work: (RegisterSession) throws -> Value) throws -> Value {
        try RegisterSession.run(archive: archive, register: register, clock: SmallArchive.clock, work)
    }

    /// Accepts drafts.
    @discardableResult
    func accept(_ drafts: [InputFile], isDryRun: Bool = false) throws -> Int {
        try run { session in
            let acceptance = Acceptance(session: session, isDryRun: isDryRun)
            return try acceptance.accept(try acceptance.check(drafts, .law, on: SmallArchive.clock().day))
        }
    }

    /// The site's own sources: those of the project.
    var sources: String { Locations.root }

    /// A build of the archive.
    var build: SiteBuild {
        SiteBuild(archive: archive, register: register, sources: sources, output: output, clock: SmallArchive.clock)
    }
}
