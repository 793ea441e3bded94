import Foundation
import OpenData
import RegisterModel

/// Reads every record of a snapshot once and feeds a release.
enum ReleasePass {
    /// Records whose outputs are made together; chunks before are being written meanwhile.
    private static let chunk = 32

    /// Reads all records and writes the release.
    static func run(_ snapshot: Snapshot, _ writer: ReleaseWriter) throws -> [ReleaseItem] {
        let tools = try Parallel.tools(for: snapshot.entries.count) { [extractor = writer.extractor] number in
            number == 0 ? extractor : extractor.replica(snapshot.replica())
        }
        _ = try feed(snapshot, writer, tools) { entry, extractor in (try extractor.output(entry), {}) }
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
    ///   - other: makes the something else of a record that has been read.
    /// - Returns: what `other` made of each record, in the order of the entries.
    static func run<Own: Sendable, Other: Sendable>(
        _ snapshot: Snapshot, _ writer: ReleaseWriter, own: @escaping @Sendable (Int, Snapshot) throws -> Own,
        other: @escaping @Sendable (RecordReading, Own) throws -> Other
    ) throws -> [Other] {
        let tools = try Parallel.tools(for: snapshot.entries.count) { [extractor = writer.extractor] number in
            let replica = number == 0 ? snapshot : snapshot.replica()
            return Tool(
                snapshot: replica, extractor: number == 0 ? extractor : extractor.replica(replica),
                own: try own(number, replica))
        }
        return try feed(snapshot, writer, tools) { entry, tool in
            guard let reading = try RecordReading(entry, in: tool.snapshot) else { return (nil, nil) }
            return (try tool.extractor.output(reading), { try other(reading, tool.own) })
        }
    }

    /// Reads all records on all processors and hands what a release needs of them to the lanes of its writer.
    ///
    /// - Parameter read: the output of a record, and the work that comes after its own files are written.
    private static func feed<Tool: Sendable, Other: Sendable>(
        _ snapshot: Snapshot, _ writer: ReleaseWriter, _ tools: [Tool],
        read: @escaping @Sendable (SnapshotEntry, Tool) throws -> (RecordOutput?, (() throws -> Other)?)
    ) throws -> [Other] {
        let lanes = ReleaseLanes(writer)
        let files = writer.recordFiles
        var others: [Other] = []
        others.reserveCapacity(snapshot.entries.count)
        // Nobody writes any more when this ends, however it ends.
        defer { try? lanes.wait() }
        var start = 0
        while start < snapshot.entries.count {
            let end = min(start + chunk, snapshot.entries.count)
            let results = try Parallel.map(Array(snapshot.entries[start..<end]), tools: tools) { entry, tool in
                Result {
                    let (output, work) = try read(entry, tool)
                    if let output { try files?.write(output) }
                    return (output, try work?())
                }
            }.map { try $0.get() }
            others += results.compactMap(\.1)
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
