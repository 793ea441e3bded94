import Foundation
import SystemPackage

/// A lock on a file that lies there for nothing else; it ends with the value or the process.
package final class FileLock: Sendable {
    private let descriptor: FileDescriptor

    /// Takes a lock; its file is made when there is none, and a link is not followed.
    ///
    /// - Parameters:
    ///   - permissions: of the file, less what the process masks.
    ///   - patience: how many times a twentieth of a second to wait for another process.
    ///   - isReading: whether the place may be one that nothing can be written to.
    /// - Returns: nil when nobody can lock the place, because nobody can write there.
    /// - Throws: `DiskError`; its `isHeld` says that another process has the lock.
    package static func take(
        _ path: String, permissions: UInt32, patience: Int = 0, isReading: Bool = false
    ) throws(DiskError) -> FileLock? {
        let descriptor: FileDescriptor
        do throws(DiskError) {
            descriptor = try opened(path, .readWrite, permissions)
        } catch {
            guard isReading, error.isReadOnly else { throw error }
            do throws(DiskError) { descriptor = try opened(path, .readOnly, nil) } catch {
                // Nobody has locked it yet, and who may not write here cannot be in the way.
                if error.isMissing || error.isForbidden { return nil }
                throw error
            }
        }
        let lock = FileLock(descriptor)
        for _ in 0..<patience {
            do throws(DiskError) { return try lock.hold(path) } catch {
                guard error.isHeld else { throw error }
            }
            usleep(50_000)
        }
        return try lock.hold(path)
    }

    private static func opened(
        _ path: String, _ mode: FileDescriptor.AccessMode, _ permissions: UInt32?
    ) throws(DiskError) -> FileDescriptor {
        let options: FileDescriptor.OpenOptions = permissions == nil ? [] : .create
        return try translated(.write, path) {
            try path.withCString {
                try FileDescriptor.open(
                    $0, mode, options: options.union([.closeOnExec, .noFollow]),
                    permissions: permissions.map { FilePermissions(rawValue: $0) })
            }
        }
    }

    private init(_ descriptor: FileDescriptor) {
        self.descriptor = descriptor
    }

    private func hold(_ path: String) throws(DiskError) -> FileLock {
        try calling(.lock, path) { flock(descriptor.rawValue, LOCK_EX | LOCK_NB) }
        return self
    }

    deinit {
        // The lock ends with the process at the latest.
        try? descriptor.close()
    }
}
