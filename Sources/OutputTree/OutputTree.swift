import Foundation

/// A folder that is replaced as a whole: readers see the old tree or the new one, never a mixture.
///
/// Files that have not changed are hard-linked from the old tree. A marker file tells our trees from folders that
/// belong to somebody else, which are never replaced.
///
/// A tree that was replaced can be kept beside the new one (`PATH.previous`): for going back, and as the start of the
/// next tree, which then only needs what has changed since.
public final class OutputTree: @unchecked Sendable {
    /// Name of the marker file at the root of a tree.
    public static let marker = ".maki-site"

    /// What a finished write did.
    public struct Summary: Sendable {
        /// Tells this tree from every other, copies and later ones included.
        public let identity: String
        /// Files in the new tree.
        public let files: Int
        /// Files with new content.
        public let changed: Int
        /// Bytes in the new tree.
        public let bytes: Int
    }

    let target: String
    let staging: String
    private let previous: String
    private let keepsPrevious: Bool
    /// Whether the new tree starts with the files of the one before the old.
    let startsFilled: Bool
    /// Whether there is a tree to compare with.
    private let hasOldTree: Bool
    /// The marker of the old tree: written when that tree was finished.
    let oldMarker: FileSystem.Stamp?
    /// Identity of the old tree (`Summary.identity`); nil when there is none.
    public var oldIdentity: String? { oldMarker?.text }
    private let lockDescriptor: Int32
    // Guarded by `mutex`: rendering threads add files at the same time.
    private let mutex = NSLock()
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
        var path = target
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        self.target = path
        hasOldTree = FileSystem.exists(path)
        oldMarker = FileSystem.stamp(of: path + "/" + OutputTree.marker)
        let parent = FileSystem.parent(of: path)
        guard FileSystem.isFolder(parent) else {
            throw OutputError.system(operation: "write into", path: parent, code: ENOENT)
        }
        let lock = path + ".lock"
        lockDescriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard lockDescriptor >= 0 else { throw OutputError.system(operation: "write", path: lock, code: errno) }
        guard flock(lockDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(lockDescriptor)
            throw OutputError.locked(path)
        }
        staging = path + ".new"
        previous = path + ".previous"
        self.keepsPrevious = keepsPrevious
        do throws(OutputError) {
            if FileSystem.exists(path), !FileSystem.isEmptyFolder(path),
                !FileSystem.exists(path + "/" + OutputTree.marker)
            {
                throw OutputError.foreignFolder(path)
            }
            try FileSystem.removeTree(staging)
            startsFilled =
                keepsPrevious && FileSystem.exists(previous + "/" + OutputTree.marker)
                && rename(previous, staging) == 0
            if !startsFilled { try FileSystem.makeFolder(staging) }
            unlink(staging + "/" + OutputTree.marker)
            try FileSystem.write([], to: staging + "/" + OutputTree.marker)
        } catch {
            close(lockDescriptor)
            throw error
        }
    }

    deinit {
        if !isFinished { try? FileSystem.removeTree(staging) }
        close(lockDescriptor)
    }

    /// Adds a file; may be called from several threads at once.
    public func add(_ file: OutputFile) throws(OutputError) {
        guard OutputFile.isSafe(file.path) else { throw OutputError.unsafePath(file.path) }
        try register(file.path)
        let place = staging + "/" + file.path
        let old = target + "/" + file.path
        let isSame = hasOldTree && FileSystem.content(of: old, equals: file.bytes)
        if !isSame || !put(old, at: place) {
            try clear(place)
            try FileSystem.write(file.bytes, to: place)
        }
        count(size: file.bytes.count, isChanged: !isSame)
    }

    /// Adds a file with the content of one that was added before, as a link: cheaper than a second file.
    ///
    /// - Parameter bytes: the content, asked for when there is no such file.
    public func add(_ path: String, sameAs twin: String, bytes: () -> [UInt8]) throws(OutputError) {
        let source = staging + "/" + twin
        guard OutputFile.isSafe(path), FileSystem.exists(source) else {
            return try add(OutputFile(path: path, bytes: bytes()))
        }
        try register(path)
        let place = staging + "/" + path
        // Not every file system has links, and none has them without end.
        if !put(source, at: place) {
            try clear(place)
            try FileSystem.write(bytes(), to: place)
        }
        let size = FileSystem.size(of: source)
        let isSame = hasOldTree && FileSystem.content(of: target + "/" + path, equalsFile: source, size: size)
        count(size: size, isChanged: !isSame)
    }

    /// Counts a file of the new tree.
    func count(size: Int, isChanged: Bool) {
        mutex.lock()
        changed += isChanged ? 1 : 0
        byteCount += size
        mutex.unlock()
    }

    /// Makes the folders above a path and refuses a path that was added before.
    func register(_ path: String) throws(OutputError) {
        mutex.lock()
        let isNew = paths.insert(path).inserted
        var folder = FileSystem.parent(of: path)
        var missing: [String] = []
        while folder != ".", !folders.contains(folder) {
            missing.append(folder)
            folder = FileSystem.parent(of: folder)
        }
        mutex.unlock()
        guard isNew else { throw OutputError.duplicatePath(path) }
        // Two threads may make the same folder; it is listed once it is there.
        for folder in missing.reversed() { try makeFolder(folder) }
        mutex.lock()
        for folder in missing { folders.insert(folder) }
        mutex.unlock()
    }

    /// Waits until what was written so far has reached the disk: in the background, so that `finish` need not wait
    /// for all of it.
    public func flush() throws(OutputError) { try FileSystem.synchronize(staging) }

    /// Puts the new tree in place of the old one in one step, after everything has reached the disk.
    public func finish() throws(OutputError) -> Summary {
        if startsFilled { try prune(paths, folders) }
        let marker = staging + "/" + OutputTree.marker
        // Every file of the tree is older than its marker.
        FileSystem.touch(marker)
        let identity = FileSystem.stamp(of: marker)?.text ?? ""
        try FileSystem.synchronize(staging)
        if FileSystem.exists(target) {
            try FileSystem.exchange(staging, target)
            isFinished = true
            if !keepsPrevious || rename(staging, previous) != 0 { try FileSystem.removeTree(staging) }
        } else {
            guard rename(staging, target) == 0 else {
                throw OutputError.system(operation: "create", path: target, code: errno)
            }
            isFinished = true
        }
        return Summary(identity: identity, files: paths.count, changed: changed, bytes: byteCount)
    }
}
