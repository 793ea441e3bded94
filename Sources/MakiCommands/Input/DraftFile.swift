import Findings
import Foundation
import PathNames
import RegisterStore

/// Writes drafts: files of an official, which must be whole at any moment, and on the disk when the command says so.
enum DraftFile {
    /// Replaces a file in one step, keeping its permissions; a link stays a link.
    ///
    /// A new file is for owner and group, as the process masks it: drafts hold what is not public.
    static func replace(_ path: String, with bytes: [UInt8]) throws {
        var target = path
        if let resolved = realpath(path, nil) {
            target = String(cString: resolved)
            free(resolved)
        } else if errno != ENOENT {
            throw failure(path, String(cString: strerror(errno)))
        }
        var status = stat()
        let mode = stat(target, &status) == 0 ? status.st_mode & 0o7777 : nil
        if mode == nil, errno != ENOENT { throw failure(path, String(cString: strerror(errno))) }
        try explained(path) { () throws(StoreError) in try SystemFile.replace(target, with: bytes, mode: mode) }
    }

    /// Writes a file that must not exist yet.
    static func create(_ path: String, _ bytes: [UInt8]) throws {
        let isNew = try explained(path) { () throws(StoreError) in try SystemFile.createWhole(path, bytes) }
        guard isNew else {
            throw CommandFailure(
                de: "\(path) gibt es schon; es wird nichts überschrieben.",
                en: "\(path) exists already; nothing is overwritten.")
        }
    }

    /// Writes a new file of a name that came from outside into a folder.
    static func create(in folder: String, _ name: String, _ bytes: [UInt8]) throws {
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
    private static func explained<Value>(_ path: String, _ work: () throws(StoreError) -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            if case .system(_, _, let reason) = error { throw failure(path, reason) }
            throw error
        }
    }

    private static func failure(_ path: String, _ reason: String) -> CommandFailure {
        CommandFailure(
            de: "\(path) lässt sich nicht schreiben (\(reason)).", en: "\(path) cannot be written (\(reason)).")
    }
}
