import Checksums
import Disk
import Foundation
import TestSupport
import Testing
@testable import RegisterStore

@Suite("The journal of the archive")
struct ArchiveJournalTests {
    private let temporary: TemporaryFolder
    private let first = "records/bund-a/a-1/0001.json"
    private let second = "records/bund-a/a-1/0002.json"

    init() throws { temporary = try TemporaryFolder() }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// An archive as a call leaves it that was killed after its journal got its name.
    private func interrupted(_ paths: [String]) throws -> Archive {
        let archive = Archive(root: try temporary.subfolder() + "/archive")
        var lines: [ArchiveJournal.Line] = []
        for path in paths {
            try archive.makeFolders(above: path)
            let content = bytes("{\"\(path)\":1}")
            let status = try Disk.createForGood(archive.root + "/" + path + ".tmp", content)
            lines.append(
                ArchiveJournal.Line(
                    inode: status.inode, changed: status.changed.seconds, size: content.count,
                    sha256: SHA256Digest.hexadecimal(of: content), path: path))
        }
        try Disk.createForGood(archive.root + "/.pending", ArchiveJournal(lines).bytes)
        return archive
    }

    private func isRefused(_ archive: Archive) -> Bool {
        do {
            try archive.finishInterrupted()
            return false
        } catch StoreError.foreignEntry {
            return true
        } catch {
            return false
        }
    }

    @Test("accepted files of an interrupted write get their names, those that have them keep them")
    func completed() throws {
        let archive = try interrupted([first, second])
        try FileManager.default.moveItem(
            atPath: archive.root + "/" + first + ".tmp", toPath: archive.root + "/" + first)
        try archive.finishInterrupted()
        #expect(try archive.files() == [first, second])
        #expect(try !archive.contains(".pending"))
        #expect(try archive.read(second) == bytes("{\"\(second)\":1}"))
        try archive.finishInterrupted()
    }

    @Test("hundreds of files of one call are completed")
    func long() throws {
        let paths = try (1...300).map {
            try Archive.path(type: .deployment, authority: "bund-a", id: "a-1", revision: $0)
        }
        let archive = try interrupted(paths)
        try archive.finishInterrupted()
        #expect(try archive.files() == paths)
    }

    @Test("a journal in a copy of the archive is not taken over: a copy has other files")
    func copied() throws {
        let archive = try interrupted([first])
        let copy = Archive(root: archive.root + "-copy")
        try FileManager.default.copyItem(atPath: archive.root, toPath: copy.root)
        #expect(isRefused(copy))
        #expect(try copy.files().isEmpty)
        #expect(try copy.contains(".pending"))
        try archive.finishInterrupted()
    }

    @Test("files that were changed or exchanged since are not taken over")
    func changed() throws {
        for other in ["{\"records/bund-a/a-1/0001.json\":2}", "{}"] {
            let archive = try interrupted([first])
            try other.write(toFile: archive.root + "/" + first + ".tmp", atomically: false, encoding: .utf8)
            #expect(isRefused(archive))
            #expect(try archive.files().isEmpty)
        }
        let archive = try interrupted([first])
        unlink(archive.root + "/" + first + ".tmp")
        #expect(isRefused(archive))
    }

    @Test(
        "a journal names places of revisions and nothing else",
        arguments: [
            "../../outside/0001.json", "/etc/0001.json", "records/../../outside/0001.json",
            "records/bund-a/../0001.json",
            "records/bund-a/a-1/../../x/0001.json", "authorities/0001.json", "records/a/0001.json",
            "records/a/b/c/0001.json",
            "records/a/b/0001.json.tmp", "records/a/b/x.json", "records/.git/b/0001.json", "records/a/./0001.json",
            "mappings/a/0001.json", "records//b/0001.json", "records/a/b/1.json", "records/a/b/0001.JSON",
        ])
    func places(path: String) throws {
        #expect(!Archive.isPlace(path))
        let folder = try temporary.subfolder()
        let archive = Archive(root: folder + "/x/y/archive")
        try archive.makeFolders(above: "records/bund-a/a-1/0001.json")
        try FileManager.default.createDirectory(atPath: folder + "/x/outside", withIntermediateDirectories: true)
        try "{}".write(toFile: folder + "/x/outside/0001.json.tmp", atomically: true, encoding: .utf8)
        for journal in [path, "maki journal 1\n1 1 2 \(String(repeating: "0", count: 64)) \(path)\n"] {
            try journal.write(toFile: archive.root + "/.pending", atomically: true, encoding: .utf8)
            #expect(isRefused(archive))
        }
        #expect(FileManager.default.fileExists(atPath: folder + "/x/outside/0001.json.tmp"))
        #expect(throws: StoreError.self) { try archive.write([(path, [])]) }
    }

