import Foundation

/// One entry of a folder.
package struct FolderEntry: Sendable {
    /// The bytes of its name: file systems know bytes, not text.
    package let nameBytes: [UInt8]
    /// What it is; a link is one, wherever it leads.
    package let kind: FileStatus.Kind

    /// Its name; nil when the bytes are not UTF-8.
    package var name: String? { String(validating: nameBytes, as: UTF8.self) }
    /// Its name for people, with strange bytes as `\xFF`.
    package var shownName: String { ReadableName.of(nameBytes) }
    /// Whether it is a folder, and no link to one.
    package var isFolder: Bool { kind == .folder }
}

extension Disk {
    /// Everything in a folder but `.` and `..`, in no order.
    ///
    /// - Throws: `DiskError` when it cannot be read to its end: what is not seen must not count as absent.
    package static func entries(of folder: String) throws(DiskError) -> [FolderEntry] {
        guard let directory = opendir(folder) else { throw DiskError(.read, folder, lastError) }
        defer { closedir(directory) }
        var entries: [FolderEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else {
                if lastError == .interrupted { continue }
                guard errno == 0 else { throw DiskError(.read, folder, lastError) }
                return entries
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in Array(bytes.prefix { $0 != 0 }) }
            guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
            let kind: FileStatus.Kind
            switch Int(entry.pointee.d_type) {
            case Int(DT_REG): kind = .file
            case Int(DT_DIR): kind = .folder
            case Int(DT_LNK): kind = .link
            case Int(DT_UNKNOWN):
                // Some file systems do not say it in the folder.
                kind = try self.kind(of: folder + "/" + String(decoding: name, as: UTF8.self)) ?? .other
            default: kind = .other
            }
            entries.append(FolderEntry(nameBytes: name, kind: kind))
        }
    }

    /// Whether there is a folder, or a link to one, with nothing in it.
    ///
    /// - Throws: `DiskError` when the system cannot tell.
    package static func isEmptyFolder(_ path: String) throws(DiskError) -> Bool {
        guard try leadsToFolder(path) else { return false }
        return try entries(of: path).isEmpty
    }

    /// Paths of all files below a folder, relative to it, in a fixed order; none when there is no such folder.
    ///
    /// - Throws: `DiskError` for a folder that cannot be read.
    package static func files(below folder: String) throws(DiskError) -> [String] {
        guard try exists(folder) else { return [] }
        var files: [String] = []
        for entry in try named(entries(of: folder)) {
            if entry.isFolder {
                for path in try self.files(below: folder + "/" + entry.name) { files.append(entry.name + "/" + path) }
            } else {
                files.append(entry.name)
            }
        }
        return files
    }

    /// Names of the folders in a folder, in a fixed order; none when there is no such folder.
    ///
    /// - Throws: `DiskError` for a folder that cannot be read.
    package static func folders(in folder: String) throws(DiskError) -> [String] {
        guard try exists(folder) else { return [] }
        return try named(entries(of: folder)).filter(\.isFolder).map(\.name)
    }

    /// Entries of a tree of ours, whose names are plain, in the order of their names' bytes.
    private static func named(_ entries: [FolderEntry]) -> [(name: String, isFolder: Bool)] {
        entries.map { (String(decoding: $0.nameBytes, as: UTF8.self), $0.isFolder) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
