import Foundation

/// A lock beside a tree; it ends with the value or the process.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock `PATH.lock`.
    ///
    /// - Throws: `OutputError.locked` when another process has it, `OutputError.system` when the system refuses.
    init(_ path: String) throws(OutputError) {
        let name = path + ".lock"
        let descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw OutputError.system(operation: "write", path: name, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            // Any other failure does not mean that somebody else has it.
            throw code == EWOULDBLOCK ? OutputError.locked(path) : .system(operation: "lock", path: name, code: code)
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }
}
