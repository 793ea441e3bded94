import Checksums
import CSystemCalls
import Findings
import Foundation

/// The list of what a call to `Archive.write` accepts, `.pending` in the root: from the moment it has its name until all
/// files have theirs, it decides what counts as accepted.
///
/// Each line says which file is meant (inode, second of the last change, size, SHA-256): only files that this very call
/// wrote on this file system fit it. A journal that came with a copy of the archive fits nothing and is refused.
struct ArchiveJournal {
    /// One file that is accepted.
    struct Line: Hashable {
        let inode: UInt64
        let changed: Int
        let size: Int
        let sha256: String
        /// Place of the revision, relative to the root.
        let path: String
    }

    /// First line of the file: its form.
    private static let head = "maki journal 1"

    let lines: [Line]

    init(_ lines: [Line]) {
        self.lines = lines
    }

    /// Reads a journal; nil when it has another form, or names what is no place of a revision, or one twice.
    init?(parsing bytes: [UInt8]) {
        let texts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard texts.first?.elementsEqual(ArchiveJournal.head.utf8) == true, texts.last?.isEmpty == true else {
            return nil
        }
        var lines: [Line] = []
        var paths: Set<String> = []
        for text in texts.dropFirst().dropLast() {
            let parts = text.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard parts.count == 5, let inode = UInt64(parts[0]), let changed = Int(parts[1]), let size = Int(parts[2]),
                parts[3].utf8.count == 64, Archive.isPlace(parts[4]), paths.insert(parts[4]).inserted
            else { return nil }
            lines.append(Line(inode: inode, changed: changed, size: size, sha256: parts[3], path: parts[4]))
        }
        self.lines = lines
    }

    /// The file's content.
    var bytes: [UInt8] {
        var text = ArchiveJournal.head + "\n"
        for line in lines { text += "\(line.inode) \(line.changed) \(line.size) \(line.sha256) \(line.path)\n" }
        return Array(text.utf8)
    }
}

extension Archive {
    static let journalName = ".pending"
    private var journal: String { root + "/" + Archive.journalName }
    /// Largest journal that is read: a call may accept a whole register.
    private static let largestJournal = 1 << 30

    /// Writes new revisions, all or none: every file is complete on the disk before the first gets its name.
    ///
    /// The order: the files under temporary names, their folders, the journal, its name. From then on the revisions count
    /// as accepted: killed in between, the next `finishInterrupted` completes them.
    ///
    /// - Throws: `StoreError`; `acceptedIncompletely` when the revisions are accepted all the same.
    public func write(_ files: [(path: String, bytes: [UInt8])]) throws(StoreError) {
        guard !files.isEmpty else { return }
        var temporary: [String] = []
        do throws(StoreError) {
            try finishInterrupted()
            var lines: [ArchiveJournal.Line] = []
            for file in files {
                guard Archive.isPlace(file.path) else {
                    throw StoreError.foreignEntry(path: root + "/" + file.path, reason: Archive.noPlace)
                }
                guard try !contains(file.path) else { throw SystemFile.failure(Archive.overwriting, file.path, EEXIST) }
                try makeFolders(above: file.path)
                let name = root + "/" + file.path + ".tmp"
                // Left by a call that was interrupted before it accepted anything.
                if unlink(name) != 0, errno != ENOENT { throw SystemFile.failure(SystemFile.writing, name, errno) }
                let status = try SystemFile.create(name, file.bytes)
                temporary.append(name)
                lines.append(
                    ArchiveJournal.Line(
                        inode: UInt64(status.st_ino), changed: status.st_ctim.tv_sec, size: file.bytes.count,
                        sha256: SHA256Digest.hexadecimal(of: file.bytes), path: file.path))
            }
            try synchronizeFolders(of: files.map(\.path))
            let name = journal + ".tmp"
            temporary.append(name)
            if unlink(name) != 0, errno != ENOENT { throw SystemFile.failure(SystemFile.writing, name, errno) }
            try SystemFile.create(name, ArchiveJournal(lines).bytes)
            guard rename(name, journal) == 0 else { throw SystemFile.failure(SystemFile.writing, journal, errno) }
        } catch {
            for name in temporary { unlink(name) }
            throw error
        }
        // From here on the revisions are accepted, whatever happens.
        do throws(StoreError) {
            try SystemFile.synchronizeFolder(root)
            try finishInterrupted()
        } catch {
            throw StoreError.acceptedIncompletely(count: files.count, reason: error.message)
        }
    }

    /// Gives accepted files of an interrupted write their names; does nothing when no write was interrupted.
    ///
    /// - Throws: `StoreError` when the journal cannot be read or is not from an interrupted write here, or another file
    ///   has the name of an accepted one.
    public func finishInterrupted() throws(StoreError) {
        guard let lines = try pendingLines() else { return }
        for line in lines where !line.isNamed {
            let line = line.line
            let path = root + "/" + line.path
            guard maki_rename_new(path + ".tmp", path) == 0 else {
                throw SystemFile.failure(SystemFile.writing, path, errno)
            }
        }
        try synchronizeFolders(of: lines.map(\.line.path))
        guard unlink(journal) == 0 else { throw SystemFile.failure(SystemFile.writing, journal, errno) }
        try SystemFile.synchronizeFolder(root)
    }

