import Checksums
import Foundation
import OutputTree
import TestSupport
import Testing

@Suite("Writing a tree")
struct OutputTreeTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private func write(_ target: String, _ files: [String: String]) throws -> OutputTree.Summary {
        let tree = try OutputTree(target: target)
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            try tree.add(OutputFile(path: path, bytes: Array(text.utf8)))
        }
        return try tree.finish()
    }

    private func inode(_ path: String) -> UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }

    @Test("unchanged files stay the same file, changed ones are new, dropped ones are gone")
    func unchanged() throws {
        let folder = try temporary.subfolder()
        let target = folder + "/public"
        _ = try write(target, ["a.txt": "1", "b/c.txt": "2", "old.txt": "3"])
        let before = inode(target + "/a.txt")
        let summary = try write(target, ["a.txt": "1", "b/c.txt": "22"])
        #expect(inode(target + "/a.txt") == before)
        #expect(summary.changed == 1)
        #expect(try String(contentsOfFile: target + "/b/c.txt", encoding: .utf8) == "22")
        #expect(!FileManager.default.fileExists(atPath: target + "/old.txt"))
        #expect(!FileManager.default.fileExists(atPath: target + ".new"))
    }

    @Test("a file with the content of another one is a link to it, until one of them changes")
    func twins() throws {
        let target = try temporary.subfolder() + "/public"
        func write(_ first: String, _ second: String) throws -> OutputTree.Summary {
            let tree = try OutputTree(target: target)
            try tree.add(OutputFile(path: "a.json", bytes: Array(first.utf8)))
            if first == second {
                try tree.add("en/a.json", sameAs: "a.json") { Array("not asked for".utf8) }
            } else {
                try tree.add("en/a.json", sameAs: "b.json") { Array(second.utf8) }
            }
            return try tree.finish()
        }
        #expect(try write("1", "1").changed == 2)
        #expect(inode(target + "/a.json") == inode(target + "/en/a.json"))
        #expect(try write("1", "1").changed == 0)
        #expect(try write("1", "2").changed == 1)
        #expect(try String(contentsOfFile: target + "/a.json", encoding: .utf8) == "1")
        #expect(try String(contentsOfFile: target + "/en/a.json", encoding: .utf8) == "2")
    }

    @Test("a folder of somebody else is never replaced")
    func foreign() throws {
        let folder = try temporary.subfolder()
        try "mine".write(toFile: folder + "/letter.txt", atomically: true, encoding: .utf8)
        #expect(throws: OutputError.foreignFolder(folder)) { try OutputTree(target: folder) }
        #expect(FileManager.default.fileExists(atPath: folder + "/letter.txt"))
    }

    @Test(
        "paths that could leave the tree or hide are refused",
        arguments: [
            "../x", "/x", "a//b", "a/../b", ".x", "a/.b", "a\u{0}b", "a b", "x/\u{301}y", "a.", "", "ä",
            "a/", "a./b", "a/b.", "/", String(repeating: "a", count: 201) + "/b", "a/\\b", "..", "a/..",
        ])
    func paths(path: String) {
        #expect(!OutputFile.isSafe(path))
    }

    @Test("two files cannot have one path, and an unfinished tree leaves the old one alone")
    func duplicates() throws {
        let target = try temporary.subfolder() + "/public"
        _ = try write(target, ["a.txt": "1"])
        do {
            let tree = try OutputTree(target: target)
            try tree.add(OutputFile(path: "b.txt", bytes: []))
            #expect(throws: OutputError.duplicatePath("b.txt")) { try tree.add(OutputFile(path: "b.txt", bytes: [])) }
        }
        #expect(FileManager.default.fileExists(atPath: target + "/a.txt"))
        #expect(!FileManager.default.fileExists(atPath: target + ".new"))
    }

    @Test("what an interrupted build left is removed, but nothing that a link leads to")
    func leftovers() throws {
        let folder = try temporary.subfolder()
        let manager = FileManager.default
        for name in ["/public.new/a/b/c", "/elsewhere/d"] {
            try manager.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
            for number in 0..<100 {
                try "x".write(toFile: folder + name + "/\(number)", atomically: false, encoding: .utf8)
            }
        }
        try manager.createSymbolicLink(atPath: folder + "/public.new/e", withDestinationPath: folder + "/elsewhere")
        try manager.createSymbolicLink(atPath: folder + "/public.new/a/f", withDestinationPath: folder + "/elsewhere/d")
        _ = try write(folder + "/public", ["a.txt": "1"])
        #expect(!manager.fileExists(atPath: folder + "/public.new"))
        #expect(try manager.contentsOfDirectory(atPath: folder + "/elsewhere/d").count == 100)
    }

    @Test("a second build of the same tree is told to wait")
    func locked() throws {
        let target = try temporary.subfolder() + "/public"
        let first = try OutputTree(target: target)
        #expect(throws: OutputError.locked(target)) { try OutputTree(target: target) }
        withExtendedLifetime(first) {}
    }

    @Test("SHA-256 is the published one")
    func checksum() {
        #expect(
            SHA256Digest.hexadecimal(of: Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
