import Disk
import Foundation

/// A folder that is replaced as a whole: readers see the old tree or the new one, never a mixture.
///
/// Files that have not changed are hard-linked from the old tree. A marker file tells our trees from folders that
/// belong to somebody else, which are never replaced.
///
/// A tree that was replaced can be kept beside the new one (`PATH.previous`) as the start of the next tree, which then
/// only needs what has changed since. It is not for readers: it may show what has been withdrawn.
public final class OutputTree: @unchecked Sendable {
    /// Name of the marker file at the root of a tree.
    public static let marker = ".maki-site"

    /// What a finished write did.
    public struct Summary: Sendable {
        /// Files in the new tree.
        public let files: Int
        /// Files with new content.
        public let changed: Int
        /// Bytes in the new tree.
        public let bytes: Int
        /// Why the replaced tree could not be removed; nil when it was. The new one is in its place all the same.
        public let leftover: DiskError?
    }

    let target: String
    let staging: String
    private let previous: String
    private let keepsPrevious: Bool
    /// Whether the new tree starts with the files of the one before the old.
    let startsFilled: Bool
    /// Whether there is a tree to compare with.
    private let hasOldTree: Bool
    private let lock: FileLock?
    // Guarded by `mutex`: rendering threads add files at the same time.
    private let mutex = NSLock()
    private var forgetsPrevious = false
    private var paths: Set<String> = []
    private var folders: Set<String> = []
    private var changed = 0
    private var byteCount = 0
    private var isFinished = false

    /// Starts a new tree beside the one at `target`; leftovers of interrupted builds are removed.
    ///
    /// - Parameter keepsPrevious: keeps the tree that is replaced, under the name `PATH.previous`.
    /// - Throws: `OutputError` when the folder is foreign, locked, or cannot be written.
    public init(target: String, keepsPrevious: Bool = false) throws(OutputError) {
        // The new tree takes the place of the folder a link leads to, not of the link.
        let path = try explained(Disk.destination(ofLink: Disk.withoutSlashes(target)))
        let staging = path + ".new"
        let previous = path + ".previous"
        self.target = path
        self.staging = staging
        self.previous = previous
        self.keepsPrevious = keepsPrevious
        let parent = Disk.parent(of: path)
        guard try explained(Disk.leadsToFolder(parent)) else { throw OutputError.disk(.missing(parent)) }
        lock = try OutputTree.lock(path)
        hasOldTree = try explained(Disk.exists(path))
        if hasOldTree, try !explained(Disk.isEmptyFolder(path)),
            try !explained(Disk.exists(path + "/" + OutputTree.marker))
        {
            throw OutputError.foreignFolder(path)
        }
        try explained(Disk.removeTree(staging))
        startsFilled = keepsPrevious && OutputTree.takes(previous, as: staging)
        if startsFilled {
            try explained(Disk.setPermissions(staging, Disk.permissionsOfPublicFolders))
        } else {
            try explained(Disk.makePublicFolder(staging))
        }
        try explained(Disk.removeFile(staging + "/" + OutputTree.marker))
        try explained(Disk.create(staging + "/" + OutputTree.marker, [], exactly: Disk.permissionsOfPublic))
    }

    deinit {
        // The next build removes what is left.
        if !isFinished { try? Disk.removeTree(staging) }
    }

    /// Adds a file; may be called from several threads at once.
    public func add(_ file: OutputFile) throws(OutputError) {
        guard OutputFile.isSafe(file.path) else { throw OutputError.unsafePath(file.path) }
        try register(file.path)
        let place = staging + "/" + file.path
        let old = target + "/" + file.path
        let isSame = hasOldTree && isOld(file.path, equals: file.bytes)
        if !isSame || !put(old, at: place) { try explained(write(file.bytes, to: place)) }
        count(size: file.bytes.count, isChanged: !isSame)
    }

