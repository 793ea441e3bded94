import Checksums
import Foundation
import OpenData
import OutputTree
import RegisterStore

/// Writes a release into an output tree.
final class TreeRelease: ReleaseTarget {
    private let tree: OutputTree

    init(_ tree: OutputTree) {
        self.tree = tree
    }

    func open(_ path: String) throws -> any ReleaseFile { TreeFile(try tree.stream(path)) }

    func add(_ path: String, _ bytes: [UInt8]) throws -> FileDigest {
        try tree.add(OutputFile(path: path, bytes: bytes))
        return FileDigest(size: bytes.count, sha256: SHA256Digest.hexadecimal(of: bytes))
    }

    func put(_ path: String, _ bytes: [UInt8], sameAs twin: String?) throws {
        if let twin {
            try tree.add(path, sameAs: twin) { bytes }
        } else {
            try tree.add(OutputFile(path: path, bytes: bytes))
        }
    }

    func reserve(_ path: String) throws -> String { try tree.reserve(path) }

    func adopt(_ path: String) throws -> FileDigest {
        let digest = try tree.adopt(path)
        return FileDigest(size: digest.size, sha256: digest.sha256)
    }
}

/// A stream of an output tree as a file of a release.
private final class TreeFile: ReleaseFile {
    private let stream: TreeStream

    init(_ stream: TreeStream) {
        self.stream = stream
    }

    func write(_ bytes: [UInt8]) throws { try stream.write(bytes) }

    func close() throws -> FileDigest {
        let digest = try stream.close()
        return FileDigest(size: digest.size, sha256: digest.sha256)
    }
}

extension PublicDatabase: RowSink {
    /// Makes the database a release plans.
    static func make(_ path: String, _ plan: PublicDatabasePlan) throws -> any RowSink {
        try PublicDatabase(
            path: path, tables: plan.tables,
            search: plan.search.map { Search(table: $0.table, columns: $0.columns) },
            views: plan.views.map { ($0.name, $0.sql) }, readMe: plan.readMe)
    }
}