    @Test("a journal names every place once")
    func twice() {
        let line = "1 1 2 \(String(repeating: "0", count: 64)) \(first)\n"
        #expect(ArchiveJournal(parsing: bytes("maki journal 1\n" + line))?.lines.count == 1)
        #expect(ArchiveJournal(parsing: bytes("maki journal 1\n" + line + line)) == nil)
    }

    @Test("links are not followed: neither by a journal, nor when writing, reading or listing")
    func links() throws {
        let archive = try interrupted([first])
        let outside = archive.root + "-outside"
        let folder = archive.root + "/records/bund-a/a-1"
        try FileManager.default.moveItem(atPath: folder, toPath: outside)
        try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: outside)
        #expect(isRefused(archive))
        #expect(try archive.files().isEmpty)
        unlink(archive.root + "/.pending")
        #expect(throws: StoreError.self) { try archive.write([(path: second, bytes: bytes("{}"))]) }
        #expect(try Locations.names(in: outside) == ["0001.json.tmp"])
        // A file in the way of a temporary name.
        let other = "records/bund-a/a-2/0001.json"
        try archive.makeFolders(above: other)
        try FileManager.default.createSymbolicLink(
            atPath: archive.root + "/" + other + ".tmp", withDestinationPath: outside + "/0001.json.tmp")
        try archive.write([(path: other, bytes: bytes("{1}"))])
        #expect(try archive.read(other) == bytes("{1}"))
        #expect(try Locations.bytes(outside + "/0001.json.tmp") == bytes("{\"\(first)\":1}"))
        // A revision that is a link.
        let third = "records/bund-a/a-3/0001.json"
        try archive.makeFolders(above: third)
        try FileManager.default.createSymbolicLink(
            atPath: archive.root + "/" + third, withDestinationPath: archive.root + "/" + other)
        #expect(try archive.files() == [other])
        #expect(throws: StoreError.self) { try archive.read(third) }
        // A journal that is a link.
        try FileManager.default.createSymbolicLink(
            atPath: archive.root + "/.pending", withDestinationPath: outside + "/0001.json.tmp")
        #expect(isRefused(archive))
    }

    @Test("what lies in the archive is listed whole, strange names too")
    func listing() throws {
        let archive = Archive(root: try temporary.subfolder() + "/archive")
        try archive.write([(path: first, bytes: bytes("{}"))])
        let folder = archive.root + "/records/bund-a/a-1/"
        for name in ["0002.json.tmp", "notes.txt"] {
            try "x".write(toFile: folder + name, atomically: true, encoding: .utf8)
        }
        let strange = Array(folder.utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0x2E, 0x6A, 0]
        let descriptor = open(strange, O_CREAT | O_WRONLY, 0o600)
        #expect(descriptor >= 0)
        close(descriptor)
        let items = try archive.everything()
        #expect(
            items.map(\.path).map { $0.split(separator: "/").last.map(String.init) ?? "" } == [
                "0001.json", "0002.json.tmp", "\\xFF.j", "notes.txt",
            ])
        #expect(items.filter(\.isRevision).map(\.path) == [first])
        #expect(items.filter { !$0.isReadable }.count == 1)
    }

    @Test("permissions are those the process allows, and never open to everybody")
    func permissions() throws {
        let archive = Archive(root: try temporary.subfolder() + "/archive")
        try archive.write([(path: first, bytes: bytes("{}"))])
        var status = stat()
        #expect(lstat(archive.root + "/" + first, &status) == 0)
        #expect(status.st_mode & 0o007 == 0)
    }
}
