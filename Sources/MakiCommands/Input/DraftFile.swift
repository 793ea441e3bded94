import Findings
import Foundation

/// Writes drafts: files of an official, which must be whole at any moment.
enum DraftFile {
    /// Replaces a file in one step, keeping its permissions; a link stays a link.
    static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
        var target = path
        if let resolved = realpath(path, nil) {
            target = String(cString: resolved)
            free(resolved)
        }
        var status = stat()
        let mode = stat(target, &status) == 0 ? status.st_mode & 0o7777 : 0o644
        let temporary = target + ".maki-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure(path, errno) }
        fchmod(descriptor, mode)
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = errno
                close(descriptor)
                unlink(temporary)
                throw failure(path, code)
            }
            offset += count
        }
        guard close(descriptor) == 0, rename(temporary, target) == 0 else {
            let code = errno
            unlink(temporary)
            throw failure(path, code)
        }
    }

    /// Writes a file that must not exist yet.
    static func create(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
        guard !InputPaths.exists(path) else {
            throw CommandFailure(
                de: "\(path) gibt es schon; es wird nichts überschrieben.",
                en: "\(path) exists already; nothing is overwritten.")
        }
        try replace(path, with: bytes)
    }

    private static func failure(_ path: String, _ code: Int32) -> CommandFailure {
        let reason = String(cString: strerror(code))
        return CommandFailure(
            de: "\(path) lässt sich nicht schreiben (\(reason)).", en: "\(path) cannot be written (\(reason)).")
    }
}
