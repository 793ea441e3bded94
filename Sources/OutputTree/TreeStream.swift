import Checksums
import Foundation

/// A file of an output tree that is written piece by piece; its checksum grows with it.
///
/// Not for use by several threads at once; several streams may be.
public final class TreeStream {
    private static let bufferSize = 1 << 16

    private let tree: OutputTree
    private let path: String
    private let place: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private var hash = GrowingSHA256()
    private var size = 0

    init(tree: OutputTree, path: String, place: String) throws(OutputError) {
        self.tree = tree
        self.path = path
        self.place = place
        descriptor = Foundation.open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputError.system(operation: "write", path: place, code: errno) }
        fchmod(descriptor, 0o644)
        buffer.reserveCapacity(TreeStream.bufferSize)
    }

    deinit {
        if descriptor >= 0 { Foundation.close(descriptor) }
    }

    /// Appends bytes.
    public func write(_ bytes: [UInt8]) throws(OutputError) {
        buffer += bytes
        if buffer.count >= TreeStream.bufferSize { try flush() }
    }

    private func flush() throws(OutputError) {
        hash.add(buffer)
        size += buffer.count
        try FileSystem.write(buffer, to: descriptor, path: place)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Ends the file; an unchanged one is replaced by a hard link to the old one.
    ///
    /// - Returns: size in bytes and SHA-256 in hexadecimal.
    public func close() throws(OutputError) -> (size: Int, sha256: String) {
        try flush()
        let code = Foundation.close(descriptor) == 0 ? 0 : errno
        descriptor = -1
        guard code == 0 else { throw OutputError.system(operation: "write", path: place, code: code) }
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
        try clear(place)
        return place
    }

    /// Takes over a file that a library wrote to a reserved path.
    ///
    /// - Returns: size in bytes and SHA-256 in hexadecimal.
    public func adopt(_ path: String) throws(OutputError) -> (size: Int, sha256: String) {
        let place = staging + "/" + path
        guard chmod(place, 0o644) == 0 else {
            throw OutputError.system(operation: "write", path: place, code: errno)
        }
        var hash = GrowingSHA256()
        var size = 0
        try FileSystem.pieces(of: place) { piece in
            hash.add(piece)
            size += piece.count
        }
        try settle(path, size: size)
        return (size, hash.hexadecimal)
    }

    /// Counts a finished file, and links the old one in its place when it is the same.
    func settle(_ path: String, size: Int) throws(OutputError) {
        let place = staging + "/" + path
        let old = target + "/" + path
        let isSame = FileSystem.content(of: old, equalsFile: place, size: size)
        if isSame {
            // A link under another name first: the file is never missing.
            let other = place + ".old"
            if link(old, other) == 0, rename(other, place) != 0 { unlink(other) }
        }
        count(size: size, isChanged: !isSame)
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
            let isNew = try !FileSystem.exists(target + "/" + copy)
            count(size: FileSystem.size(of: staging + "/" + copy), isChanged: isNew)
        }
    }

    /// Keeps a file of the old tree as it is; may be called from several threads at once.
    public func keep(_ path: String) throws(OutputError) {
        let old = target + "/" + path
        try addLink(old, as: path)
        count(size: FileSystem.size(of: old), isChanged: false)
    }

    /// What tells files of the old tree from all others and from their own later states, in one text.
    ///
    /// - Returns: nil when one of them is missing.
    public func oldFingerprint(_ paths: [String]) -> String? { FileSystem.fingerprint(paths, in: target) }

    /// What tells files of the new tree from all others and from their own later states, in one text.
    ///
    /// - Returns: nil when one of them is missing.
    public func newFingerprint(_ paths: [String]) -> String? { FileSystem.fingerprint(paths, in: staging) }

    /// Keeps all files of a folder of the old tree, as hard links; nothing when there is no such folder.
    public func keepFolder(_ folder: String) throws(OutputError) {
        for path in try FileSystem.files(below: target + "/" + folder) { try keep(folder + "/" + path) }
    }

    /// Registers a path and makes it a link to a file that is there, or a copy where the system makes no link.
    private func addLink(_ source: String, as path: String) throws(OutputError) {
        guard OutputFile.isSafe(path) else { throw OutputError.unsafePath(path) }
        try register(path)
        let place = staging + "/" + path
        guard !put(source, at: place) else { return }
        try clear(place)
        try FileSystem.copy(source, to: place)
    }

    /// Whether the old tree has a file.
    public func holdsOld(_ path: String) throws(OutputError) -> Bool { try FileSystem.exists(target + "/" + path) }

    /// Names of the folders in a folder of the old tree, ascending.
    ///
    /// - Throws: `OutputError` for a folder that cannot be read: what is not seen would be lost.
    public func oldFolders(in folder: String) throws(OutputError) -> [String] {
        try FileSystem.folders(in: target + "/" + folder)
    }

    /// Paths of the files of a finished folder of the new tree.
    public func paths(below folder: String) -> [String] { added(below: folder) }

    /// Content of a file that was added.
    public func content(of path: String) throws(OutputError) -> [UInt8] {
        var bytes: [UInt8] = []
        try FileSystem.pieces(of: staging + "/" + path) { bytes += $0 }
        return bytes
    }

    /// Whether a file of the old tree has this content.
    public func isOld(_ path: String, equals bytes: [UInt8]) -> Bool {
        FileSystem.content(of: target + "/" + path, equals: bytes)
    }

    /// Whether a file of the old tree has the same content as one of the new.
    public func isOld(_ path: String, sameAs newPath: String) -> Bool {
        let place = staging + "/" + newPath
        return FileSystem.content(of: target + "/" + path, equalsFile: place, size: FileSystem.size(of: place))
    }
}
