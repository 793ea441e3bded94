import Disk
import Foundation

/// A new tree that starts with the files of an earlier one: what stays is left alone, what changes is made anew, and
/// nothing is ever written into a file that is there, because other trees have it too.
extension OutputTree {
    /// Keeps other builds away from a tree.
    static func lock(_ path: String) throws(OutputError) -> FileLock? {
        do throws(DiskError) {
            return try FileLock.take(path + ".lock", permissions: Disk.permissionsOfPublic)
        } catch {
            throw error.isHeld ? OutputError.locked(path) : OutputError.disk(error)
        }
    }

    /// Starts a new tree with the files of an earlier one.
    ///
    /// - Returns: false when there is none of ours: the new tree then starts empty.
    static func takes(_ previous: String, as staging: String) -> Bool {
        do throws(DiskError) {
            guard try Disk.kind(of: previous) == .folder, try Disk.kind(of: previous + "/" + marker) == .file else {
                return false
            }
            try Disk.rename(previous, to: staging)
            return true
        } catch {
            // A start that cannot be used costs time and nothing else.
            return false
        }
    }

    /// Makes a place of the new tree the same file as another one.
    ///
    /// - Returns: false when the system makes no link.
    func put(_ source: String, at place: String) -> Bool {
        do throws(DiskError) {
            if startsFilled {
                if try Disk.isSameFile(source, place) { return true }
                try clear(place)
            }
            try Disk.link(source, as: place)
            return true
        } catch {
            // The caller writes the file instead, and meets what is really wrong with the place.
            return false
        }
    }

    /// Takes away what an earlier tree has at a place.
    func clear(_ place: String) throws(DiskError) {
        guard startsFilled else { return }
        do throws(DiskError) { try Disk.removeFile(place) } catch { try Disk.removeTree(place) }
    }

    /// Makes a folder of the new tree, in the place of whatever else an earlier tree has there.
    func makeFolder(_ folder: String) throws(DiskError) {
        let place = staging + "/" + folder
        if startsFilled {
            if let status = try Disk.status(of: place), status.kind == .folder {
                if status.permissions != Disk.permissionsOfPublicFolders {
                    try Disk.setPermissions(place, Disk.permissionsOfPublicFolders)
                }
                return
            }
            do throws(DiskError) { try Disk.removeFile(place) } catch {
                // Another thread may have made it by now: no folder goes away here.
                guard error.isFolder else { throw error }
            }
        }
        try Disk.makePublicFolder(place)
    }

    /// Removes what an earlier tree had and the new one does not, on all processors.
    ///
    /// - Parameters:
    ///   - paths: all files of the new tree.
    ///   - folders: all folders of the new tree.
    func prune(_ paths: Set<String>, _ folders: Set<String>) throws(DiskError) {
        let staging = staging
        // Folders of folders: enough pieces for every processor.
        var parts: [String] = []
        try prune("", paths, folders, later: { parts.append($0) })
        var deeper: [String] = []
        for part in parts { try prune(part, paths, folders, later: { deeper.append($0) }) }
        let share = 64
        let found = deeper
        let failures = Failures()
        DispatchQueue.concurrentPerform(iterations: (found.count + share - 1) / share) { number in
            var rest = Array(found[number * share..<min(found.count, (number + 1) * share)])
            do throws(DiskError) {
                while let folder = rest.popLast() {
                    try OutputTree.prune(staging, folder, paths, folders, later: { rest.append($0) })
                }
            } catch {
                failures.note(error)
            }
        }
        if let failure = failures.first { throw failure }
    }

    private func prune(
        _ folder: String, _ paths: Set<String>, _ folders: Set<String>, later: (String) -> Void
    ) throws(DiskError) {
        try OutputTree.prune(staging, folder, paths, folders, later: later)
    }

    /// Removes what a folder should not have; its folders are for later.
    private static func prune(
        _ staging: String, _ folder: String, _ paths: Set<String>, _ folders: Set<String>, later: (String) -> Void
    ) throws(DiskError) {
        let place = folder.isEmpty ? staging : staging + "/" + folder
        for entry in try Disk.entries(of: place) {
            // A name that is not UTF-8 is none of ours: it is not found, and the folder does not go.
            let name = String(decoding: entry.nameBytes, as: UTF8.self)
            let path = folder.isEmpty ? name : folder + "/" + name
            if entry.isFolder, folders.contains(path) {
                later(path)
            } else if entry.isFolder || !paths.contains(path), path != marker {
                try Disk.remove(place + "/" + name)
            }
        }
    }
}

/// The first of the failures several threads meet.
private final class Failures: @unchecked Sendable {
    // Guarded by the lock.
    private var failure: DiskError?
    private let lock = NSLock()

    var first: DiskError? {
        lock.lock()
        defer { lock.unlock() }
        return failure
    }

    func note(_ failure: DiskError) {
        lock.lock()
        defer { lock.unlock() }
        self.failure = self.failure ?? failure
    }
}
