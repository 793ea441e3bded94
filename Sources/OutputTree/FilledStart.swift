import Foundation

/// A new tree that starts with the files of an earlier one: what stays is left alone, what changes is made anew, and
/// nothing is ever written into a file that is there, because other trees have it too.
extension OutputTree {
    /// Makes a place of the new tree the same file as another one.
    ///
    /// - Returns: false when the system makes no link.
    func put(_ source: String, at place: String) -> Bool {
        if startsFilled {
            if FileSystem.isSameFile(source, place) { return true }
            do { try clear(place) } catch { return false }
        }
        return link(source, place) == 0
    }

    /// Takes away what an earlier tree has at a place.
    func clear(_ place: String) throws(OutputError) {
        guard startsFilled, unlink(place) != 0, errno != ENOENT else { return }
        try FileSystem.removeTree(place)
    }

    /// Makes a folder of the new tree, in the place of whatever else an earlier tree has there.
    func makeFolder(_ folder: String) throws(OutputError) {
        let place = staging + "/" + folder
        if startsFilled {
            if let mode = try FileSystem.modeOfFolder(place) {
                if mode != 0o755 { chmod(place, 0o755) }
                return
            }
            // Another thread may have made it by now: no folder goes away here.
            if unlink(place) != 0, errno != ENOENT, errno != EISDIR {
                throw OutputError.system(operation: "remove", path: place, code: errno)
            }
        }
        try FileSystem.makeFolder(place)
    }

    /// Removes what an earlier tree had and the new one does not, on all processors.
    ///
    /// - Parameters:
    ///   - paths: all files of the new tree.
    ///   - folders: all folders of the new tree.
    func prune(_ paths: Set<String>, _ folders: Set<String>) throws(OutputError) {
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
            do throws(OutputError) {
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
    ) throws(OutputError) {
        try OutputTree.prune(staging, folder, paths, folders, later: later)
    }

    /// Removes what a folder should not have; its folders are for later.
    private static func prune(
        _ staging: String, _ folder: String, _ paths: Set<String>, _ folders: Set<String>, later: (String) -> Void
    ) throws(OutputError) {
        let place = folder.isEmpty ? staging : staging + "/" + folder
        for entry in try FileSystem.entries(in: place) {
            let path = folder.isEmpty ? entry.name : folder + "/" + entry.name
            if entry.isFolder, folders.contains(path) {
                later(path)
            } else if entry.isFolder || !paths.contains(path), path != marker {
                try FileSystem.remove(place + "/" + entry.name)
            }
        }
    }
}

/// The first of the failures several threads meet.
private final class Failures: @unchecked Sendable {
    // Guarded by the lock.
    private var failure: OutputError?
    private let lock = NSLock()

    var first: OutputError? {
        lock.lock()
        defer { lock.unlock() }
        return failure
    }

    func note(_ failure: OutputError) {
        lock.lock()
        defer { lock.unlock() }
        self.failure = self.failure ?? failure
    }
}
