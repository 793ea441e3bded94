import SystemPackage

extension Disk {
    /// The bytes of a regular file, at most `limit`; a link is not followed.
    ///
    /// - Throws: `DiskError`, also when there is no regular file: a pipe in its place must not make the program wait.
    package static func read(_ path: String, atMost limit: Int) throws(DiskError) -> [UInt8] {
        let file = try OpenFile.reading(path, followsLinks: false)
        let status = try file.status()
        guard status.kind == .file else { throw DiskError(.read, path, Errno.invalidArgument) }
        return try file.readAll(expecting: status.size, atMost: limit)
    }

    /// The bytes of what a path leads to; nil when there is nothing.
    ///
    /// - Throws: `DiskError` when it cannot be read.
    package static func contents(of path: String) throws(DiskError) -> [UInt8]? {
        let file: OpenFile
        do throws(DiskError) { file = try OpenFile.reading(path) } catch {
            if error.isMissing { return nil }
            throw error
        }
        return try file.readAll(expecting: try file.status().size, atMost: .max)
    }

    /// Whether a regular file has exactly this content; false when there is none.
    ///
    /// - Throws: `DiskError` when it cannot be read.
    package static func content(of path: String, equals bytes: [UInt8]) throws(DiskError) -> Bool {
        guard let file = try regular(path, size: bytes.count) else { return false }
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = try file.read(atMost: min(comparedAtOnce, rest.count))
            guard !piece.isEmpty, piece.elementsEqual(rest.prefix(piece.count)) else { return false }
            rest = rest.dropFirst(piece.count)
        }
        return true
    }

    /// Whether two regular files have the same content; false when one of them is missing.
    ///
    /// - Throws: `DiskError` when one of them cannot be read.
    package static func content(of path: String, equalsFile other: String) throws(DiskError) -> Bool {
        guard let first = try status(of: path), first.kind == .file, let second = try status(of: other),
            second.kind == .file, first.size == second.size
        else { return false }
        if first.isSame(as: second) { return true }
        guard let left = try regular(path, size: second.size), let right = try regular(other, size: second.size) else {
            return false
        }
        while true {
            let piece = try left.read(atMost: comparedAtOnce)
            guard try right.read(atMost: comparedAtOnce) == piece else { return false }
            if piece.isEmpty { return true }
        }
    }

    private static let comparedAtOnce = 1 << 16

    /// Opens a regular file of this size; nil when there is none.
    private static func regular(_ path: String, size: Int) throws(DiskError) -> OpenFile? {
        do throws(DiskError) {
            let file = try OpenFile.reading(path, followsLinks: false)
            let status = try file.status()
            return status.kind == .file && status.size == size ? file : nil
        } catch {
            if error.isMissing || error.isLink { return nil }
            throw error
        }
    }
}
