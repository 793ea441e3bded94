import Foundation
import TestSupport
import Testing
@testable import Disk

@Suite("What the disk says")
struct DiskTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }

    init() throws { temporary = try TemporaryFolder() }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A name that no file system takes: an error that even the administrator gets.
    private var impossible: String { folder + "/" + String(repeating: "x", count: 300) }

    @Test("nothing is nil, what the system cannot tell is an error")
    func absence() throws {
        #expect(try Disk.status(of: folder + "/none") == nil)
        #expect(try Disk.status(behind: folder + "/none") == nil)
        #expect(try Disk.contents(of: folder + "/none") == nil)
        #expect(try Disk.realPath(of: folder + "/none") == nil)
        #expect(try !Disk.content(of: folder + "/none", equals: []))
        #expect(try Disk.files(below: folder + "/none") == [])
        #expect(throws: DiskError(.read, impossible, ENAMETOOLONG)) { try Disk.exists(impossible) }
        #expect(throws: DiskError(.read, impossible, ENAMETOOLONG)) { try Disk.contents(of: impossible) }
        #expect(throws: DiskError(.read, impossible, ENAMETOOLONG)) { try Disk.realPath(of: impossible) }
        #expect(throws: DiskError(.read, impossible, ENAMETOOLONG)) { try Disk.content(of: impossible, equals: []) }
        #expect(throws: DiskError(.read, impossible, ENAMETOOLONG)) { try Disk.files(below: impossible) }
        #expect(throws: DiskError(.remove, impossible, ENAMETOOLONG)) { try Disk.removeFile(impossible) }
    }

    @Test("a file in the way of a folder is the same as nothing")
    func fileInTheWay() throws {
        try Disk.createForGood(folder + "/file", [])
        #expect(try !Disk.exists(folder + "/file/below"))
        #expect(throws: DiskError(.create, folder + "/file/below", ENOTDIR)) {
            try Disk.makeFolder(folder + "/file/below", permissions: 0o777)
        }
    }

    @Test("an error says what was tried, with what, and what the system says")
    func sentence() {
        let error = DiskError(.replace, "a/b", ENOSPC)
        #expect(error.description == "cannot replace a/b: No space left on device")
        #expect(error.reason == "No space left on device")
    }

    @Test("a disk that is full is an error when writing, not a short file")
    func fullDisk() throws {
        let file = try OpenFile.writing("/dev/full")
        #expect(throws: DiskError(.write, "/dev/full", ENOSPC)) { try file.write([1]) }
    }

    @Test("a pipe in the place of a file is refused and does not make the program wait")
    func pipe() throws {
        let path = folder + "/pipe"
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: DiskError(.read, path, EINVAL)) { try Disk.read(path, atMost: 10) }
        #expect(try Disk.kind(of: path) == .other)
        #expect(try !Disk.content(of: path, equals: []))
    }

    @Test("a link is not followed where none is expected")
    func links() throws {
        try Disk.createForGood(folder + "/file", bytes("1"))
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "file")
        #expect(try Disk.kind(of: folder + "/link") == .link)
        #expect(try Disk.status(behind: folder + "/link")?.kind == .file)
        #expect(throws: DiskError(.read, folder + "/link", ELOOP)) { try Disk.read(folder + "/link", atMost: 10) }
        #expect(try Disk.contents(of: folder + "/link") == bytes("1"))
        #expect(try !Disk.content(of: folder + "/link", equals: bytes("1")))
        #expect(throws: DiskError(.write, folder + "/link", EEXIST)) { try Disk.createForGood(folder + "/link", []) }
        let real = try #require(try Disk.realPath(of: folder + "/file"))
        #expect(try Disk.destination(ofLink: folder + "/link") == real)
    }

    @Test("names are bytes; people see strange ones as such")
    func names() throws {
        let strange = bytes(folder + "/a") + [0xFF, 0]
        let descriptor = strange.withUnsafeBufferPointer { all in
            all.withMemoryRebound(to: CChar.self) { Foundation.open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
        }
        // Not every file system takes such a name.
        guard descriptor >= 0 else { return }
        close(descriptor)
        let entries = try Disk.entries(of: folder)
        #expect(entries.map(\.name) == [nil])
        #expect(entries.map(\.shownName) == ["a\\xFF"])
    }

    @Test("no more is read than was asked for, and large files whole")
    func amounts() throws {
        let large = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Disk.createForGood(folder + "/large", large)
        #expect(try Disk.read(folder + "/large", atMost: 10) == Array(large.prefix(10)))
        #expect(try Disk.read(folder + "/large", atMost: .max) == large)
        #expect(try OpenFile.reading(folder + "/large").read(at: 199_990, atMost: 100) == Array(large.suffix(10)))
        var pieces: [UInt8] = []
        try OpenFile.reading(folder + "/large").pieces { pieces += $0 }
        #expect(pieces == large)
        #expect(try Disk.content(of: folder + "/large", equals: large))
        var other = large
        other[150_000] ^= 1
        #expect(try !Disk.content(of: folder + "/large", equals: other))
        try Disk.createForGood(folder + "/other", other)
        #expect(try !Disk.content(of: folder + "/large", equalsFile: folder + "/other"))
        try Disk.copy(folder + "/large", to: folder + "/copy")
        #expect(try Disk.content(of: folder + "/large", equalsFile: folder + "/copy"))
    }

    @Test("what is closed cannot be written to")
    func closed() throws {
        let file = try OpenFile.creating(folder + "/file", permissions: 0o600)
        try file.close()
        #expect(throws: DiskError(.write, folder + "/file", EBADF)) { try file.write([1]) }
    }

    @Test("temporary files are their owner's alone")
    func temporaryFiles() throws {
        let file = try Disk.makeTemporaryFile(ending: ".md")
        let folder = try Disk.makeTemporaryFolder()
        #expect(file.utf8.suffix(3).elementsEqual(".md".utf8))
        #expect(try Disk.status(of: file)?.permissions == 0o600)
        #expect(try Disk.status(of: folder)?.permissions == 0o700)
        try Disk.remove(file)
        try Disk.remove(folder)
    }
}
