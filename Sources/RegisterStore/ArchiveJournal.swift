import Checksums
import Disk
import Findings

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
                guard try !contains(file.path) else { throw Archive.wouldOverwrite(file.path) }
                try makeFolders(above: file.path)
                let name = root + "/" + file.path + ".tmp"
                // Left by a call that was interrupted before it accepted anything.
                try explained(Disk.removeFile(name))
                let status = try explained(Disk.createForGood(name, file.bytes))
                temporary.append(name)
                lines.append(
                    ArchiveJournal.Line(
                        inode: status.inode, changed: status.changed.seconds, size: file.bytes.count,
                        sha256: SHA256Digest.hexadecimal(of: file.bytes), path: file.path))
            }
            try synchronizeFolders(of: files.map(\.path))
            let name = journal + ".tmp"
            temporary.append(name)
            try explained(Disk.removeFile(name))
            try explained(Disk.createForGood(name, ArchiveJournal(lines).bytes))
            try explained(Disk.rename(name, to: journal))
        } catch {
            // What stays counts for nothing without a journal: the next call removes it, and `maki fsck` names it.
            for name in temporary { try? Disk.removeFile(name) }
            throw error
        }
        // From here on the revisions are accepted, whatever happens.
        do throws(StoreError) {
            try explained(Disk.synchronizeFolder(root))
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
            try explained(Disk.renameNew(path + ".tmp", to: path))
        }
        try synchronizeFolders(of: lines.map(\.line.path))
        try explained(Disk.removeFile(journal))
        try explained(Disk.synchronizeFolder(root))
    }

    /// What an interrupted write accepted, and whether each file has its name; nil when none was interrupted.
    ///
    /// All of it is looked at before anything gets its name.
    ///
    /// - Throws: `StoreError.foreignEntry` for a journal that is not from an interrupted write here.
    func pendingLines() throws(StoreError) -> [(line: ArchiveJournal.Line, isNamed: Bool)]? {
        switch try explained(Disk.kind(of: journal)) {
        case nil: return nil
        case .file: break
        default: throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs)
        }
        guard
            let content = ArchiveJournal(parsing: try explained(Disk.read(journal, atMost: Archive.largestJournal)))
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
            SHA256Digest.hexadecimal(of: try explained(Disk.read(name, atMost: line.size + 1))) == line.sha256
        }
        let named = try explained(Disk.kind(of: path))
        if named != nil {
            guard named == .file, try fits(path) else {
                throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs)
            }
            return true
        }
        guard let status = try explained(Disk.status(of: path + ".tmp")), status.kind == .file,
            status.inode == line.inode, status.changed.seconds == line.changed, status.size == line.size,
            try fits(path + ".tmp")
        else { throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs) }
        return false
    }

    private func refuseLinks(above path: String) throws(StoreError) {
        var folder = root
        for step in path.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
            folder += "/" + String(decoding: step, as: UTF8.self)
            guard try explained(Disk.kind(of: folder)) == .folder else {
                throw StoreError.foreignEntry(path: journal, reason: Archive.notOurs)
            }
        }
    }

    /// Waits until the names in the folders of some files have reached the disk.
    private func synchronizeFolders(of paths: [String]) throws(StoreError) {
        for folder in Set(paths.map { Disk.parent(of: root + "/" + $0) }).sorted() {
            try explained(Disk.synchronizeFolder(folder))
        }
    }

    /// A revision that has its file already; no file of the archive is written twice.
    private static func wouldOverwrite(_ path: String) -> StoreError {
        .system(
            operation: Bilingual(de: "überschreiben", en: "overwrite"), path: path,
            reason: DiskError.taken(path).reason)
    }

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
        do throws(DiskError) {
            return ArchiveLock(
                try FileLock.take(
                    path, permissions: Disk.permissionsOfOwn, patience: max(1, seconds * 20), isReading: isReading))
        } catch {
            if error.isHeld { throw StoreError.locked(path: root) }
            throw StoreError.disk(error)
        }
    }
}

/// A held lock; it ends with the value or the process.
public final class ArchiveLock: Sendable {
    /// Nil where nothing can be locked.
    private let lock: FileLock?

    init(_ lock: FileLock?) {
        self.lock = lock
    }
}
