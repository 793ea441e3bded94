import Foundation
import OutputTree
import TestSupport
import Testing

@Suite("A tree that starts as the one before")
struct PreviousTreeTests {
    private let temporary: TemporaryFolder
    private var folder: String { temporary.path }
    private let target: String
    private let manager = FileManager.default

    init() throws {
        temporary = try TemporaryFolder()
        target = temporary.path + "/public"
    }

    @discardableResult
    private func write(_ files: [String: String], keeping kept: [String] = []) throws -> OutputTree.Summary {
        let tree = try OutputTree(target: target, keepsPrevious: true)
        for path in kept { try tree.keep(path) }
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

    @Test("a file is kept as it is, and its fingerprint tells it from whatever takes its place")
    func kept() throws {
        try write(["a": "1", "b/c": "2", "d": "3"])
        let before = inode(target + "/b/c")
        #expect(try write(["a": "1"], keeping: ["b/c"]).changed == 0)
        #expect(inode(target + "/b/c") == before)
        #expect(try content(target) == ["a": "1", "b/c": "2"])
        let tree = try OutputTree(target: target, keepsPrevious: true)
        let fingerprint = try #require(tree.oldFingerprint(["a", "b/c"]))
        #expect(tree.oldFingerprint(["b/c", "a"]) != fingerprint)
        #expect(tree.oldFingerprint(["a", "d"]) == nil)
        try tree.keep("a")
        try tree.keep("b/c")
        #expect(tree.newFingerprint(["a", "b/c"]) == fingerprint)
        // As `cp -p` and `rsync -a` do: other content, same size and time.
        let date = try #require(manager.attributesOfItem(atPath: target + "/b/c")[.modificationDate] as? Date)
        try manager.removeItem(atPath: target + "/b/c")
        try "9".write(toFile: target + "/b/c", atomically: false, encoding: .utf8)
        try manager.setAttributes([.modificationDate: date], ofItemAtPath: target + "/b/c")
        #expect(tree.oldFingerprint(["a", "b/c"]) != fingerprint)
    }

    @Test("a copied folder has what was added, not what an earlier tree left")
    func repeated() throws {
        try write(["r/a": "1", "r/old": "withdrawn"])
        try write(["r/a": "1", "r/old": "withdrawn"])
        let tree = try OutputTree(target: target, keepsPrevious: true)
        try tree.add(OutputFile(path: "r/a", bytes: Array("1".utf8)))
        try tree.repeatFolder("r", as: "dated")
        _ = try tree.finish()
        #expect(try content(target) == ["r/a": "1", "dated/a": "1"])
    }

    @Test("one name cannot be a file and a folder")
    func conflict() throws {
        try write(["x/y": "1"])
        try write(["x/y": "1"])
        let tree = try OutputTree(target: target, keepsPrevious: true)
        try tree.add(OutputFile(path: "x", bytes: []))
        #expect(throws: OutputError.duplicatePath("x/y")) { try tree.add(OutputFile(path: "x/y", bytes: [])) }
        try tree.add(OutputFile(path: "z/y", bytes: []))
        #expect(throws: OutputError.duplicatePath("z")) { try tree.add(OutputFile(path: "z", bytes: [])) }
    }

    @Test("the tree before is for its owner alone")
    func mode() throws {
        try write(["a": "1"])
        try write(["a": "2"])
        var status = stat()
        #expect(stat(target + ".previous", &status) == 0 && status.st_mode & 0o777 == 0o700)
        #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == 0o755)
        try write(["a": "3"])
        #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == 0o755)
    }

    @Test("a link in the place of a tree leads to the folder that is replaced; a link beside it is left alone")
    func linked() throws {
        let served = folder + "/served"
        try manager.createDirectory(atPath: served, withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: target, withDestinationPath: served)
        for number in 1...3 {
            try write(["a": "\(number)"])
            #expect(try content(served) == ["a": "\(number)"])
            #expect(try manager.destinationOfSymbolicLink(atPath: target) == served)
        }
        let other = folder + "/other"
        try manager.createDirectory(atPath: other + "/sub", withIntermediateDirectories: true)
        try "x".write(toFile: other + "/" + OutputTree.marker, atomically: false, encoding: .utf8)
        try "x".write(toFile: other + "/sub/file", atomically: false, encoding: .utf8)
        try manager.removeItem(atPath: served + ".previous")
        try manager.createSymbolicLink(atPath: served + ".previous", withDestinationPath: other)
        try write(["a": "4"])
        #expect(try content(other) == ["sub/file": "x"])
        #expect(try content(served) == ["a": "4"])
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
