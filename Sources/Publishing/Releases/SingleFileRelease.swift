import Checksums
import Disk
import OpenData
import OutputTree

/// Writes one file of a release to a place of its own or to standard output, and lets the others go.
///
/// A file gets its name when it is complete: what was there before stays until then, and for good when something fails.
/// A link stays a link. What is no ordinary file (a pipe, a device) is written to as it is.
final class SingleFileRelease: ReleaseTarget {
    /// Where the bytes go in the end.
    private enum Place {
        case standardOutput
        /// The file that gets its name when it is complete, and the permissions of the one before.
        case file(String, permissions: UInt32)
        case device(String)
    }

    private let path: String
    private let output: String
    private let place: Place
    private let print: @Sendable ([UInt8]) throws -> Void
    /// Where a file grows, and where a library writes what is then passed on.
    private let temporary: String

    /// - Parameters:
    ///   - path: the file of the release that is written.
    ///   - output: where it goes; `-` for what `print` takes.
    init(path: String, output: String, print: @escaping @Sendable ([UInt8]) throws -> Void) throws {
        self.path = path
        self.output = output
        self.print = print
        do {
            place = try SingleFileRelease.place(of: output)
            switch place {
            case .standardOutput, .device: temporary = Disk.newTemporaryPath()
            case .file(let target, _):
                temporary = target + Disk.ownEnding
                try Disk.create(temporary, [], exactly: Disk.permissionsOfPublic)
            }
        } catch {
            throw SingleFileRelease.unwritable(output, error)
        }
    }

    deinit {
        // It is there only when something failed that was reported.
        try? Disk.removeFile(temporary)
    }

    private static func place(of output: String) throws(DiskError) -> Place {
        if output == "-" { return .standardOutput }
        guard let status = try Disk.status(behind: output) else {
            return .file(output, permissions: Disk.permissionsOfPublic)
        }
        let isSystem = ["/dev/", "/proc/"].contains { output.utf8.starts(with: $0.utf8) }
        guard !isSystem, status.kind == .file, let target = try Disk.realPath(of: output) else {
            return .device(output)
        }
        // A link of the system to an open file leads to a name that may be another's.
        return target.utf8.starts(with: "/proc/".utf8)
            ? .device(output) : .file(target, permissions: status.permissions)
    }

    /// That the output cannot be written, with what the system says.
    fileprivate static func unwritable(_ output: String, _ error: DiskError) -> CommandFailure {
        CommandFailure(error.fileReason(output))
    }

    /// Does something with the disk; what the system refuses ends the command.
    @discardableResult
    private func explained<Value>(_ work: @autoclosure () throws(DiskError) -> Value) throws(CommandFailure) -> Value {
        do {
            return try work()
        } catch {
            throw SingleFileRelease.unwritable(output, error)
        }
    }

    func open(_ path: String) throws -> any ReleaseFile {
        guard path == self.path else { return DiscardedFile() }
        switch place {
        case .standardOutput: return PrintedFile(print)
        case .file: return PlacedFile(try explained(OpenFile.writing(temporary)), output)
        case .device(let name): return PlacedFile(try explained(OpenFile.writing(name)), output)
        }
    }

    func add(_ path: String, _ bytes: [UInt8]) throws -> FileDigest {
        // What nobody gets needs no checksum.
        guard path == self.path else { return FileDigest(size: bytes.count, sha256: "") }
        let file = try open(path)
        try file.write(bytes)
        _ = try file.close()
        return FileDigest(size: bytes.count, sha256: SHA256Digest.hexadecimal(of: bytes))
    }

    func reserve(_ path: String) throws -> String {
        guard path == self.path else {
            throw CommandFailure(de: "Unerwartete Datei \(path).", en: "Unexpected file \(path).")
        }
        // A library that writes the file itself starts with nothing.
        try explained(Disk.removeFile(temporary))
        return temporary
    }

    func adopt(_ path: String) throws -> FileDigest {
        if case .file = place { return FileDigest(size: 0, sha256: "") }
        let source = try explained(OpenFile.reading(temporary))
        // A reader who has enough ends the program: the file is gone by then, and read all the same.
        try explained(Disk.removeFile(temporary))
        let target = try open(path)
        while true {
            let piece = try explained(source.read(atMost: 1 << 16))
            if piece.isEmpty { return try target.close() }
            try target.write(piece)
        }
    }

    /// Gives the complete file its name, once it is on the disk: a power cut must not leave an empty one in the place of
    /// the old.
    func finish() throws {
        guard case .file(let target, let permissions) = place else { return }
        let file = try explained(OpenFile.reading(temporary))
        try explained(file.setPermissions(permissions))
        try explained(file.synchronize())
        try explained(file.close())
        try explained(Disk.rename(temporary, to: target))
    }
}

/// Takes bytes and keeps none.
private final class DiscardedFile: ReleaseFile {
    func write(_ bytes: [UInt8]) {}
    func close() -> FileDigest { FileDigest(size: 0, sha256: "") }
}

/// Standard output.
private final class PrintedFile: ReleaseFile {
    private let print: @Sendable ([UInt8]) throws -> Void

    init(_ print: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.print = print
    }

    func write(_ bytes: [UInt8]) throws { try print(bytes) }
    func close() -> FileDigest { FileDigest(size: 0, sha256: "") }
}

/// An open file, written in large pieces.
private final class PlacedFile: ReleaseFile {
    private static let pieceSize = 1 << 16

    private let file: OpenFile
    /// The name people know it by.
    private let name: String
    private var buffer: [UInt8] = []

    init(_ file: OpenFile, _ name: String) {
        self.file = file
        self.name = name
    }

    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= PlacedFile.pieceSize { try flush() }
    }

    private func flush() throws(CommandFailure) {
        try explained(file.write(buffer))
        buffer.removeAll(keepingCapacity: true)
    }

    func close() throws -> FileDigest {
        try flush()
        try explained(file.close())
        return FileDigest(size: 0, sha256: "")
    }

    private func explained(_ work: @autoclosure () throws(DiskError) -> Void) throws(CommandFailure) {
        do {
            try work()
        } catch {
            throw SingleFileRelease.unwritable(name, error)
        }
    }
}
