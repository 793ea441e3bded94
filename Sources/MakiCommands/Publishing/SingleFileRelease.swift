import Foundation
import OpenData
import OutputTree
import RegisterModel

/// Writes one file of a release to a place of its own or to standard output, and lets the others go.
///
/// A file gets its name when it is complete: what was there before stays until then, and for good when something fails.
final class SingleFileRelease: ReleaseTarget {
    private let path: String
    private let output: String
    private let console: Console
    /// Where the file grows: beside its place; at its place when that is no ordinary file (a pipe, a device).
    private let temporary: String

    init(path: String, output: String, console: Console) throws {
        self.path = path
        self.output = output
        self.console = console
        var status = stat()
        if output == "-" {
            temporary = FileManager.default.temporaryDirectory.appendingPathComponent("maki-\(UUID().uuidString)").path
        } else if stat(output, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            temporary = output
        } else {
            temporary = output + ".maki-\(getpid())"
        }
        // A library that writes the file itself starts with nothing.
        guard output == "-" || temporary == output || FileManager.default.createFile(atPath: temporary, contents: nil)
        else { throw unwritable }
    }

    deinit { if temporary != output { unlink(temporary) } }

    private var unwritable: CommandFailure {
        CommandFailure(de: "\(output) lässt sich nicht schreiben.", en: "\(output) cannot be written.")
    }

    func open(_ path: String) throws -> any ReleaseFile {
        guard path == self.path else { return DiscardedFile() }
        if output == "-" { return ConsoleFile(console) }
        guard let handle = FileHandle(forWritingAtPath: temporary) else { throw unwritable }
        return HandleFile(handle, output)
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
        unlink(temporary)
        return temporary
    }

    func adopt(_ path: String) throws -> FileDigest {
        if output == "-" {
            guard let handle = FileHandle(forReadingAtPath: temporary) else { throw unwritable }
            while let piece = try handle.read(upToCount: 1 << 16), !piece.isEmpty { console.output([UInt8](piece)) }
        }
        return FileDigest(size: 0, sha256: "")
    }

    /// Gives the complete file its name.
    func finish() throws {
        guard output != "-", temporary != output else { return }
        guard rename(temporary, output) == 0 else { throw unwritable }
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

    func write(_ bytes: [UInt8]) { console.output(bytes) }
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
