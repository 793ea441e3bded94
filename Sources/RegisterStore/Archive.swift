import CSystemCalls
import Findings
import Foundation
import RegisterModel
import SourceJSON

/// The archive: every accepted revision, verbatim, one file, never edited.
///
/// `authorities/<id>/<NNNN>.json` and `records/<authority>/<id>/<NNNN>.json`.
public struct Archive: Sendable {
    /// Root folder.
    public let root: String

    /// Uses the folder `root`; it need not exist for writing.
    public init(root: String) {
        var path = root
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        self.root = path
    }

    /// Where a revision lies, relative to the root.
    public static func path(type: RecordType, authority: String, id: String, revision: Int) -> String {
        let number = "\(revision)"
        let file = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number + ".json"
        return type == .authority ? "authorities/\(id)/\(file)" : "records/\(authority)/\(id)/\(file)"
    }

    /// All revision files, relative to the root, in the order of their paths' bytes: revisions of a record follow each other.
    public func files() throws(StoreError) -> [String] {
        var result: [String] = []
        for top in ["authorities", "records"] where exists(root + "/" + top) {
            try collect(top, into: &result)
        }
        return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func collect(_ folder: String, into result: inout [String]) throws(StoreError) {
        guard let directory = opendir(root + "/" + folder) else {
            throw failure(Bilingual(de: "lesen", en: "read"), folder, errno)
        }
        defer { closedir(directory) }
        while true {
            errno = 0
            guard let entry = readdir(directory) else {
                guard errno == 0 else { throw failure(Bilingual(de: "lesen", en: "read"), folder, errno) }
                return
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.utf8.first == UInt8(ascii: ".") { continue }
            let path = folder + "/" + name
            let kind = kind(of: entry, at: path)
            if kind == UInt8(DT_DIR) {
                try collect(path, into: &result)
            } else if kind == UInt8(DT_REG), name.utf8.suffix(5).elementsEqual(".json".utf8) {
                result.append(path)
            }
        }
    }

    /// What an entry is; asked of the file itself where the file system does not say it in the folder.
    private func kind(of entry: UnsafeMutablePointer<dirent>, at path: String) -> UInt8 {
        if entry.pointee.d_type != UInt8(DT_UNKNOWN) { return entry.pointee.d_type }
        var status = stat()
        guard lstat(root + "/" + path, &status) == 0 else { return entry.pointee.d_type }
        return UInt8(truncatingIfNeeded: (status.st_mode & S_IFMT) >> 12)
    }

    /// What tells a file from its own later states without reading it: size, and times of the last changes.
    ///
    /// - Returns: nil when there is no such file.
    public func stamp(of path: String) -> String? {
        var status = stat()
        guard lstat(root + "/" + path, &status) == 0 else { return nil }
        return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) "
            + "\(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)"
    }

    /// The bytes of a file of the archive, at most one more than the model's limit.
    public func read(_ path: String) throws(StoreError) -> [UInt8] {
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: root + "/" + path))
            defer { try? file.close() }
            return [UInt8](try file.read(upToCount: JSONLimits.register.maximumBytes + 1) ?? Data())
        } catch {
            throw StoreError.system(
                operation: Bilingual(de: "lesen", en: "read"), path: root + "/" + path,
                reason: "\(error.localizedDescription)")
        }
    }

    /// Whether a relative path exists.
    public func contains(_ path: String) -> Bool { exists(root + "/" + path) }

    /// Writes new revisions, all or none: every file is complete on the disk before the first gets its name.
    ///
    /// Killed in between, some files may have their names and others not; the next `finishInterrupted` completes them.
    public func write(_ files: [(path: String, bytes: [UInt8])]) throws(StoreError) {
        let journal = root + "/.pending"
        try makeFolders(root)
        var temporary: [String] = []
        do throws(StoreError) {
            for file in files {
                guard !contains(file.path) else {
                    throw failure(Bilingual(de: "überschreiben", en: "overwrite"), file.path, EEXIST)
                }
                try makeFolders(parent(of: root + "/" + file.path))
                let name = root + "/" + file.path + ".tmp"
                temporary.append(name)
                try writeDurably(file.bytes, to: name)
            }
            try writeDurably(Array(files.map(\.path).joined(separator: "\n").utf8), to: journal + ".tmp")
        } catch {
            for name in temporary { unlink(name) }
            unlink(journal + ".tmp")
            throw error
        }
        // From here on the revisions count as accepted.
        guard rename(journal + ".tmp", journal) == 0 else {
            throw failure(Bilingual(de: "schreiben", en: "write"), ".pending", errno)
        }
        try finishInterrupted()
    }

    /// Gives accepted files of an interrupted write their names; does nothing when no write was interrupted.
    ///
    /// - Throws: `StoreError` when the journal cannot be read, or another file has the name of an accepted one.
    public func finishInterrupted() throws(StoreError) {
        let journal = root + "/.pending"
        unlink(journal + ".tmp")
        guard exists(journal) else { return }
        // As long as it is: a call may accept a whole register.
        guard let lines = FileManager.default.contents(atPath: journal) else {
            throw failure(Bilingual(de: "lesen", en: "read"), ".pending", errno)
        }
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let name = String(decoding: line, as: UTF8.self)
            let path = root + "/" + name
            if maki_rename_new(path + ".tmp", path) != 0, errno != ENOENT {
                let code = errno
                guard code == EEXIST, try read(name) == read(name + ".tmp"), unlink(path + ".tmp") == 0 else {
                    throw failure(Bilingual(de: "schreiben", en: "write"), path, code)
                }
            }
            try synchronizeFolder(parent(of: path))
        }
        guard unlink(journal) == 0 else { throw failure(Bilingual(de: "schreiben", en: "write"), ".pending", errno) }
        try synchronizeFolder(root)
    }

    /// Holds the archive for one command; waits up to `seconds` for another one.
    public func lock(seconds: Int = 20) throws(StoreError) -> ArchiveLock {
        try makeFolders(root)
        let path = root + "/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(Bilingual(de: "schreiben", en: "write"), ".lock", errno) }
        for _ in 0..<max(1, seconds * 20) {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return ArchiveLock(descriptor: descriptor) }
            usleep(50_000)
        }
        close(descriptor)
        throw StoreError.locked(path: root)
    }

    private func writeDurably(_ bytes: [UInt8], to path: String) throws(StoreError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(Bilingual(de: "schreiben", en: "write"), path, errno) }
        fchmod(descriptor, 0o644)
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = errno
                close(descriptor)
                unlink(path)
                throw failure(Bilingual(de: "schreiben", en: "write"), path, code)
            }
            offset += count
        }
        let synced = fsync(descriptor)
        let closed = close(descriptor)
        guard synced == 0, closed == 0 else { throw failure(Bilingual(de: "schreiben", en: "write"), path, errno) }
    }

    private func synchronizeFolder(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(Bilingual(de: "schreiben", en: "write"), path, errno) }
        let synced = fsync(descriptor)
        let code = errno
        close(descriptor)
        guard synced == 0 else { throw failure(Bilingual(de: "schreiben", en: "write"), path, code) }
    }

    private func makeFolders(_ path: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw StoreError.system(
                operation: Bilingual(de: "anlegen", en: "create"), path: path, reason: error.localizedDescription)
        }
    }

    private func parent(of path: String) -> String {
        let bytes = Array(path.utf8)
        let slash = bytes.lastIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
        return String(decoding: bytes[..<slash], as: UTF8.self)
    }

    private func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private func failure(_ operation: Bilingual, _ path: String, _ code: Int32) -> StoreError {
        .system(operation: operation, path: path, reason: String(cString: strerror(code)))
    }
}

/// A held lock; it ends with the value or the process.
public final class ArchiveLock: Sendable {
    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }
}
