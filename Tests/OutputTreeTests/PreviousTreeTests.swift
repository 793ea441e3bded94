import Foundation
import OutputTree
import Testing

@Suite("A tree that starts as the one before")
struct PreviousTreeTests {
    private let folder: String
    private let target: String
    private let manager = FileManager.default

    init() throws {
        folder = NSTemporaryDirectory() + "/previous-\(UUID().uuidString)"
        target = folder + "/public"
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    @discardableResult
    private func write(_ files: [String: String], keeping kept: [String] = []) throws -> OutputTree.Summary {
        let tree = try OutputTree(target: target, keepsPrevious: true)
        for path in kept { #expect(try tree.keep(path), "\(path)") }
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            try tree.add(OutputFile(path: path, bytes: Array(text.utf8)))
        }
        return try tree.finish()
    }

    private func content(_ root: String) throws -> [String: String] {
        var files: [String: String] = [:]
        for path in try manager.subpathsOfDirectory(atPath: root) where !path.hasPrefix(".") {
            var isFolder: ObjCBool = false
            guard manager.fileExists(atPath: root + "/" + path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[path] = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
        }
        return files
    }

    private func inode(_ path: String) -> UInt64 {
        var status = stat()
        return lstat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }

    @Test("after any history the tree holds what was written last, and the one before is beside it")
    func history() throws {
        var random = SystemRandomNumberGenerator()
        var last: [String: String] = [:]
        for _ in 0..<30 {
            var files: [String: String] = [:]
            for path in ["a", "b.txt", "c/d", "c/e/f", "c/e/g", "h/i", "j/k/l/m"] where Bool.random(using: &random) {
                files[path] = "\(Int.random(in: 0..<3, using: &random))"
            }
            // Now a file, now a folder.
            files[Bool.random(using: &random) ? "x" : "x/y"] = "z"
            try write(files)
            #expect(try content(target) == files)
            if !last.isEmpty { #expect(try content(target + ".previous") == last) }
            last = files
        }
        #expect(!manager.fileExists(atPath: target + ".new"))
    }

    @Test("a folder without files is gone, and so is what somebody put into the tree before")
    func pruned() throws {
        try write(["a/b/c": "1", "d": "2"])
        try write(["d": "2"])
        try "mine".write(toFile: target + ".previous/a/b/e", atomically: false, encoding: .utf8)
        try write(["d": "3"])
        #expect(!manager.fileExists(atPath: target + "/a"))
        #expect(try content(target) == ["d": "3"])
    }

    @Test("a file both trees have is never written into")
    func shared() throws {
        try write(["a": "1", "b": "1"])
        try write(["a": "1", "b": "1"])
        #expect(inode(target + "/a") == inode(target + ".previous/a"))
        try write(["a": "2", "b": "1"])
        #expect(try content(target + ".previous") == ["a": "1", "b": "1"])
        #expect(try content(target) == ["a": "2", "b": "1"])
    }

    @Test("links to folders elsewhere are replaced, not followed")
    func links() throws {
        try write(["a/b": "1"])
        try write(["a/b": "1"])
        let elsewhere = folder + "/elsewhere"
        try manager.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        try "x".write(toFile: elsewhere + "/b", atomically: false, encoding: .utf8)
        try manager.removeItem(atPath: target + ".previous/a")
        try manager.createSymbolicLink(atPath: target + ".previous/a", withDestinationPath: elsewhere)
        try write(["a/b": "2", "a/c": "3"])
        #expect(try content(target) == ["a/b": "2", "a/c": "3"])
        #expect(try content(elsewhere) == ["b": "x"])
    }

    @Test("a file is kept as it is, unless it is missing or was written to since")
    func kept() throws {
        let first = try write(["a": "1", "b/c": "2", "d": "3"])
        let before = inode(target + "/b/c")
        let second = try write(["a": "1"], keeping: ["b/c"])
        #expect(inode(target + "/b/c") == before)
        #expect(try content(target) == ["a": "1", "b/c": "2"])
        #expect(second.changed == 0)
        #expect(first.identity != second.identity)
        let tree = try OutputTree(target: target, keepsPrevious: true)
        #expect(tree.oldIdentity == second.identity)
        #expect(try !tree.keep("d"))
        // The clock of file systems is coarse.
        Thread.sleep(forTimeInterval: 0.05)
        try "22".write(toFile: target + "/b/c", atomically: false, encoding: .utf8)
        #expect(try !tree.keep("b/c"))
        #expect(try tree.keep("a"))
    }

    @Test("a folder named like the tree before but of somebody else stays")
    func foreign() throws {
        try manager.createDirectory(atPath: target + ".previous", withIntermediateDirectories: true)
        try "mine".write(toFile: target + ".previous/letter", atomically: false, encoding: .utf8)
        try write(["a": "1"])
        try write(["a": "2"])
        #expect(try content(target + ".previous") == ["letter": "mine"])
        #expect(try content(target) == ["a": "2"])
        #expect(!manager.fileExists(atPath: target + ".new"))
    }
}
