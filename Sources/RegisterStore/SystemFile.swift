import CSystemCalls
import Findings
import Foundation

/// The system calls archive and drafts are read and written with: interrupted calls are repeated, every other failure is
/// thrown, and links are not followed.
public enum SystemFile {
    /// What is at a path.
    public enum Kind: Sendable, Hashable {
        case file, folder, link, other
    }

    /// Permissions of new files that hold what is not public: owner and group, less what the process masks.
    public static let mode: mode_t = 0o660
    /// Permissions of new folders that hold such files.
    static let folderMode: mode_t = 0o770

    /// What is at a path itself, not where a link leads; nil when there is nothing.
    ///
    /// - Throws: `StoreError.system` when the system cannot tell.
    public static func kind(of path: String) throws(StoreError) -> Kind? {
        try status(of: path).map { kind(of: $0) }
    }

    static func kind(of status: stat) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    static func status(of path: String) throws(StoreError) -> stat? {
        var status = stat()
        while lstat(path, &status) != 0 {
            switch errno {
            case EINTR: continue
            case ENOENT, ENOTDIR: return nil
            default: throw failure(reading, path, errno)
            }
        }
        return status
    }

    /// One entry of a folder.
    public struct Entry: Sendable {
        /// The bytes of its name.
        public let nameBytes: [UInt8]
        /// What it is; a link is one.
        public let kind: Kind

        /// Its name; nil when the bytes are not UTF-8.
        public var name: String? { String(validating: nameBytes, as: UTF8.self) }
    }

    /// Everything in a folder but `.` and `..`, in no order.
    ///
    /// - Throws: `StoreError.system` when it cannot be read to its end.
    public static func entries(of folder: String) throws(StoreError) -> [Entry] {
        guard let directory = opendir(folder) else { throw failure(reading, folder, errno) }
        defer { closedir(directory) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else {
                if errno == EINTR { continue }
                guard errno == 0 else { throw failure(reading, folder, errno) }
                return entries
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
                    Array(
                        UnsafeBufferPointer(
                            start: start, count: strnlen(UnsafePointer<CChar>(OpaquePointer(start)), 256)))
                }
            }
            guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
            let kind: Kind
            switch Int(entry.pointee.d_type) {
            case Int(DT_REG): kind = .file
            case Int(DT_DIR): kind = .folder
            case Int(DT_LNK): kind = .link
            case Int(DT_UNKNOWN):
                // Some file systems do not say it in the folder.
                kind = try self.kind(of: folder + "/" + String(decoding: name, as: UTF8.self)) ?? .other
            default: kind = .other
            }
            entries.append(Entry(nameBytes: name, kind: kind))
        }
    }

    /// The bytes of a regular file, at most `limit`.
    static func read(_ path: String, atMost limit: Int) throws(StoreError) -> [UInt8] {
        // A pipe in the place of a file must not make the program wait.
        let descriptor = try opened(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0, reading)
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(reading, path, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure(reading, path, EINVAL) }
        var bytes: [UInt8] = []
        while bytes.count < limit {
            let room = min(max(Int(status.st_size) + 1 - bytes.count, 4096), limit - bytes.count)
            var code: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                var length = Foundation.read(descriptor, buffer.baseAddress, room)
                while length < 0, errno == EINTR { length = Foundation.read(descriptor, buffer.baseAddress, room) }
                if length < 0 { code = errno }
                count = max(length, 0)
            }
            guard code == 0 else { throw failure(reading, path, code) }
            if piece.isEmpty { break }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
        return bytes
    }

    /// Makes a new file with these bytes; returns when they have reached the disk. What fails leaves no file.
    ///
    /// - Parameter mode: permissions, less what the process masks.
    /// - Returns: what the system says about the file.
    @discardableResult
    static func create(_ path: String, _ bytes: [UInt8], mode: mode_t = mode) throws(StoreError) -> stat {
        let descriptor = try opened(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode, writing)
        var status = stat()
        var fault: StoreError?
        do throws(StoreError) {
            try write(bytes, to: descriptor, path)
            try synchronize(descriptor, path)
            if fstat(descriptor, &status) != 0 { fault = failure(writing, path, errno) }
        } catch {
            fault = error
        }
        // Some file systems report a full disk only here.
        if close(descriptor) != 0 { fault = fault ?? failure(writing, path, errno) }
        if let fault {
            // What cannot be removed is found by `maki fsck`; it counts for nothing.
            unlink(path)
            throw fault
        }
        return status
    }

    /// Writes all bytes to an open file.
    static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(StoreError) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(writing, path, count < 0 ? errno : EIO) }
            offset += count
        }
    }

    /// Puts a new file in the place of another one, or where there is none: there is always the old one or the new one,
    /// whole, and on return the new one for good.
    ///
    /// - Parameter mode: exact permissions; nil for those of new files.
    public static func replace(_ path: String, with bytes: [UInt8], mode: mode_t? = nil) throws(StoreError) {
        let temporary = path + ".maki-\(getpid())"
        try create(temporary, bytes)
        do throws(StoreError) {
            if let mode, chmod(temporary, mode) != 0 { throw failure(writing, path, errno) }
            guard rename(temporary, path) == 0 else { throw failure(writing, path, errno) }
        } catch {
            unlink(temporary)
            throw error
        }
        try synchronizeFolder(parent(of: path))
    }

    /// Makes a file that gets its name when it is whole and on the disk.
    ///
    /// - Returns: false when there is something of this name already; it stays as it is.
    public static func createWhole(_ path: String, _ bytes: [UInt8]) throws(StoreError) -> Bool {
        guard try kind(of: path) == nil else { return false }
        let temporary = path + ".maki-\(getpid())"
        try create(temporary, bytes)
        var code = maki_rename_new(temporary, path) == 0 ? 0 : errno
        // Not every file system can rename without replacing; what was not there a moment ago is replaced by nobody else.
        if code == EINVAL { code = rename(temporary, path) == 0 ? 0 : errno }
        guard code == 0 else {
            unlink(temporary)
            if code == EEXIST { return false }
            throw failure(writing, path, code)
        }
        try synchronizeFolder(parent(of: path))
        return true
    }

    /// Waits until what is in a folder has reached the disk: names of new files, and names that are gone.
    static func synchronizeFolder(_ path: String) throws(StoreError) {
        let descriptor = try opened(path, O_RDONLY | O_DIRECTORY, 0, writing)
        defer { close(descriptor) }
        try synchronize(descriptor, path)
    }

    private static func synchronize(_ descriptor: Int32, _ path: String) throws(StoreError) {
        while fsync(descriptor) != 0 {
            guard errno == EINTR else { throw failure(writing, path, errno) }
        }
    }

    private static func opened(
        _ path: String, _ flags: Int32, _ mode: mode_t, _ operation: Bilingual
    ) throws(StoreError) -> Int32 {
        var descriptor = open(path, flags | O_CLOEXEC, mode)
        while descriptor < 0, errno == EINTR { descriptor = open(path, flags | O_CLOEXEC, mode) }
        guard descriptor >= 0 else { throw failure(operation, path, errno) }
        return descriptor
    }

    /// The folder a path lies in.
    static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(decoding: path.utf8[..<slash], as: UTF8.self)
    }

    static let reading = Bilingual(de: "lesen", en: "read")
    static let writing = Bilingual(de: "schreiben", en: "write")

    static func failure(_ operation: Bilingual, _ path: String, _ code: Int32) -> StoreError {
        .system(operation: operation, path: path, reason: String(cString: strerror(code)))
    }
}
