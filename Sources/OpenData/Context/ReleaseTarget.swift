import Publication

/// Size and checksum of a written file.
public struct FileDigest: Sendable, Hashable {
    /// Size in bytes.
    public let size: Int
    /// SHA-256, 64 lower-case hexadecimal digits.
    public let sha256: String

    /// Makes a digest.
    public init(size: Int, sha256: String) {
        (self.size, self.sha256) = (size, sha256)
    }
}

/// A file that is written piece by piece.
public protocol ReleaseFile: AnyObject {
    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws
    /// Ends the file; nothing may be written after it.
    func close() throws -> FileDigest
}

/// Where a release is written: an output tree, a folder, standard output, or memory in tests.
public protocol ReleaseTarget: AnyObject, Sendable {
    /// Starts a file; path relative to the root, with `/` between steps.
    func open(_ path: String) throws -> any ReleaseFile
    /// Writes a small file at once; may be called from several threads.
    func add(_ path: String, _ bytes: [UInt8]) throws -> FileDigest
    /// Writes a small file that no list of checksums names; may be called from several threads.
    ///
    /// - Parameter twin: path of a file with the same content that was written before; nil when there is none.
    func put(_ path: String, _ bytes: [UInt8], sameAs twin: String?) throws
    /// A path of the file system for a library that writes a file itself.
    func reserve(_ path: String) throws -> String
    /// Takes over the file a library wrote to a reserved path.
    func adopt(_ path: String) throws -> FileDigest
}

extension ReleaseTarget {
    /// Writes the content once more, for targets that know no links.
    public func put(_ path: String, _ bytes: [UInt8], sameAs twin: String?) throws { _ = try add(path, bytes) }
}

/// A database or workbook that takes rows of the public tables.
public protocol RowSink: AnyObject {
    /// Adds rows, tables by their position in `RegisterTables.definitions`.
    func add(_ rows: [(table: Int, cells: [TableCell])]) throws
    /// Ends the file.
    func finish() throws
}
