import Findings
import Publication
import RegisterStore
import SourceJSON

/// Writes the archive anew from the store, file by file as it was.
struct ArchiveWriting {
    let store: RegisterStore
    let archive: Archive

    /// Files written and synchronised together.
    private static let batch = 500

    /// Writes what the archive lacks; files that are there must be the same.
    ///
    /// - Returns: how many revisions were written.
    func write() throws -> Int {
        let lock = try archive.lock()
        defer { withExtendedLifetime(lock) {} }
        try archive.finishInterrupted()
        var pending: [(path: String, bytes: [UInt8])] = []
        var written = 0
        try store.forEachRecord { id, revisions in
            for revision in revisions {
                let record = try Snapshot.parse(revision, catalogue: .standard)
                let path = try Archive.path(
                    type: record.type, authority: record.authority, id: id, revision: revision.revision)
                if try archive.contains(path) {
                    guard try archive.read(path) == revision.bytes else {
                        throw CommandFailure(
                            de: "\(archive.root)/\(path) hat anderen Inhalt als das Register; nichts überschrieben.",
                            en: "\(archive.root)/\(path) differs from the register; nothing was overwritten.")
                    }
                    continue
                }
                pending.append((path, revision.bytes))
                written += 1
            }
            if pending.count >= ArchiveWriting.batch {
                try archive.write(pending)
                pending.removeAll(keepingCapacity: true)
            }
        }
        if !pending.isEmpty { try archive.write(pending) }
        return written
    }
}
