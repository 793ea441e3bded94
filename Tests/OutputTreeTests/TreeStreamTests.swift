import Checksums
import Foundation
import TestSupport
import Testing

@testable import OutputTree

@Suite("Files written piece by piece")
struct TreeStreamTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    @Test("pieces become one file with its checksum; an unchanged file is linked, not written")
    func stream() throws {
        let root = try temporary.subfolder()
        let content = [UInt8]((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        func build(_ bytes: [UInt8]) throws -> (OutputTree.Summary, String) {
            let tree = try OutputTree(target: root + "/site")
            let stream = try tree.stream("a/b.bin")
            for start in stride(from: 0, to: bytes.count, by: 1_000) {
                try stream.write(Array(bytes[start..<min(start + 1_000, bytes.count)]))
            }
            let digest = try stream.close()
            #expect(digest.size == bytes.count)
            return (try tree.finish(), digest.sha256)
        }
        let first = try build(content)
        #expect(first.1 == SHA256Digest.hexadecimal(of: content))
        #expect(FileManager.default.contents(atPath: root + "/site/a/b.bin").map { [UInt8]($0) } == content)
        #expect(try build(content).0.changed == 0)
        #expect(try build(Array(content.dropLast())).0.changed == 1)
    }

    @Test("a release stays as it was published, whatever is built later")
    func keptFolder() throws {
        let root = try temporary.subfolder()
        func build(_ text: String, keeps: Bool) throws {
            let tree = try OutputTree(target: root + "/site")
            if keeps { try tree.keepFolder("daten/2026-01-01") }
            try tree.add(OutputFile(path: "daten/aktuell/x.csv", bytes: Array(text.utf8)))
            if !keeps { try tree.repeatFolder("daten/aktuell", as: "daten/2026-01-01") }
            _ = try tree.finish()
        }
        try build("alt", keeps: false)
        try build("neu", keeps: true)
        func text(_ path: String) -> String? {
            FileManager.default.contents(atPath: root + "/site/" + path).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(text("daten/2026-01-01/x.csv") == "alt")
        #expect(text("daten/aktuell/x.csv") == "neu")
    }

    @Test("a library's file is taken over with its checksum; unsafe paths and the same path twice are refused")
    func adopted() throws {
        let root = try temporary.subfolder()
        let tree = try OutputTree(target: root + "/site")
        let place = try tree.reserve("x.sqlite")
        #expect(FileManager.default.createFile(atPath: place, contents: Data("abc".utf8)))
        #expect(try tree.adopt("x.sqlite") == (3, SHA256Digest.hexadecimal(of: Array("abc".utf8))))
        #expect(throws: OutputError.duplicatePath("x.sqlite")) { try tree.reserve("x.sqlite") }
        #expect(throws: OutputError.unsafePath("../x")) { _ = try tree.stream("../x") }
    }
}
