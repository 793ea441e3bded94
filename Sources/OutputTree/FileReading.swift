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
    }

    /// The stamp of a regular file; nil when there is none.
    static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Stamp(
            device: UInt(status.st_dev), inode: UInt(status.st_ino), size: Int(status.st_size),
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// The stamps of some files of a folder in one short text; nil when one is missing.
    static func fingerprint(_ paths: [String], in folder: String) -> String? {
        // FNV-1a, 64 bits, word by word: it tells accidents, not attacks.
        var checksum: UInt64 = 14_695_981_039_346_656_037
        for path in paths {
            guard let stamp = stamp(of: folder + "/" + path) else { return nil }
            for word in [Int(stamp.inode), stamp.size, stamp.seconds, stamp.nanoseconds] {
                checksum = (checksum ^ UInt64(truncatingIfNeeded: word)) &* 1_099_511_628_211
            }
        }
        return String(checksum, radix: 16)
    }

    /// Copies a file.
    static func copy(_ source: String, to place: String) throws(OutputError) {
        try write([], to: place)
        let descriptor = open(place, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw OutputError.system(operation: "write", path: place, code: errno) }
        defer { close(descriptor) }
        var failure: OutputError?
        try pieces(of: source) { piece in
            guard failure == nil else { return }
            do throws(OutputError) {
                try write(Array(piece), to: descriptor, path: place)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// Size in bytes; 0 when there is no such file.
    static func size(of path: String) -> Int {
        var status = stat()
        return lstat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Paths of all files below a folder, relative to it, in a fixed order.
    ///
    /// - Throws: `OutputError` for a folder that cannot be read.
    static func files(below folder: String) throws(OutputError) -> [String] {
        guard try exists(folder) else { return [] }
        var files: [String] = []
        for entry in try entries(in: folder).sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            if entry.isFolder {
                for path in try self.files(below: folder + "/" + entry.name) { files.append(entry.name + "/" + path) }
            } else {
                files.append(entry.name)
            }
        }
        return files
    }

    /// Names of the folders in a folder, in a fixed order; none when there is no such folder.
    ///
    /// - Throws: `OutputError` for a folder that cannot be read.
    static func folders(in folder: String) throws(OutputError) -> [String] {
        guard try exists(folder) else { return [] }
        return try entries(in: folder).filter(\.isFolder).map(\.name)
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
