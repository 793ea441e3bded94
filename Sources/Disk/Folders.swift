import CSystemCalls
import Foundation

extension Disk {
    /// Makes a folder; one that is there stays as it is.
    ///
    /// - Parameter permissions: less what the process masks.
    /// - Returns: whether it is new.
    /// - Throws: `DiskError` when the system refuses.
    @discardableResult
    package static func makeFolder(_ path: String, permissions: UInt32) throws(DiskError) -> Bool {
        do throws(DiskError) {
            try calling(.create, path) { mkdir(path, permissions) }
            return true
        } catch {
            if error.isTaken { return false }
            throw error
        }
    }

    /// Makes a folder that everybody may read, whatever the process masks; of one that is there the permissions are set.
    ///
    /// - Throws: `DiskError` when the system refuses.
    package static func makePublicFolder(_ path: String) throws(DiskError) {
        try makeFolder(path, permissions: permissionsOfPublicFolders)
        if !Umask.keepsPublic { try setPermissions(path, permissionsOfPublicFolders) }
    }

    /// Makes a folder and what is missing above it.
    ///
    /// - Throws: `DiskError` when the system refuses.
    package static func makeFolders(_ path: String) throws(DiskError) {
        let path = withoutSlashes(path)
        var missing: [String] = []
        var folder = path
        while folder != ".", folder != "/", try !leadsToFolder(folder) {
            missing.append(folder)
            folder = parent(of: folder)
        }
        for folder in missing.reversed() { try makeFolder(folder, permissions: 0o777) }
    }

    /// Removes a file, or a link and not what it leads to; does nothing when there is nothing.
    ///
    /// - Throws: `DiskError` when the system refuses, also for a folder.
    package static func removeFile(_ path: String) throws(DiskError) {
        do throws(DiskError) {
            try calling(.remove, path) { unlink(path) }
        } catch {
            if error.code != ENOENT { throw error }
        }
    }

    /// Removes a file or folder with all that is in it; nothing when it is not there.
    ///
    /// - Throws: `DiskError` when something stays.
    package static func remove(_ path: String) throws(DiskError) {
        guard let kind = try kind(of: path) else { return }
        guard kind == .folder else {
            try calling(.remove, path) { unlink(path) }
            return
        }
        for entry in try entries(of: path) { try remove(path + "/" + String(decoding: entry.nameBytes, as: UTF8.self)) }
        try calling(.remove, path) { rmdir(path) }
    }

    /// Removes a folder with all that is in it, on all processors: a tree has many folders of the same kind.
    ///
    /// Of a link to a folder only the link goes.
    ///
    /// - Throws: `DiskError` when something stays.
    package static func removeTree(_ path: String) throws(DiskError) {
        guard try kind(of: path) == .folder else { return try remove(path) }
        var parts: [String] = []
        for folder in try entries(of: path) where folder.isFolder {
            let place = path + "/" + String(decoding: folder.nameBytes, as: UTF8.self)
            for entry in try entries(of: place) {
                parts.append(place + "/" + String(decoding: entry.nameBytes, as: UTF8.self))
            }
        }
        let share = 64
        let found = parts
        DispatchQueue.concurrentPerform(iterations: (found.count + share - 1) / share) { number in
            for part in found[number * share..<min(found.count, (number + 1) * share)] {
                // What cannot be removed is met again below.
                try? remove(part)
            }
        }
        try remove(path)
    }

    /// Waits until the names in a folder have reached the disk: those of new files, and those that are gone.
    ///
    /// - Throws: `DiskError` when they have not.
    package static func synchronizeFolder(_ path: String) throws(DiskError) {
        try OpenFile.folder(path).synchronize()
    }

    /// Waits until everything written on the file system of a folder has reached the disk.
    ///
    /// - Throws: `DiskError` when it has not.
    package static func synchronizeFileSystem(of folder: String) throws(DiskError) {
        let folder = try OpenFile.folder(folder)
        let descriptor = try folder.open(.synchronize)
        try calling(.synchronize, folder.path) { maki_synchronize_filesystem(descriptor.rawValue) }
    }
}
