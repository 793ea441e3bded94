import Disk
import RegisterStore

/// The entries of a folder of drafts or sources.
package enum FolderContent {
    /// The name of an entry: file systems know bytes, not text.
    package struct Name: Sendable, Hashable {
        let bytes: [UInt8]
        /// The name; nil when the bytes are not UTF-8.
        package var text: String? { String(validating: bytes, as: UTF8.self) }
        /// The name for people.
        var shown: String { ReadableName.of(bytes) }
    }

    /// The names in a folder, in the order of their bytes; links are not told from what they lead to.
    ///
    /// - Throws: `CommandFailure` when the folder cannot be read to its end: what is not seen must not count as absent.
    package static func names(in folder: String) throws(CommandFailure) -> [Name] {
        try entries(of: folder).map { Name(bytes: $0.nameBytes) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// The entries of a folder, in no order.
    static func entries(of folder: String) throws(CommandFailure) -> [FolderEntry] {
        do {
            return try Disk.entries(of: folder)
        } catch {
            throw CommandFailure(error.message)
        }
    }
}
