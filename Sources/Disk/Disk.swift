import Foundation

/// The only place of the program that reads, writes, lists and locks files: each function is one promise about the disk.
///
/// Interrupted calls are repeated; every other failure is thrown as `DiskError`. Standard streams, terminals and sockets are
/// no files and stand where they are used, and so do the files that libraries write themselves (SQLite, workbooks).
package enum Disk {
    /// Permissions of new files that hold what is not public: owner and group, less what the process masks.
    package static let permissionsOfOwn: UInt32 = 0o660
    /// Permissions of new folders that hold such files, less what the process masks.
    package static let permissionsOfOwnFolders: UInt32 = 0o770
    /// Permissions of files that everybody may read.
    package static let permissionsOfPublic: UInt32 = 0o644
    /// Permissions of folders that everybody may read.
    package static let permissionsOfPublicFolders: UInt32 = 0o755

    /// Permissions of folders that nobody but their owner may read.
    package static let permissionsOfOwner: UInt32 = 0o700

    /// The folder a path lies in.
    package static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.utf8.startIndex ? "/" : String(decoding: path.utf8[..<slash], as: UTF8.self)
    }

    /// A path without slashes at its end; of the root one is left.
    package static func withoutSlashes(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
        return path
    }

    /// A path from the root of the file system.
    package static func absolute(_ path: String) -> String {
        path.utf8.first == UInt8(ascii: "/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// The path of what a path leads to, without links and dots; nil when there is nothing.
    ///
    /// - Throws: `DiskError` when the system cannot tell.
    package static func realPath(of path: String) throws(DiskError) -> String? {
        guard let real = realpath(path, nil) else {
            let error = DiskError(.read, path, lastError)
            if error.isMissing { return nil }
            throw error
        }
        defer { free(real) }
        return String(cString: real)
    }

    /// The path a link leads to, link by link; the path itself when it is none, or leads nowhere.
    ///
    /// - Throws: `DiskError` when the system cannot tell.
    package static func destination(ofLink path: String) throws(DiskError) -> String {
        guard try kind(of: path) == .link else { return path }
        return try realPath(of: path) ?? path
    }

    /// Whether this user may write to what a path leads to; false when there is nothing.
    package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// Whether this user may run what a path leads to; false when there is nothing.
    package static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }
}
