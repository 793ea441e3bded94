import Foundation
import OpenData
import OutputTree
import RegisterModel
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

    func add(_ path: String, _ bytes: [UInt8], sameAs twin: String) throws -> FileDigest {
        try tree.add(OutputFile(path: path, bytes: bytes), sameAs: twin)
        return FileDigest(size: bytes.count, sha256: SHA256Digest.hexadecimal(of: bytes))
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

/// Reads every record of a snapshot once and feeds a release.
enum ReleasePass {
    /// Records whose outputs are in memory at the same time; the chunk before is being written meanwhile.
    private static let chunk = 64

    static func run(_ snapshot: Snapshot, _ writer: ReleaseWriter) throws -> [ReleaseItem] {
        let extractor = writer.extractor
        let consumer = ReleaseConsumer(writer)
        // Nobody writes any more when this ends, however it ends.
        defer { try? consumer.wait() }
        var start = 0
        while start < snapshot.entries.count {
            let end = min(start + chunk, snapshot.entries.count)
            let outputs = Parallel.map(Array(snapshot.entries[start..<end])) { entry in
                Result { try extractor.output(entry) }
            }
            try consumer.take(try outputs.compactMap { try $0.get() })
            start = end
        }
        try consumer.wait()
        return try writer.finish()
    }
}

/// Hands outputs to a writer in their order, one chunk at a time, while the next chunk is being read.
private final class ReleaseConsumer: @unchecked Sendable {
    private let writer: ReleaseWriter
    private let queue = DispatchQueue(label: "release")
    private let pending = DispatchGroup()
    // Written on the queue, read after waiting for it.
    private var failure: (any Error)?

    init(_ writer: ReleaseWriter) {
        self.writer = writer
    }

    /// Waits for the chunk before and starts this one.
    ///
    /// - Throws: what writing an earlier chunk threw.
    func take(_ outputs: [RecordOutput]) throws {
        try wait()
        queue.async(group: pending) {
            do { try self.writer.consume(outputs) } catch { self.failure = error }
        }
    }

    /// Waits until everything taken has been written.
    func wait() throws {
        pending.wait()
        if let failure { throw failure }
    }
}
