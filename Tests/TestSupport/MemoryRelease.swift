import OpenData
import Publication

/// A release in memory, without the formats that libraries write.
/// Used by one thread.
public final class MemoryRelease: ReleaseTarget, @unchecked Sendable {
    private var files: [String: [UInt8]] = [:]

    /// Writes parts of a release; paths and contents.
    public static func write(
        _ snapshot: Snapshot, base: String = "", parts: Set<ReleasePart>
    ) throws -> [String: [UInt8]] {
        let target = MemoryRelease()
        let writer = try ReleaseWriter(
            snapshot, options: ReleaseOptions(baseAddress: base, parts: parts),
            target: target,
            database: { _, _ in NoDatabase() })
        for (entry, stored) in zip(snapshot.entries, try snapshot.stored(snapshot.entries))
        where writer.extractor.wants(entry) {
            guard let output = try writer.extractor.output(entry, stored) else { continue }
            try writer.recordFiles?.write(output)
            try writer.consume([output])
        }
        _ = try writer.finish()
        return target.files
    }

    /// All parts that are no library's.
    public static func files(of snapshot: Snapshot) throws -> [String: [UInt8]] {
        try write(snapshot, parts: Set(ReleasePart.allCases).subtracting([.sqlite, .xlsx]))
    }

    /// As `ReleaseTarget` asks.
    public func open(_ path: String) throws -> any ReleaseFile { MemoryFile(self, path) }

    /// As `ReleaseTarget` asks.
    public func add(_ path: String, _ bytes: [UInt8]) throws -> FileDigest {
        files[path] = bytes
        return FileDigest(size: bytes.count, sha256: String(repeating: "0", count: 64))
    }

    /// As `ReleaseTarget` asks.
    public func reserve(_ path: String) throws -> String { path }
    /// As `ReleaseTarget` asks.
    public func adopt(_ path: String) throws -> FileDigest { FileDigest(size: 0, sha256: "") }
}

private final class MemoryFile: ReleaseFile {
    private let release: MemoryRelease
    private let path: String
    private var bytes: [UInt8] = []

    init(_ release: MemoryRelease, _ path: String) {
        (self.release, self.path) = (release, path)
    }

    func write(_ bytes: [UInt8]) throws { self.bytes += bytes }
    func close() throws -> FileDigest { try release.add(path, bytes) }
}

private final class NoDatabase: RowSink {
    func add(_ rows: [(table: Int, cells: [TableCell])]) {}
    func finish() {}
}