    /// Adds a file with the content of one that was added before, as a link: cheaper than a second file.
    ///
    /// - Parameter bytes: the content, asked for when there is no such file.
    public func add(_ path: String, sameAs twin: String, bytes: () -> [UInt8]) throws(OutputError) {
        let source = staging + "/" + twin
        guard OutputFile.isSafe(path), has(twin), try explained(Disk.exists(source)) else {
            return try add(OutputFile(path: path, bytes: bytes()))
        }
        try register(path)
        let place = staging + "/" + path
        // Not every file system has links, and none has them without end.
        if !put(source, at: place) { try explained(write(bytes(), to: place)) }
        count(size: try explained(Disk.size(of: source)), isChanged: !hasOldTree || !isOld(path, sameAs: twin))
    }

    /// Writes a file of the new tree in the place of whatever an earlier tree has there.
    private func write(_ bytes: [UInt8], to place: String) throws(DiskError) {
        try clear(place)
        try Disk.create(place, bytes, exactly: Disk.permissionsOfPublic)
    }

    /// Counts a file of the new tree.
    func count(size: Int, isChanged: Bool) {
        mutex.lock()
        changed += isChanged ? 1 : 0
        byteCount += size
        mutex.unlock()
    }

    /// Whether a path was added to the new tree.
    public func has(_ path: String) -> Bool {
        mutex.lock()
        defer { mutex.unlock() }
        return paths.contains(path)
    }

    /// Paths that were added to the new tree so far, all or those below a folder, in a fixed order.
    func added(below folder: String? = nil) -> [String] {
        mutex.lock()
        defer { mutex.unlock() }
        let start = folder.map { $0 + "/" } ?? ""
        return paths.filter { $0.utf8.starts(with: start.utf8) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Makes the folders above a path; refuses a path that was added before, and a file where a folder is.
    func register(_ path: String) throws(OutputError) {
        mutex.lock()
        var isFree = paths.insert(path).inserted && !folders.contains(path)
        var folder = Disk.parent(of: path)
        var missing: [String] = []
        while folder != ".", !folders.contains(folder) {
            if paths.contains(folder) { isFree = false }
            missing.append(folder)
            folder = Disk.parent(of: folder)
        }
        mutex.unlock()
        guard isFree else { throw OutputError.duplicatePath(path) }
        // Two threads may make the same folder; it is listed once it is there.
        for folder in missing.reversed() { try explained(makeFolder(folder)) }
        mutex.lock()
        for folder in missing { folders.insert(folder) }
        mutex.unlock()
    }

    /// Waits until what was written so far has reached the disk: in the background, so that `finish` need not wait
    /// for all of it.
    public func flush() throws(DiskError) { try Disk.synchronizeFileSystem(of: staging) }

    /// Puts the new tree in place of the old one in one step, after everything has reached the disk.
    ///
    /// - Throws: `DiskError`; the old tree is in its place as before.
    public func finish() throws(DiskError) -> Summary {
        var leftover: DiskError?
        if startsFilled { try prune(paths, folders) }
        try Disk.synchronizeFileSystem(of: staging)
        if try Disk.exists(target) {
            try Disk.exchange(staging, target)
            isFinished = true
            do throws(DiskError) { try putAside() } catch { leftover = error }
        } else {
            try Disk.rename(staging, to: target)
            isFinished = true
        }
        return Summary(files: paths.count, changed: changed, bytes: byteCount, leftover: leftover)
    }

    /// Removes the tree that is replaced instead of keeping it: it holds what must be gone.
    public func forgetPrevious() {
        mutex.lock()
        forgetsPrevious = true
        mutex.unlock()
    }

    /// Keeps the replaced tree where only its owner reads it, or removes it.
    private func putAside() throws(DiskError) {
        if !keepsPrevious || forgetsPrevious || !isKept() { try Disk.removeTree(staging) }
        if forgetsPrevious, try Disk.kind(of: previous) == .folder { try Disk.removeTree(previous) }
    }

    /// Gives the replaced tree the name of the one before, for its owner alone; what cannot be kept is removed.
    private func isKept() -> Bool {
        do throws(DiskError) {
            try Disk.setPermissions(staging, Disk.permissionsOfOwner)
            try Disk.rename(staging, to: previous)
            return true
        } catch {
            return false
        }
    }
}