    /// What an interrupted write accepted, and whether each file has its name; nil when none was interrupted.
    ///
    /// All of it is looked at before anything gets its name.
    ///
    /// - Throws: `StoreError.foreignEntry` for a journal that is not from an interrupted write here.
    func pendingLines() throws(StoreError) -> [(line: ArchiveJournal.Line, isNamed: Bool)]? {
        switch try SystemFile.kind(of: journal) {
        case nil: return nil
        case .file: break
        default: throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs)
        }
        guard
            let content = ArchiveJournal(parsing: try SystemFile.read(journal, atMost: Archive.largestJournal))
        else { throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs) }
        var lines: [(line: ArchiveJournal.Line, isNamed: Bool)] = []
        for line in content.lines { lines.append((line, try isNamed(line))) }
        return lines
    }

    /// Whether an accepted file has its name; false when it is there under its temporary one.
    ///
    /// - Throws: `StoreError` when neither is the file the journal means.
    private func isNamed(_ line: ArchiveJournal.Line) throws(StoreError) -> Bool {
        try refuseLinks(above: line.path)
        let path = root + "/" + line.path
        func fits(_ name: String) throws(StoreError) -> Bool {
            SHA256Digest.hexadecimal(of: try SystemFile.read(name, atMost: line.size + 1)) == line.sha256
        }
        let named = try SystemFile.kind(of: path)
        if named != nil {
            guard named == .file, try fits(path) else {
                throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs)
            }
            return true
        }
        guard let status = try SystemFile.status(of: path + ".tmp"), SystemFile.kind(of: status) == .file,
            UInt64(status.st_ino) == line.inode, status.st_ctim.tv_sec == line.changed,
            Int(status.st_size) == line.size,
            try fits(path + ".tmp")
        else { throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs) }
        return false
    }

    private func refuseLinks(above path: String) throws(StoreError) {
        var folder = root
        for step in path.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
            folder += "/" + String(decoding: step, as: UTF8.self)
            guard try SystemFile.kind(of: folder) == .folder else {
                throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs)
            }
        }
    }

    /// Waits until the names in the folders of some files have reached the disk.
    private func synchronizeFolders(of paths: [String]) throws(StoreError) {
        for folder in Set(paths.map { SystemFile.parent(of: root + "/" + $0) }).sorted() {
            try SystemFile.synchronizeFolder(folder)
        }
    }

    private static let overwriting = Bilingual(de: "überschreiben", en: "overwrite")

    private static let noPlace = Bilingual(
        de: "ist kein Platz für eine Fassung.", en: "is no place for a revision.")

    private static let notOurs = Bilingual(
        de: "stammt nicht von einem hier unterbrochenen  maki submit  und wird nicht übernommen; ansehen, löschen, und "
            + "was fehlt, neu einreichen.",
        en:
            "does not come from a  maki submit  that was interrupted here, and is not taken over; look at it, delete it, "
            + "and submit again what is missing.")
}

extension Archive {
    /// Holds the archive for one command; waits up to `seconds` for another one.
    ///
    /// - Parameter isReading: whether the archive may be one that nothing can be written to; then there may be no lock.
    public func lock(seconds: Int = 20, isReading: Bool = false) throws(StoreError) -> ArchiveLock {
        let path = root + "/.lock"
        if !isReading { try makeFolders(above: "") }
        var descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, SystemFile.mode)
        if descriptor < 0, isReading, errno == EROFS || errno == EACCES {
            descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
            // Nobody has locked it yet, and who may not write here cannot be in the way.
            if descriptor < 0, errno == ENOENT || errno == EACCES { return ArchiveLock(descriptor: nil) }
        }
        guard descriptor >= 0 else { throw SystemFile.failure(SystemFile.writing, path, errno) }
        for _ in 0..<max(1, seconds * 20) {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return ArchiveLock(descriptor: descriptor) }
            guard errno == EWOULDBLOCK || errno == EINTR else {
                let code = errno
                close(descriptor)
                throw SystemFile.failure(Bilingual(de: "sperren", en: "lock"), path, code)
            }
            usleep(50_000)
        }
        close(descriptor)
        throw StoreError.locked(path: root)
    }
}

/// A held lock; it ends with the value or the process.
public final class ArchiveLock: Sendable {
    /// Nil where nothing can be locked.
    private let descriptor: Int32?

    init(descriptor: Int32?) {
        self.descriptor = descriptor
    }

    deinit {
        if let descriptor { close(descriptor) }
    }
}
