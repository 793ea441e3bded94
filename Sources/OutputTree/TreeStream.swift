import Checksums
import Disk

/// A file of an output tree that is written piece by piece; its checksum grows with it.
///
/// Not for use by several threads at once; several streams may be.
public final class TreeStream {
    private static let bufferSize = 1 << 16

    private let tree: OutputTree
    private let path: String
    private let file: OpenFile
    private var buffer: [UInt8] = []
    private var hash = GrowingSHA256()
    private var size = 0

    init(tree: OutputTree, path: String, place: String) throws(OutputError) {
        self.tree = tree
        self.path = path
        file = try explained(Disk.creating(place, exactly: Disk.permissionsOfPublic))
        buffer.reserveCapacity(TreeStream.bufferSize)
    }

    /// Appends bytes.
    ///
    /// - Throws: `DiskError` when they cannot be written.
    public func write(_ bytes: [UInt8]) throws(DiskError) {
        buffer += bytes
        if buffer.count >= TreeStream.bufferSize { try flush() }
    }

    private func flush() throws(DiskError) {
        hash.add(buffer)
        size += buffer.count
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Ends the file; an unchanged one is replaced by a hard link to the old one.
    ///
    /// - Returns: size in bytes and SHA-256 in hexadecimal.
    /// - Throws: `DiskError` when it is not whole.
    public func close() throws(DiskError) -> (size: Int, sha256: String) {
        try flush()
        try file.close()
        try tree.settle(path, size: size)
        return (size, hash.hexadecimal)
    }
}

extension OutputTree {
    /// Starts a file that is written piece by piece; may be called from several threads at once.
    public func stream(_ path: String) throws(OutputError) -> TreeStream {
        try TreeStream(tree: self, path: path, place: try reserve(path))
    }

    /// A path of the file system for a library that writes a file itself; `adopt` takes it over.
    public func reserve(_ path: String) throws(OutputError) -> String {
        guard OutputFile.isSafe(path) else { throw OutputError.unsafePath(path) }
        try register(path)
        let place = staging + "/" + path
        try explained(clear(place))
        return place
    }

    /// Takes over a file that a library wrote to a reserved path.
    ///
    /// - Returns: size in bytes and SHA-256 in hexadecimal.
    /// - Throws: `DiskError` when it cannot be read.
    public func adopt(_ path: String) throws(DiskError) -> (size: Int, sha256: String) {
        let place = staging + "/" + path
        try Disk.setPermissions(place, Disk.permissionsOfPublic)
        var hash = GrowingSHA256()
        var size = 0
        try OpenFile.reading(place, followsLinks: false).pieces { piece in
            hash.add(piece)
            size += piece.count
        }
        try settle(path, size: size)
        return (size, hash.hexadecimal)
    }

    /// Counts a finished file, and links the old one in its place when it is the same.
    func settle(_ path: String, size: Int) throws(DiskError) {
        let place = staging + "/" + path
        let isSame = isOld(path, sameAs: path)
        if isSame { takeOld(target + "/" + path, as: place) }
        count(size: size, isChanged: !isSame)
    }

    /// Puts a link to an old file in the place of a new one with the same content.
    private func takeOld(_ old: String, as place: String) {
        // A link under another name first: the file is never missing.
        let other = place + ".old"
        do throws(DiskError) {
            try Disk.link(old, as: other)
            try Disk.rename(other, to: place)
        } catch {
            // Two files with the same content cost space and nothing else; a link that stays would be published.
            try? Disk.removeFile(other)
        }
    }

    /// Puts the files of a finished folder into another folder of the new tree, as hard links.
    ///
    /// - Parameter left: paths of files that are left out, because the other folder has its own.
    public func repeatFolder(
        _ folder: String, as other: String, without left: Set<String> = []
    ) throws(OutputError) {
        // What was added, not what is there: the new tree may have started with files of an earlier one.
        for path in added(below: folder) where !left.contains(path) {
            let copy = other + String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
            try addLink(staging + "/" + path, as: copy)
            let isNew = try !explained(Disk.exists(target + "/" + copy))
            count(size: try explained(Disk.size(of: staging + "/" + copy)), isChanged: isNew)
        }
    }

    /// Keeps a file of the old tree as it is; may be called from several threads at once.
    public func keep(_ path: String) throws(OutputError) {
        let old = target + "/" + path
        try addLink(old, as: path)
        count(size: try explained(Disk.size(of: old)), isChanged: false)
    }

    /// What tells files of the old tree from all others and from their own later states, in one text.
    ///
    /// - Returns: nil when one of them is missing.
    public func oldFingerprint(_ paths: [String]) -> String? { Fingerprint.of(paths, in: target) }

    /// What tells files of the new tree from all others and from their own later states, in one text.
    ///
    /// - Returns: nil when one of them is missing.
    public func newFingerprint(_ paths: [String]) -> String? { Fingerprint.of(paths, in: staging) }

    /// Keeps all files of a folder of the old tree, as hard links; nothing when there is no such folder.
    public func keepFolder(_ folder: String) throws(OutputError) {
        for path in try explained(Disk.files(below: target + "/" + folder)) { try keep(folder + "/" + path) }
    }

    /// Registers a path and makes it a link to a file that is there, or a copy where the system makes no link.
    private func addLink(_ source: String, as path: String) throws(OutputError) {
        guard OutputFile.isSafe(path) else { throw OutputError.unsafePath(path) }
        try register(path)
        let place = staging + "/" + path
        guard !put(source, at: place) else { return }
        try explained(clear(place))
        try explained(Disk.copy(source, to: place))
    }

    /// Whether the old tree has a file.
    public func holdsOld(_ path: String) throws(DiskError) -> Bool { try Disk.exists(target + "/" + path) }

    /// Names of the folders in a folder of the old tree, ascending.
    ///
    /// - Throws: `DiskError` for a folder that cannot be read: what is not seen would be lost.
    public func oldFolders(in folder: String) throws(DiskError) -> [String] {
        try Disk.folders(in: target + "/" + folder)
    }

    /// Paths of the files of a finished folder of the new tree.
    public func paths(below folder: String) -> [String] { added(below: folder) }

    /// Content of a file that was added.
    ///
    /// - Throws: `DiskError` when it cannot be read.
    public func content(of path: String) throws(DiskError) -> [UInt8] {
        try Disk.read(staging + "/" + path, atMost: .max)
    }

    /// Whether a file of the old tree has this content; one that cannot be read has another, and is made anew.
    public func isOld(_ path: String, equals bytes: [UInt8]) -> Bool {
        (try? Disk.content(of: target + "/" + path, equals: bytes)) ?? false
    }

    /// Whether a file of the old tree has the same content as one of the new; one that cannot be read has another.
    public func isOld(_ path: String, sameAs newPath: String) -> Bool {
        (try? Disk.content(of: target + "/" + path, equalsFile: staging + "/" + newPath)) ?? false
    }
}
