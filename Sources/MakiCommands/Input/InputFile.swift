import Findings
import Foundation

/// One file to read: a path as the user gave it, or standard input.
struct InputFile: Sendable {
    /// The path shown in findings; `-` for standard input.
    let path: String
    /// The content.
    let bytes: [UInt8]

    /// Largest file that is read at all, in bytes: a little over the limit, so that the limit's finding has a place.
    static let largest = 1_048_576 + 4096

    /// Reads a regular file, never more than `largest` bytes.
    static func read(_ path: String) throws(CommandFailure) -> InputFile {
        if path == "-" { return InputFile(path: "-", bytes: try readAll(STDIN_FILENO, path: "-")) }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw CommandFailure(
                de: "\(path) ist keine gewöhnliche Datei.", en: "\(path) is not a regular file.")
        }
        return InputFile(path: path, bytes: try readAll(descriptor, path: path))
    }

    private static func readAll(_ descriptor: Int32, path: String) throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < largest {
            let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw unreadable(path, errno)
            }
            bytes.append(contentsOf: buffer[0..<count])
        }
        return bytes
    }

    private static func unreadable(_ path: String, _ code: Int32) -> CommandFailure {
        let reason = String(cString: strerror(code))
        return switch code {
        case ENOENT:
            CommandFailure(de: "\(path) gibt es nicht.", en: "\(path) does not exist.")
        case EACCES:
            CommandFailure(de: "\(path) darf nicht gelesen werden.", en: "No permission to read \(path).")
        default:
            CommandFailure(
                de: "\(path) lässt sich nicht lesen (\(reason)).", en: "\(path) cannot be read (\(reason)).")
        }
    }
}

/// Expands the paths of a command line: files as they are, folders to every `*.json` in them.
enum InputPaths {
    /// All files behind `paths`, folders expanded in byte order of their paths.
    static func expand(_ paths: [String]) throws(CommandFailure) -> [String] {
        var files: [String] = []
        for path in paths {
            var status = stat()
            if path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                files += try jsonFiles(in: path)
            } else {
                files.append(path)
            }
        }
        return files
    }

    private static func jsonFiles(in folder: String) throws(CommandFailure) -> [String] {
        var result: [String] = []
        var pending = [folder]
        while let current = pending.popLast() {
            guard let directory = opendir(current) else {
                throw CommandFailure(
                    de: "Der Ordner \(current) lässt sich nicht lesen.", en: "The folder \(current) cannot be read.")
            }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name.utf8.first == UInt8(ascii: ".") { continue }
                let path = current.utf8.last == UInt8(ascii: "/") ? current + name : current + "/" + name
                var status = stat()
                guard lstat(path, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR {
                    pending.append(path)
                } else if status.st_mode & S_IFMT == S_IFREG, name.utf8.suffix(5).elementsEqual(".json".utf8) {
                    result.append(path)
                }
            }
        }
        return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension InputPaths {
    /// Whether there is anything at a path.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
