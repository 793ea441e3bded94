import CSystemCalls
import Foundation

extension Disk {
    /// Makes a new file with these bytes and exactly these permissions; it may reach the disk later.
    ///
    /// - Throws: `DiskError`, also when there is something already.
    package static func create(_ path: String, _ bytes: [UInt8], exactly permissions: UInt32) throws(DiskError) {
        let file = try creating(path, exactly: permissions)
        try file.write(bytes)
        try file.close()
    }

    /// Opens a new file with exactly these permissions, whatever the process masks.
    ///
    /// - Throws: `DiskError`, also when there is something already.
    package static func creating(_ path: String, exactly permissions: UInt32) throws(DiskError) -> OpenFile {
        let file = try OpenFile.creating(path, permissions: permissions)
        if !Umask.keepsPublic { try file.setPermissions(permissions) }
        return file
    }

    /// Makes an empty file where there is nothing; what is there stays as it is.
    ///
    /// - Parameter permissions: less what the process masks.
    /// - Throws: `DiskError` when it cannot be made.
    package static func makeFile(_ path: String, permissions: UInt32) throws(DiskError) {
        do throws(DiskError) {
            try OpenFile.creating(path, permissions: permissions).close()
        } catch {
            if error.isTaken { return }
            throw DiskError(.create, path, error.code)
        }
    }

    /// Makes a new file with these bytes; returns when they have reached the disk. What fails leaves no file.
    ///
    /// Its name has reached the disk when its folder has (`synchronizeFolder`).
    ///
    /// - Parameter permissions: less what the process masks.
    /// - Returns: what the system says about the file.
    /// - Throws: `DiskError`, also when there is something already.
    @discardableResult
    package static func createForGood(
        _ path: String, _ bytes: [UInt8], permissions: UInt32 = permissionsOfOwn
    ) throws(DiskError) -> FileStatus {
        let file = try OpenFile.creating(path, permissions: permissions)
        do throws(DiskError) {
            try file.write(bytes)
            try file.synchronize()
            let status = try file.status()
            try file.close()
            return status
        } catch {
            // What cannot be removed is found by `maki fsck`; it counts for nothing.
            unlink(path)
            throw error
        }
    }

    /// Puts a new file in the place of another one, or where there is none: there is always the old one or the new one,
    /// whole, and on return the new one for good.
    ///
    /// - Parameters:
    ///   - permissions: exact ones; nil for those of new files.
    ///   - ending: what the file is called meanwhile, behind its name.
    /// - Throws: `DiskError`; the old file is there as before.
    package static func replace(
        _ path: String, with bytes: [UInt8], exactly permissions: UInt32? = nil, meanwhile ending: String = ownEnding
    ) throws(DiskError) {
        let temporary = path + ending
        try createForGood(temporary, bytes)
        do throws(DiskError) {
            if let permissions { try setPermissions(temporary, permissions) }
            try rename(temporary, to: path)
        } catch {
            unlink(temporary)
            throw error
        }
        try synchronizeFolder(parent(of: path))
    }

    /// Makes a file that gets its name when it is whole and on the disk.
    ///
    /// - Returns: false when there is something of this name already; it stays as it is.
    /// - Throws: `DiskError`; there is no file then.
    package static func createWhole(_ path: String, _ bytes: [UInt8]) throws(DiskError) -> Bool {
        guard try kind(of: path) == nil else { return false }
        let temporary = path + ownEnding
        try createForGood(temporary, bytes)
        do throws(DiskError) {
            do throws(DiskError) {
                try renameNew(temporary, to: path)
            } catch {
                // Not every file system can rename without replacing; what was not there a moment ago is replaced by
                // nobody else.
                guard error.code == EINVAL else { throw error }
                try rename(temporary, to: path)
            }
        } catch {
            unlink(temporary)
            if error.isTaken { return false }
            throw error
        }
        try synchronizeFolder(parent(of: path))
        return true
    }

    /// What the name of a file ends in until it is whole: no other process has this ending.
    package static var ownEnding: String { ".maki-\(getpid())" }

    /// Copies a file to a place where nothing is, for everybody to read.
    ///
    /// - Throws: `DiskError` when one cannot be read or the other not be written.
    package static func copy(_ source: String, to place: String) throws(DiskError) {
        let copy = try creating(place, exactly: permissionsOfPublic)
        try OpenFile.reading(source, followsLinks: false).pieces { piece throws(DiskError) in try copy.write(piece) }
        try copy.close()
    }

    /// Gives a file or folder exactly these permissions.
    ///
    /// - Throws: `DiskError` when the system refuses.
    package static func setPermissions(_ path: String, _ permissions: UInt32) throws(DiskError) {
        try calling(.write, path) { chmod(path, permissions) }
    }

    /// Gives a file or folder another name, in the place of whatever has that.
    ///
    /// - Throws: `DiskError` with the new name.
    package static func rename(_ path: String, to name: String) throws(DiskError) {
        try calling(.replace, name) { Foundation.rename(path, name) }
    }

    /// Gives a file another name that nothing has yet.
    ///
    /// - Throws: `DiskError` with the new name, also when something has it, or the file system cannot tell.
    package static func renameNew(_ path: String, to name: String) throws(DiskError) {
        try calling(.replace, name) { maki_rename_new(path, name) }
    }

    /// Swaps two folders in one step (`renameat2` with `RENAME_EXCHANGE`, Linux 3.15).
    ///
    /// - Throws: `DiskError` with the second name.
    package static func exchange(_ first: String, _ second: String) throws(DiskError) {
        try calling(.replace, second) { maki_exchange_paths(first, second) }
    }

    /// Gives a file a second name.
    ///
    /// - Throws: `DiskError` with the new name: not every file system has links, and none has them without end.
    package static func link(_ path: String, as name: String) throws(DiskError) {
        try calling(.write, name) { Foundation.link(path, name) }
    }
}

extension OpenFile {
    /// Gives the file exactly these permissions.
    ///
    /// - Throws: `DiskError` when the system refuses.
    package func setPermissions(_ permissions: UInt32) throws(DiskError) {
        let descriptor = try open(.write)
        try calling(.write, path) { fchmod(descriptor.rawValue, permissions) }
    }

    /// Waits until what was written has reached the disk.
    ///
    /// - Throws: `DiskError` when it has not.
    package func synchronize() throws(DiskError) {
        let descriptor = try open(.synchronize)
        try calling(.synchronize, path) { fsync(descriptor.rawValue) }
    }
}
