import Foundation

/// Reading files and folders, for comparing an old tree with a new one.
extension FileSystem {
    private static let pieceSize = 1 << 16

    /// Hands the content of a file to `body` piece by piece.
    static func pieces(of path: String, _ body: (ArraySlice<UInt8>) -> Void) throws(OutputError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw OutputError.system(operation: "read", path: path, code: errno) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: pieceSize)
        while true {
            let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw OutputError.system(operation: "read", path: path, code: errno) }
            if count == 0 { return }
            body(buffer[..<count])
        }
    }

    /// Whether two files have the same content; `size` is that of the second.
    static func content(of path: String, equalsFile other: String, size: Int) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == size else {
            return false
        }
        var otherStatus = stat()
        if lstat(other, &otherStatus) == 0, otherStatus.st_ino == status.st_ino,
            otherStatus.st_dev == status.st_dev
        {
            return true
        }
        let first = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard first >= 0 else { return false }
        defer { close(first) }
        let second = open(other, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard second >= 0 else { return false }
        defer { close(second) }
        var left = [UInt8](repeating: 0, count: pieceSize)
        var right = left
        while true {
            let count = left.withUnsafeMutableBytes { Foundation.read(first, $0.baseAddress, $0.count) }
            let other = right.withUnsafeMutableBytes { Foundation.read(second, $0.baseAddress, $0.count) }
            guard count >= 0, count == other, left[..<count] == right[..<other] else { return false }
            if count == 0 { return true }
        }
    }

    /// What tells a file from every other and from its own later states.
    struct Stamp {
        let device: UInt
        let inode: UInt
        let size: Int
        let seconds: Int
        let nanoseconds: Int

        /// All of it as text.
        var text: String { "\(device)-\(inode)-\(size)-\(seconds).\(nanoseconds)" }

        /// Whether the file was written to after the other.
        func isLater(than other: Stamp) -> Bool {
            (seconds, nanoseconds) > (other.seconds, other.nanoseconds)
        }
    }

    /// The stamp of a regular file; nil when there is none.
    static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Stamp(
            device: UInt(status.st_dev), inode: UInt(status.st_ino), size: Int(status.st_size),
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// Sets the time of a file's last change to now.
    static func touch(_ path: String) { utimensat(AT_FDCWD, path, nil, 0) }

    /// Size in bytes; 0 when there is no such file.
    static func size(of path: String) -> Int {
        var status = stat()
        return lstat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Paths of all files below a folder, relative to it, in a fixed order.
    static func files(below folder: String) -> [String] {
        names(in: folder).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap { name in
            isFolder(folder + "/" + name)
                ? files(below: folder + "/" + name).map { name + "/" + $0 } : [name]
        }
    }

    /// Names of the folders in a folder, in a fixed order.
    static func folders(in folder: String) -> [String] {
        names(in: folder).filter { isFolder(folder + "/" + $0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
