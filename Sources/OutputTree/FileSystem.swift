import CSystemCalls
import Foundation

/// The few POSIX calls an output tree needs; file modes do not depend on the umask.
enum FileSystem {
    /// Whether the system gives files and folders the modes asked for, so that nobody needs to set them again.
    ///
    /// Read, not asked for with `umask`, which would change it for a moment.
    private static let keepsModes: Bool = {
        // Where it cannot be read, the modes are set again; nothing is lost but time.
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.utf8.starts(with: "Umask:".utf8) }),
            let mask = Int(line.split(separator: "\t").last ?? "", radix: 8)
        else { return false }
        return mask & 0o755 == 0
    }()

    static func parent(of path: String) -> String {
        let bytes = Array(path.utf8)
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    }

    /// What the system says about a path itself, not where a link leads; nil when there is nothing.
    ///
    /// - Throws: `OutputError` when it cannot tell: what cannot be seen must not count as absent.
    static func status(of path: String) throws(OutputError) -> stat? {
        var status = stat()
        while lstat(path, &status) != 0 {
            switch errno {
            case EINTR: continue
            case ENOENT, ENOTDIR: return nil
            default: throw OutputError.system(operation: "read", path: path, code: errno)
            }
        }
        return status
    }

    /// Whether there is anything at a path.
    static func exists(_ path: String) throws(OutputError) -> Bool { try status(of: path) != nil }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether there is a folder that is not a link to one.
    static func isRealFolder(_ path: String) throws(OutputError) -> Bool { try modeOfFolder(path) != nil }

    /// Who may do what with a folder; nil when there is none, or a link to one.
    static func modeOfFolder(_ path: String) throws(OutputError) -> mode_t? {
        guard let status = try status(of: path), status.st_mode & S_IFMT == S_IFDIR else { return nil }
        return status.st_mode & 0o7777
    }

    /// Whether two names are one regular file.
    static func isSameFile(_ first: String, _ second: String) -> Bool {
        guard let first = stamp(of: first), let second = stamp(of: second) else { return false }
        return first.inode == second.inode && first.device == second.device
    }

    static func isEmptyFolder(_ path: String) throws(OutputError) -> Bool {
        guard isFolder(path) else { return false }
        return try entries(in: path).isEmpty
    }

    static func makeFolder(_ path: String) throws(OutputError) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw OutputError.system(operation: "create", path: path, code: errno)
        }
        if !keepsModes { chmod(path, 0o755) }
    }

    static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputError.system(operation: "write", path: path, code: errno) }
        if !keepsModes { fchmod(descriptor, 0o644) }
        do throws(OutputError) {
            try write(bytes, to: descriptor, path: path)
        } catch {
            close(descriptor)
            throw error
        }
        // Some file systems report a full disk only here.
        guard close(descriptor) == 0 else { throw OutputError.system(operation: "write", path: path, code: errno) }
    }

    /// Writes all bytes to an open file.
    static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(OutputError) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw OutputError.system(operation: "write", path: path, code: errno) }
            offset += count
        }
    }

    /// Whether a file has exactly this content.
    static func content(of path: String, equals bytes: [UInt8]) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count
        else { return false }
        var buffer = [UInt8](repeating: 0, count: min(65_536, max(1, bytes.count)))
        var offset = 0
        while offset < bytes.count {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0, offset + count <= bytes.count,
                buffer[..<count].elementsEqual(bytes[offset..<offset + count])
            else { return false }
            offset += count
        }
        return true
    }

    /// Removes a file or folder with all that is in it; nothing when it is not there.
    static func remove(_ path: String) throws(OutputError) {
        guard let status = try status(of: path) else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            for entry in try entries(in: path) { try remove(path + "/" + entry.name) }
            guard rmdir(path) == 0 else { throw OutputError.system(operation: "remove", path: path, code: errno) }
        } else {
            guard unlink(path) == 0 else { throw OutputError.system(operation: "remove", path: path, code: errno) }
        }
    }

    /// Removes a folder with all that is in it, on all processors: a tree has many folders of the same kind.
    ///
    /// Of a link to a folder only the link goes.
    static func removeTree(_ path: String) throws(OutputError) {
        guard try isRealFolder(path) else { return try remove(path) }
        var parts: [String] = []
        for folder in try entries(in: path) where folder.isFolder {
            let place = path + "/" + folder.name
            for entry in try entries(in: place) { parts.append(place + "/" + entry.name) }
        }
        let share = 64
        let found = parts
        DispatchQueue.concurrentPerform(iterations: (found.count + share - 1) / share) { number in
            for part in found[number * share..<min(found.count, (number + 1) * share)] {
                // What cannot be removed is met again below.
                try? remove(part)
            }
        }
        try remove(path)
    }

    /// Waits until everything written on the file system of a folder has reached the disk.
    static func synchronize(_ folder: String) throws(OutputError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputError.system(operation: "read", path: folder, code: errno) }
        defer { close(descriptor) }
        guard maki_synchronize_filesystem(descriptor) == 0 else {
            throw OutputError.system(operation: "synchronize", path: folder, code: errno)
        }
    }

    /// Swaps two folders in one step (`renameat2` with `RENAME_EXCHANGE`, Linux 3.15).
    static func exchange(_ first: String, _ second: String) throws(OutputError) {
        guard maki_exchange_paths(first, second) == 0 else {
            throw OutputError.system(operation: "replace", path: second, code: errno)
        }
    }

    /// What is in a folder; links to folders are none.
    ///
    /// - Throws: `OutputError` for a folder that cannot be read: what is not seen must not count as absent.
    static func entries(in folder: String) throws(OutputError) -> [(name: String, isFolder: Bool)] {
        guard let directory = opendir(folder) else {
            throw OutputError.system(operation: "read", path: folder, code: errno)
        }
        defer { closedir(directory) }
        var entries: [(name: String, isFolder: Bool)] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else {
                if errno == EINTR { continue }
                guard errno == 0 else { throw OutputError.system(operation: "read", path: folder, code: errno) }
                return entries
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            let type = Int(entry.pointee.d_type)
            // Some file systems do not say what is what.
            let isFolder = type == Int(DT_UNKNOWN) ? try isRealFolder(folder + "/" + name) : type == Int(DT_DIR)
            entries.append((name, isFolder))
        }
    }

    /// The path a link leads to, link by link; the path itself when it is none.
    static func destination(ofLink path: String) -> String {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let real = realpath(path, nil) else {
            return path
        }
        defer { free(real) }
        return String(cString: real)
    }
}
