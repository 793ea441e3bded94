import Foundation

/// A lock beside a tree; it ends with the value or the process.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock `PATH.lock`.
    ///
    /// - Throws: `OutputError.locked` when another process has it.
    init(_ path: String) throws(OutputError) {
        let name = path + ".lock"
        let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputError.system(operation: "write", path: name, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw OutputError.locked(path)
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }
}
