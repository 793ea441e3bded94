import SystemPackage

/// What the system says about a file or folder.
public struct FileStatus: Sendable {
    /// What is at a path.
    public enum Kind: Sendable, Hashable {
        /// A regular file.
        case file
        /// A folder.
        case folder
        /// A symbolic link.
        case link
        /// A pipe, a device, a socket.
        case other
    }

    /// A time as the file system keeps it.
    public struct Moment: Sendable, Hashable {
        /// Seconds since 1970.
        public let seconds: Int
        /// Nanoseconds in the second.
        public let nanoseconds: Int
    }

    /// What it is.
    public let kind: Kind
    /// Who may do what with it: the lowest twelve bits of its mode.
    public let permissions: UInt32
    /// Size in bytes.
    public let size: Int
    /// Number of the file system.
    public let device: UInt64
    /// Number of the file in its file system.
    public let inode: UInt64
    /// When its content changed last.
    public let modified: Moment
    /// When its content, name, owner or permissions changed last.
    public let changed: Moment

    init(_ status: Stat) {
        kind =
            switch status.type {
            case .regular: .file
            case .directory: .folder
            case .symbolicLink: .link
            default: .other
            }
        permissions = UInt32(status.permissions.rawValue)
        size = Int(status.size)
        device = UInt64(status.deviceID.rawValue)
        inode = UInt64(status.inode.rawValue)
        modified = Moment(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
        changed = Moment(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
    }

    /// Whether two names are one file.
    package func isSame(as other: FileStatus) -> Bool { inode == other.inode && device == other.device }
}

extension Disk {
    /// What the system says about a path itself, not where a link leads; nil when there is nothing.
    ///
    /// - Throws: `DiskError` when it cannot tell: what cannot be seen must not count as absent.
    package static func status(of path: String) throws(DiskError) -> FileStatus? {
        try found(path, followsLinks: false)
    }

    /// What the system says about what a path leads to, link by link; nil when there is nothing.
    ///
    /// - Throws: `DiskError` when it cannot tell.
    package static func status(behind path: String) throws(DiskError) -> FileStatus? {
        try found(path, followsLinks: true)
    }

    private static func found(_ path: String, followsLinks: Bool) throws(DiskError) -> FileStatus? {
        do throws(DiskError) {
            return FileStatus(
                try translated(.read, path) {
                    try path.withCString { try Stat($0, followTargetSymlink: followsLinks, retryOnInterrupt: true) }
                })
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    /// What is at a path itself; nil when there is nothing.
    ///
    /// - Throws: `DiskError` when the system cannot tell.
    package static func kind(of path: String) throws(DiskError) -> FileStatus.Kind? { try status(of: path)?.kind }

    /// Whether there is anything at a path, a link that leads nowhere included.
    ///
    /// - Throws: `DiskError` when the system cannot tell.
    package static func exists(_ path: String) throws(DiskError) -> Bool { try status(of: path) != nil }

    /// Whether there is a folder, or a link that leads to one.
    ///
    /// - Throws: `DiskError` when the system cannot tell.
    package static func leadsToFolder(_ path: String) throws(DiskError) -> Bool {
        try status(behind: path)?.kind == .folder
    }

    /// Size in bytes; 0 when there is nothing.
    ///
    /// - Throws: `DiskError` when the system cannot tell.
    package static func size(of path: String) throws(DiskError) -> Int { try status(of: path)?.size ?? 0 }

    /// Whether two names are one regular file.
    ///
    /// - Throws: `DiskError` when the system cannot tell.
    package static func isSameFile(_ first: String, _ second: String) throws(DiskError) -> Bool {
        guard let first = try status(of: first), first.kind == .file, let second = try status(of: second) else {
            return false
        }
        return first.isSame(as: second)
    }
}
