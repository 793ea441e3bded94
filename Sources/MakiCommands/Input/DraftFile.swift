import Disk
import Findings
import PathNames
import Publishing

/// Writes drafts: files of an official, which must be whole at any moment, and on the disk when the command says so.
enum DraftFile {
    /// Replaces a file in one step, keeping its permissions; a link stays a link.
    ///
    /// A new file is for owner and group, as the process masks it: drafts hold what is not public.
    static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
        let target = try explained(Disk.realPath(of: path), path) ?? path
        let permissions = try explained(Disk.status(behind: target), path)?.permissions
        try explained(Disk.replace(target, with: bytes, exactly: permissions), path)
    }

    /// Writes a file that must not exist yet.
    static func create(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
        let isNew = try explained(Disk.createWhole(path, bytes), path)
        guard isNew else {
            throw CommandFailure(
                de: "\(path) gibt es schon; es wird nichts überschrieben.",
                en: "\(path) exists already; nothing is overwritten.")
        }
    }

    /// Writes a new file of a name that came from outside into a folder.
    static func create(in folder: String, _ name: String, _ bytes: [UInt8]) throws(CommandFailure) {
        let path: String
        do throws(UnsafeName) {
            path = try folder.appending(PathComponent(name))
        } catch {
            let shown = TerminalText.escaped(error.name)
            throw CommandFailure(
                de: "\"\(shown)\" kann kein Name einer Datei sein; sie wird nicht geschrieben.",
                en: "\"\(shown)\" cannot be the name of a file; it is not written.")
        }
        try create(path, bytes)
    }

    /// Failures name the draft, not the temporary file beside it.
    private static func explained<Value>(
        _ work: @autoclosure () throws(DiskError) -> Value, _ path: String
    ) throws(CommandFailure) -> Value {
        do {
            return try work()
        } catch {
            throw CommandFailure(error.fileReason(path))
        }
    }
}
