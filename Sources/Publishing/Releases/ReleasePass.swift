import Foundation
import OpenData
import ParallelWork
import Publication

/// Reads every record of a snapshot once and feeds a release.
enum ReleasePass {
    /// Records that one processor reads before it takes the next ones.
    private static let share = 8
    /// Shares that may be read before their turn to be written: they wait in memory.
    private static let ahead = 8

    /// Reads all records and writes the release.
    static func run(_ snapshot: Snapshot, _ writer: ReleaseWriter) throws -> [ReleaseItem] {
        let tools = try Parallel.tools(for: snapshot.entries.count) { [extractor = writer.extractor] number in
            number == 0 ? extractor : extractor.replica(try snapshot.replica())
        }
        let files = writer.recordFiles
        _ = try feed(snapshot, writer, tools) {
            entry, stored, extractor -> (RecordOutput, Void)? in
            guard let output = try extractor.output(entry, stored) else { return nil }
            try files?.write(output)
            return (output, ())
        }
        return try writer.finish()
    }

    /// What one processor reads records with, for a release and for something else.
    private struct Tool<Own: Sendable>: Sendable {
        let snapshot: Snapshot
        let extractor: RecordExtractor
        let own: Own
    }

    /// Reads all records for a release and for something else; the release is yet to be finished.
    ///
    /// - Parameters:
    ///   - own: makes what a processor needs for the something else; the first uses the snapshot itself.
    ///   - other: makes the something else of a record that has been read; the record's own files of the release are
    ///     written by then.
    /// - Returns: what `other` made of each record, in the order of the entries.
    static func run<Own: Sendable, Other: Sendable>(
        _ snapshot: Snapshot, _ writer: ReleaseWriter, own: @escaping @Sendable (Int, Snapshot) throws -> Own,
        other: @escaping @Sendable (RecordReading, Own) throws -> Other
    ) throws -> [Other] {
        let tools = try Parallel.tools(for: snapshot.entries.count) { [extractor = writer.extractor] number in
            let replica = number == 0 ? snapshot : try snapshot.replica()
            return Tool(
                snapshot: replica, extractor: number == 0 ? extractor : extractor.replica(replica),
                own: try own(number, replica))
        }
        let files = writer.recordFiles
        return try feed(snapshot, writer, tools) { entry, stored, tool in
            guard let reading = try RecordReading(entry, stored, in: tool.snapshot) else { return nil }
            let output = try tool.extractor.output(reading)
            try files?.write(output)
            return (output, try other(reading, tool.own))
        }
    }

    /// Reads all records on all processors and hands what a release needs of them to the lanes of its writer.
    ///
    /// - Parameter read: makes the output of a record of its stored revisions, and whatever else; nil when there is none.
    /// - Returns: whatever else was made, in the order of the entries.
    private static func feed<Tool: Sendable, Other: Sendable>(
        _ snapshot: Snapshot, _ writer: ReleaseWriter, _ tools: [Tool],
        read: @escaping @Sendable (SnapshotEntry, [StoredRevision], Tool) throws -> (RecordOutput, Other)?
    ) throws -> [Other] {
        let lanes = ReleaseLanes(writer)
        let entries = snapshot.entries.filter(writer.extractor.wants)
        let others = Others<Other>(count: entries.count)
        // Nobody writes any more when this ends, however it ends.
        defer { try? lanes.wait() }
        try Parallel.inOrder(entries, tools: tools, share: share, ahead: ahead) { entries, tool in
            try zip(entries, try snapshot.stored(entries)).compactMap { try read($0, $1, tool) }
        } take: { results in
            others.add(results.map(\.1))
            try lanes.take(results.map(\.0))
        }
        try lanes.wait()
        return others.all
    }
}

/// Collects what comes in order; used by one thread at a time.
private final class Others<Other: Sendable>: @unchecked Sendable {
    private(set) var all: [Other] = []

    init(count: Int) {
        all.reserveCapacity(count)
    }

    func add(_ more: [Other]) { all += more }
}

/// Hands outputs to the lanes of a writer in their order, while the next are being read.
private final class ReleaseLanes: @unchecked Sendable {
    /// Shares a lane may lag behind.
    private static let backlog = 12

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

    /// Hands a share to every lane; waits for those that lag behind.
    ///
    /// - Throws: what writing an earlier share threw.
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
