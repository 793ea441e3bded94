import Foundation
import TestSupport
import Testing
@testable import Disk

@Suite("Making, replacing and removing files")
struct ReplacingTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws { temporary = try TemporaryFolder() }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("a file that is replaced is another file, with the permissions asked for")
    func replacing() throws {
        let path = folder + "/file"
        try Disk.createForGood(path, bytes("old"))
        let old = try #require(try Disk.status(of: path))
        try Disk.replace(path, with: bytes("new"), exactly: 0o604)
        let new = try #require(try Disk.status(of: path))
        #expect(!new.isSame(as: old))
        #expect(new.permissions == 0o604)
        #expect(try Disk.contents(of: path) == bytes("new"))
        #expect(try Disk.entries(of: folder).map(\.name) == ["file"])
    }

    @Test("what cannot be replaced stays, and nothing is left beside it")
    func refused() throws {
        try Disk.makeFolder(folder + "/taken", permissions: 0o777)
        #expect(throws: DiskError(.replace, folder + "/taken", EISDIR)) {
            try Disk.replace(folder + "/taken", with: [])
        }
        #expect(try Disk.entries(of: folder).map(\.name) == ["taken"])
        #expect(throws: DiskError.self) { try Disk.replace(folder + "/none/file", with: []) }
    }

    @Test("a whole file takes no name that something has")
    func whole() throws {
        #expect(try Disk.createWhole(folder + "/file", bytes("1")))
        #expect(try !Disk.createWhole(folder + "/file", bytes("2")))
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "nowhere")
        #expect(try !Disk.createWhole(folder + "/link", bytes("2")))
        #expect(try Disk.contents(of: folder + "/file") == bytes("1"))
        #expect(try Disk.entries(of: folder).count == 2)
    }

    @Test("renaming without replacing replaces nothing")
    func renaming() throws {
        try Disk.createForGood(folder + "/a", bytes("a"))
        try Disk.createForGood(folder + "/b", bytes("b"))
        #expect(throws: DiskError(.replace, folder + "/b", EEXIST)) {
            try Disk.renameNew(folder + "/a", to: folder + "/b")
        }
        try Disk.exchange(folder + "/a", folder + "/b")
        #expect(try Disk.contents(of: folder + "/a") == bytes("b"))
        try Disk.rename(folder + "/a", to: folder + "/b")
        #expect(try Disk.entries(of: folder).map(\.name) == ["b"])
        #expect(throws: DiskError(.replace, folder + "/c", ENOENT)) {
            try Disk.rename(folder + "/a", to: folder + "/c")
        }
    }

    @Test("of a link to a folder only the link goes")
    func removing() throws {
        try Disk.makeFolders(folder + "/kept/below")
        try Disk.createForGood(folder + "/kept/below/file", [])
        try Disk.makeFolders(folder + "/gone/a/b/")
        try Disk.createForGood(folder + "/gone/a/b/file", [])
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/gone/a/link", withDestinationPath: folder + "/kept")
        try FileManager.default.createSymbolicLink(atPath: folder + "/gone/link", withDestinationPath: folder + "/kept")
        #expect(throws: DiskError(.remove, folder + "/gone", EISDIR)) { try Disk.removeFile(folder + "/gone") }
        try Disk.removeTree(folder + "/gone")
        #expect(try !Disk.exists(folder + "/gone"))
        #expect(try Disk.files(below: folder + "/kept") == ["below/file"])
        try Disk.removeFile(folder + "/gone")
        try Disk.remove(folder + "/gone")
    }

    @Test("a folder that is there is not made again")
    func folders() throws {
        #expect(try Disk.makeFolder(folder + "/a", permissions: 0o777))
        #expect(try !Disk.makeFolder(folder + "/a", permissions: 0o777))
        #expect(try Disk.isEmptyFolder(folder + "/a"))
        #expect(try Disk.folders(in: folder) == ["a"])
        #expect(try !Disk.isEmptyFolder(folder))
        try Disk.synchronizeFolder(folder)
        try Disk.synchronizeFileSystem(of: folder)
        #expect(throws: DiskError(.synchronize, folder + "/none", ENOENT)) {
            try Disk.synchronizeFolder(folder + "/none")
        }
    }

    @Test("a lock keeps others out until it goes")
    func locks() throws {
        let path = folder + "/.lock"
        var first = try FileLock.take(path, permissions: 0o600)
        #expect(first != nil)
        do {
            _ = try FileLock.take(path, permissions: 0o600, patience: 2)
            Issue.record("the lock was given twice")
        } catch {
            #expect(error.isHeld)
        }
        first = nil
        #expect(try FileLock.take(path, permissions: 0o600, patience: 0) != nil)
        #expect(throws: DiskError(.write, folder + "/none/.lock", ENOENT)) {
            _ = try FileLock.take(folder + "/none/.lock", permissions: 0o600)
        }
    }

    @Test("paths: the folder above, and no slash at the end")
    func paths() {
        #expect(Disk.parent(of: "a") == ".")
        #expect(Disk.parent(of: "/a") == "/")
        #expect(Disk.parent(of: "a/b/c") == "a/b")
        #expect(Disk.withoutSlashes("a//") == "a")
        #expect(Disk.withoutSlashes("/") == "/")
        #expect(Disk.absolute("/a") == "/a")
        #expect(Disk.absolute("a").utf8.first == UInt8(ascii: "/"))
    }
}
