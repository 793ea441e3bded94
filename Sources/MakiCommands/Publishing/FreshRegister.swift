import Disk
import RegisterStore

extension RegisterSession {
    /// Opens archive and register for one piece of work.
    ///
    /// A register file that did not exist before and holds nothing afterwards is removed: a submission that fails in
    /// the wrong folder leaves none behind.
    static func run(
        _ archive: ArchiveOptions, _ register: RegisterOptions, _ console: Console,
        _ work: (RegisterSession) throws -> Void
    ) throws {
        let isNew = try !Disk.exists(register.path)
        defer { if isNew { removeIfEmpty(register.path) } }
        try work(try open(archive, register, console))
    }

    private static func removeIfEmpty(_ path: String) {
        // What cannot be opened or counted is not known to be empty: it stays, and so does what cannot be removed.
        guard (try? Disk.exists(path)) == true, let store = try? RegisterStore(path: path),
            let counts = try? store.revisionCounts(), counts.isEmpty
        else { return }
        for name in [path, path + "-wal", path + "-shm"] { try? Disk.removeFile(name) }
    }
}
