import Foundation
import OpenData
import RegisterModel

/// Reads every record of a snapshot once and feeds a release.
enum ReleasePass {
    /// Records whose outputs are made together; chunks before are being written meanwhile.
    private static let chunk = 32

    /// Reads all records and writes the release.
    static func run(_ snapshot: Snapshot, _ writer: ReleaseWriter) throws -> [ReleaseItem] {
        _ = try feed(snapshot, writer) { entry, tool in (try tool.extractor.output(entry), ()) }
        return try writer.finish()
    }

    /// Reads all records for a release and for something else; the release is yet to be finished.
    ///
    /// - Returns: what `other` made of each record and its revisions, in the order of the entries.
    static func run<Other: Sendable>(
        _ snapshot: Snapshot, _ writer: ReleaseWriter,
        other: @escaping @Sendable (SnapshotEntry, [PublicRecord], Snapshot) -> Other
    ) throws -> [Other] {
        try feed(snapshot, writer) { entry, tool in
            let history = try tool.snapshot.history(entry.id)
            return (try tool.extractor.output(entry, history: history), other(entry, history, tool.snapshot))
        }
    }

    /// What one processor reads records with.
    private struct Tool: Sendable {
        let snapshot: Snapshot
        let extractor: RecordExtractor
    }

    private static func feed<Other: Sendable>(
        _ snapshot: Snapshot, _ writer: ReleaseWriter,
        read: @escaping @Sendable (SnapshotEntry, Tool) throws -> (RecordOutput?, Other)
    ) throws -> [Other] {
        let lanes = ReleaseLanes(writer)
        let extractor = writer.extractor
        let tools = try Parallel.tools(for: snapshot.entries.count) { number in
            guard number > 0 else { return Tool(snapshot: snapshot, extractor: extractor) }
            let replica = snapshot.replica()
            return Tool(snapshot: replica, extractor: extractor.replica(replica))
        }
        var others: [Other] = []
        others.reserveCapacity(snapshot.entries.count)
        // Nobody writes any more when this ends, however it ends.
        defer { try? lanes.wait() }
        var start = 0
        while start < snapshot.entries.count {
            let end = min(start + chunk, snapshot.entries.count)
            let results = try Parallel.map(Array(snapshot.entries[start..<end]), tools: tools) { entry, tool in
                Result { try read(entry, tool) }
            }.map { try $0.get() }
            others += results.map(\.1)
            try lanes.take(results.compactMap(\.0))
            start = end
        }
        try lanes.wait()
        return others
    }
}

/// Hands outputs to the lanes of a writer in their order, while the next are being read.
private final class ReleaseLanes: @unchecked Sendable {
    /// Chunks a lane may lag behind.
    private static let backlog = 3

    private let writer: ReleaseWriter
    private let queues: [DispatchQueue]
    private let places: [DispatchSemaphore]
    private let pending = DispatchGroup()
    private let lock = NSLock()
    // Guarded by the lock.
    private var failure: (any Error)?

    init(_ writer: ReleaseWriter) {
        self.writer = writer
        queues = (0..<writer.laneCount).map { DispatchQueue(label: "release-\($0)") }
        places = queues.map { _ in DispatchSemaphore(value: ReleaseLanes.backlog) }
    }

    /// Hands a chunk to every lane; waits for those that lag behind.
    ///
    /// - Throws: what writing an earlier chunk threw.
    func take(_ outputs: [RecordOutput]) throws {
        for (lane, queue) in queues.enumerated() {
            places[lane].wait()
            queue.async(group: pending) {
                defer { self.places[lane].signal() }
                guard self.firstFailure == nil else { return }
                do { try self.writer.consume(outputs, lane: lane) } catch { self.note(error) }
            }
        }
        if let failure = firstFailure { throw failure }
    }

    /// Waits until everything taken has been written.
    func wait() throws {
        pending.wait()
        if let failure = firstFailure { throw failure }
    }

    private var firstFailure: (any Error)? {
        lock.lock()
        defer { lock.unlock() }
        return failure
    }

    private func note(_ error: any Error) {
        lock.lock()
        defer { lock.unlock() }
        failure = failure ?? error
    }
}
