import OpenData
import RegisterModel

/// A release in memory, without the formats that libraries write.
final class MemoryRelease: ReleaseTarget {
    private(set) var files: [String: [UInt8]] = [:]

    static func files(of snapshot: Snapshot) throws -> [String: [UInt8]] {
        let target = MemoryRelease()
        let parts = Set(ReleasePart.allCases).subtracting([.sqlite, .xlsx])
        let writer = try ReleaseWriter(
            snapshot, options: ReleaseOptions(parts: parts) { "\($0.rawValue)/\($1)/" }, target: target,
            database: { _, _ in NoDatabase() })
        for entry in snapshot.entries {
            if let output = try writer.extractor.output(entry) { try writer.consume([output]) }
        }
        _ = try writer.finish()
        return target.files
    }

    func open(_ path: String) throws -> any ReleaseFile { MemoryFile(self, path) }

    func add(_ path: String, _ bytes: [UInt8]) throws -> FileDigest {
        files[path] = bytes
        return FileDigest(size: bytes.count, sha256: String(repeating: "0", count: 64))
    }

    func reserve(_ path: String) throws -> String { path }
    func adopt(_ path: String) throws -> FileDigest { FileDigest(size: 0, sha256: "") }
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
