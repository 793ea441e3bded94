import Disk
import FieldCatalogue
import Findings
import RegisterStore

/// The store, brought up to date with the archive.
package struct RegisterSession {
    /// What records are made of.
    package let catalogue: Catalogue
    /// The archive.
    package let archive: Archive
    /// The store.
    package let store: RegisterStore
    /// How many revisions of the archive were loaded when it was opened.
    package let loaded: Int
    /// The time, asked for anew whenever something is accepted.
    let clock: @Sendable () -> Instant

    /// Opens both.
    ///
    /// - Parameter purpose: what is going to be done; for reading neither has to be writable.
    /// - Throws: `ArchiveFindings` for faults in the archive, `StoreError` for what cannot be used.
    package static func open(
        archive: String, register: String, clock: @escaping @Sendable () -> Instant,
        for purpose: RegisterStore.Purpose = .storing
    ) throws -> RegisterSession {
        let catalogue = Catalogue.standard
        let place = Archive(root: archive)
        let store = try RegisterStore(path: register, for: purpose)
        let lock = try Disk.exists(place.root) ? place.lock(isReading: purpose == .reading) : nil
        defer { withExtendedLifetime(lock) {} }
        let loaded = try ArchiveLoading(archive: place, store: store, catalogue: catalogue, now: clock()).load()
        return RegisterSession(catalogue: catalogue, archive: place, store: store, loaded: loaded, clock: clock)
    }

    /// Opens both for one piece of work.
    ///
    /// A register file that did not exist before and holds nothing afterwards is removed: a submission that fails in
    /// the wrong folder leaves none behind.
    ///
    /// - Throws: as `open`, and what the work throws.
    package static func run<Value>(
        archive: String, register: String, clock: @escaping @Sendable () -> Instant,
        _ work: (RegisterSession) throws -> Value
    ) throws -> Value {
        let isNew = try !Disk.exists(register)
        defer { if isNew { removeIfEmpty(register) } }
        return try work(try open(archive: archive, register: register, clock: clock))
    }

    private static func removeIfEmpty(_ path: String) {
        // What cannot be opened or counted is not known to be empty: it stays, and so does what cannot be removed.
        guard (try? Disk.exists(path)) == true, let store = try? RegisterStore(path: path),
            let counts = try? store.revisionCounts(), counts.isEmpty
        else { return }
        // An empty register that cannot be removed is in nobody's way.
        for name in [path, path + "-wal", path + "-shm"] { try? Disk.removeFile(name) }
    }

    /// Opens a register that must exist: who only reads does not create one.
    ///
    /// - Throws: `CommandFailure` when there is none, `StoreError` when it cannot be used.
    package static func existingStore(_ register: String) throws -> RegisterStore {
        guard try Disk.exists(register) else {
            throw CommandFailure(
                de: "Die Registerdatei \(register) gibt es nicht;  maki submit registry-data  legt sie an.",
                en: "There is no register file \(register); maki submit registry-data makes it.")
        }
        return try RegisterStore(path: register, for: .reading)
    }

    /// What is stored, as neighbours of what is about to be.
    var stored: StoredNeighbours { StoredNeighbours(store: store, catalogue: catalogue) }

    /// Puts revisions that the archive has accepted into the store.
    ///
    /// - Throws: `StoreError.acceptedIncompletely`: they stay accepted, and the next command loads them.
    func keep(_ entries: [RegisterStore.Entry]) throws {
        do throws(StoreError) {
            try store.append(entries)
        } catch {
            throw StoreError.acceptedIncompletely(count: entries.count, reason: error.message)
        }
    }
}
