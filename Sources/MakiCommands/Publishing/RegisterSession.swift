import ArgumentParser
import Disk
import FieldCatalogue
import Findings
import RegisterStore

/// Where the archive lies.
struct ArchiveOptions: ParsableArguments {
    @Option(help: help(de: "Ordner des Archivs", en: "Folder of the archive"))
    var archive: String = "registry-data"
}

/// The store, brought up to date with the archive.
struct RegisterSession {
    let catalogue: Catalogue
    let archive: Archive
    let store: RegisterStore
    let loaded: Int

    /// Opens both; a fault in the archive is shown and ends the command.
    ///
    /// - Parameter purpose: what the command is going to do; for reading neither has to be writable.
    static func open(
        _ archive: ArchiveOptions, _ register: RegisterOptions, _ console: Console,
        for purpose: RegisterStore.Purpose = .storing
    ) throws -> RegisterSession {
        let catalogue = Catalogue.standard
        let place = Archive(root: archive.archive)
        let store = try RegisterStore(path: register.path, for: purpose)
        let lock = try Disk.exists(place.root) ? place.lock(isReading: purpose == .reading) : nil
        defer { withExtendedLifetime(lock) {} }
        do {
            let loaded = try ArchiveLoading(archive: place, store: store, catalogue: catalogue).load()
            return RegisterSession(catalogue: catalogue, archive: place, store: store, loaded: loaded)
        } catch let faults as ArchiveFindings {
            let report = FindingReport(
                findings: faults.findings, files: faults.files, fileCount: Set(faults.findings.map(\.file)).count)
            console.output(
                HumanRenderer(language: console.language, usesColour: console.usesColour, maximum: 50).render(report)
                    .utf8)
            throw ExitCode(MakiExit.findings)
        }
    }

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
