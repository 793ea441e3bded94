import Checksums
import Foundation
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
        case file(String, mode: mode_t)
        case device(String)
    }

    private let path: String
    private let output: String
    private let place: Place
    private let console: Console
    /// Where a file grows, and where a library writes what is then passed on.
    private let temporary: String

    init(path: String, output: String, console: Console) throws {
        self.path = path
        self.output = output
        self.console = console
        place = SingleFileRelease.place(of: output)
        switch place {
        case .standardOutput, .device:
            temporary = FileManager.default.temporaryDirectory.appendingPathComponent("maki-\(UUID().uuidString)").path
        case .file(let target, _):
            temporary = target + ".maki-\(getpid())"
            let descriptor = Foundation.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw unwritable(errno) }
            close(descriptor)
        }
    }

    deinit { unlink(temporary) }

    private static func place(of output: String) -> Place {
        if output == "-" { return .standardOutput }
        var status = stat()
        guard stat(output, &status) == 0 else { return .file(output, mode: 0o644) }
        let isSystem = ["/dev/", "/proc/"].contains { output.utf8.starts(with: $0.utf8) }
        guard !isSystem, status.st_mode & S_IFMT == S_IFREG, let real = realpath(output, nil) else {
            return .device(output)
        }
        defer { free(real) }
        let target = String(cString: real)
        // A link of the system to an open file leads to a name that may be another's.
        return target.utf8.starts(with: "/proc/".utf8) ? .device(output) : .file(target, mode: status.st_mode & 0o7777)
    }

    /// Why the output could not be written, with the error number of the system.
    private func unwritable(_ code: Int32) -> OutputError {
        OutputError.system(operation: "write", path: output, code: code)
    }

    func open(_ path: String) throws -> any ReleaseFile {
        guard path == self.path else { return DiscardedFile() }
        switch place {
        case .standardOutput: return ConsoleFile(console)
        case .file: return try handle(temporary)
        case .device(let name): return try handle(name)
        }
    }

    private func handle(_ name: String) throws -> HandleFile {
        let descriptor = Foundation.open(name, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(errno) }
        return HandleFile(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), output)
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
        unlink(temporary)
        return temporary
    }

    func adopt(_ path: String) throws -> FileDigest {
        if case .file = place { return FileDigest(size: 0, sha256: "") }
        let descriptor = Foundation.open(temporary, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(errno) }
        let source = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        // A reader who has enough ends the program: the file is gone by then, and read all the same.
        unlink(temporary)
        let target = try open(path)
        while let piece = try source.read(upToCount: 1 << 16), !piece.isEmpty { try target.write([UInt8](piece)) }
        return try target.close()
    }

    /// Gives the complete file its name, once it is on the disk: a power cut must not leave an empty one in the place of
    /// the old.
    func finish() throws {
        guard case .file(let target, let mode) = place else { return }
        let descriptor = Foundation.open(temporary, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(errno) }
        defer { close(descriptor) }
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0, rename(temporary, target) == 0 else {
            throw unwritable(errno)
        }
    }
}

/// Takes bytes and keeps none.
private final class DiscardedFile: ReleaseFile {
    func write(_ bytes: [UInt8]) {}
    func close() -> FileDigest { FileDigest(size: 0, sha256: "") }
}

/// Standard output.
private final class ConsoleFile: ReleaseFile {
    private let console: Console

    init(_ console: Console) {
        self.console = console
    }

    func write(_ bytes: [UInt8]) throws { try console.product(bytes) }
    func close() -> FileDigest { FileDigest(size: 0, sha256: "") }
}

/// An open file.
private final class HandleFile: ReleaseFile {
    private let handle: FileHandle
    private let path: String
    private var buffer: [UInt8] = []

    init(_ handle: FileHandle, _ path: String) {
        self.handle = handle
        self.path = path
    }

    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= 1 << 16 { try flush() }
    }

    private func flush() throws {
        do {
            try handle.write(contentsOf: buffer)
        } catch {
            throw CommandFailure(
                de: "\(path) lässt sich nicht schreiben (\(error.localizedDescription)).",
                en: "\(path) cannot be written (\(error.localizedDescription)).")
        }
        buffer.removeAll(keepingCapacity: true)
    }

    func close() throws -> FileDigest {
        try flush()
        try handle.close()
        return FileDigest(size: 0, sha256: "")
    }
}
