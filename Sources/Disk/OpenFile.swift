import SystemPackage

/// An open file; it is closed with the value at the latest.
///
/// Not for use by several threads at once.
package final class OpenFile {
    private static let pieceSize = 1 << 16

    /// The path it was opened by.
    package let path: String
    private var descriptor: FileDescriptor?
    private let isOwned: Bool

    private init(_ descriptor: FileDescriptor, _ path: String, isOwned: Bool = true) {
        self.descriptor = descriptor
        self.path = path
        self.isOwned = isOwned
    }

    deinit {
        // Whoever wrote something that must arrive has called `close`.
        if isOwned { try? descriptor?.close() }
    }

    /// What others write to this process.
    package static var standardInput: OpenFile { OpenFile(.standardInput, "-", isOwned: false) }

    /// Opens something for reading; a pipe does not make the program wait for a writer.
    ///
    /// - Throws: `DiskError`, also when there is nothing.
    package static func reading(_ path: String, followsLinks: Bool = true) throws(DiskError) -> OpenFile {
        try opened(.read, path, .readOnly, followsLinks ? [.nonBlocking] : [.nonBlocking, .noFollow])
    }

    /// Opens what is there for writing, a pipe or device included.
    ///
    /// - Throws: `DiskError`, also when there is nothing.
    package static func writing(_ path: String) throws(DiskError) -> OpenFile {
        try opened(.write, path, .writeOnly, [])
    }

    /// Makes a new file; links are not followed.
    ///
    /// - Parameter permissions: less what the process masks.
    /// - Throws: `DiskError`, also when there is something already.
    package static func creating(_ path: String, permissions: UInt32) throws(DiskError) -> OpenFile {
        try opened(.write, path, .writeOnly, [.create, .exclusiveCreate, .noFollow], permissions)
    }

    /// Opens a folder, to wait for what is in it.
    ///
    /// - Throws: `DiskError`, also when there is none.
    static func folder(_ path: String) throws(DiskError) -> OpenFile {
        try opened(.synchronize, path, .readOnly, [.directory])
    }

    private static func opened(
        _ call: DiskError.Call, _ path: String, _ mode: FileDescriptor.AccessMode,
        _ options: FileDescriptor.OpenOptions, _ permissions: UInt32? = nil
    ) throws(DiskError) -> OpenFile {
        let descriptor = try translated(call, path) {
            try path.withCString {
                try FileDescriptor.open(
                    $0, mode, options: options.union(.closeOnExec),
                    permissions: permissions.map { FilePermissions(rawValue: $0) })
            }
        }
        return OpenFile(descriptor, path)
    }

    /// The descriptor.
    ///
    /// - Throws: `DiskError` when the file was closed.
    func open(_ call: DiskError.Call) throws(DiskError) -> FileDescriptor {
        guard let descriptor else { throw DiskError(call, path, Errno.badFileDescriptor) }
        return descriptor
    }

    /// What the system says about the file.
    ///
    /// - Throws: `DiskError` when it cannot tell.
    package func status() throws(DiskError) -> FileStatus {
        let descriptor = try open(.read)
        return FileStatus(try translated(.read, path) { try descriptor.stat() })
    }

    /// The next bytes, at most so many; empty at the end.
    ///
    /// - Throws: `DiskError` when they cannot be read.
    package func read(atMost most: Int) throws(DiskError) -> [UInt8] {
        let descriptor = try open(.read)
        return try translated(.read, path) {
            try [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
                count = try descriptor.read(into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: most))
            }
        }
    }

    /// The bytes at a place, at most so many; empty behind the end.
    ///
    /// - Throws: `DiskError` when they cannot be read.
    package func read(at offset: Int, atMost most: Int) throws(DiskError) -> [UInt8] {
        let descriptor = try open(.read)
        return try translated(.read, path) {
            try [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
                count = try descriptor.read(
                    fromAbsoluteOffset: Int64(offset),
                    into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: most))
            }
        }
    }

    /// Everything to the end, at most `limit` bytes, in one call where the size is known.
    ///
    /// - Throws: `DiskError` when it cannot be read.
    package func readAll(expecting size: Int = 1 << 16, atMost limit: Int) throws(DiskError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let piece = try read(atMost: min(max(size + 1 - bytes.count, 4096), limit - bytes.count))
            if piece.isEmpty { break }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
        return bytes
    }

    /// Hands everything to the end to `body`, piece by piece.
    ///
    /// - Throws: `DiskError` when it cannot be read, and what `body` throws.
    package func pieces(_ body: ([UInt8]) throws(DiskError) -> Void) throws(DiskError) {
        while true {
            let piece = try read(atMost: OpenFile.pieceSize)
            if piece.isEmpty { return }
            try body(piece)
        }
    }

    /// Appends all bytes.
    ///
    /// - Throws: `DiskError` when not all of them can be written.
    package func write(_ bytes: [UInt8]) throws(DiskError) {
        let descriptor = try open(.write)
        try translated(.write, path) {
            try bytes.withUnsafeBytes { all in
                var rest = all[...]
                while !rest.isEmpty {
                    let count = try descriptor.write(UnsafeRawBufferPointer(rebasing: rest))
                    // A file that takes nothing and says nothing would be asked for ever.
                    guard count > 0 else { throw Errno.ioError }
                    rest = rest.dropFirst(count)
                }
            }
        }
    }

    /// Closes the file: some file systems report a full disk only here.
    ///
    /// - Throws: `DiskError` when the system has not taken over everything.
    package func close() throws(DiskError) {
        guard let descriptor else { return }
        self.descriptor = nil
        try translated(.write, path) { try descriptor.close() }
    }
}
