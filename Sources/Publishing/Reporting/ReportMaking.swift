import Disk
import FieldCatalogue
import Findings
import OpenData
import PublicAddresses
import Publication
import RegisterStore
import SiteGenerator

/// Makes the yearly report to the Bundestag of a register that is there.
package struct ReportMaking {
    private let store: RegisterStore
    private let year: Int

    /// Makes a report of a year.
    ///
    /// - Throws: `CommandFailure` when there is no register file, `StoreError` when it cannot be used.
    package init(year: Int, register: String) throws {
        store = try RegisterSession.existingStore(register)
        self.year = year
    }

    /// Writes `bericht-JJJJ.md` and `bericht-JJJJ.html` into a folder, which is made when there is none.
    ///
    /// - Parameter sources: folder with `templates` and `site`.
    /// - Throws: `CommandFailure` when they cannot be made or written.
    package func write(to output: String, sources: String) throws {
        let folder = try Disk.makeTemporaryFolder()
        // What stays lies where the system clears away by itself.
        defer { try? Disk.removeTree(folder) }
        try SiteFailure.explained(Bilingual(de: "Der Bericht", en: "The report")) {
            let sources = try SiteFolders.read(root: sources)
            let report = try YearlyReport.make(year: year, store: store, folder: folder)
            try place(report.markdown(), output, "bericht-\(year).md")
            try place(try report.html(sources), output, "bericht-\(year).html")
        }
    }

    private func place(_ bytes: [UInt8], _ output: String, _ name: String) throws(CommandFailure) {
        do {
            try Disk.makeFolders(output)
            try Disk.replace(output + "/" + name, with: bytes, exactly: Disk.permissionsOfPublic)
        } catch {
            throw CommandFailure(error.fileReason(output + "/" + name))
        }
    }
}

extension YearlyReport {
    /// Makes the public databases at the end of the year and of the year before, and asks them.
    static func make(year: Int, store: RegisterStore, folder: String) throws -> YearlyReport {
        func database(_ year: Int) throws -> (path: String, latest: Day) {
            guard let end = Day(year: year, month: 12, day: 31) else {
                throw CommandFailure(de: "Kein Jahr: \(year)", en: "No year: \(year)")
            }
            let path = "\(folder)/\(year).sqlite"
            let snapshot = try Snapshot(source: store, catalogue: .standard, asOf: end)
            let writer = try ReleaseWriter(
                snapshot,
                options: ReleaseOptions(parts: [.sqlite], only: ReleasePath.database),
                target: DatabaseOnly(path: path), database: PublicDatabase.make)
            _ = try ReleasePass.run(snapshot, writer)
            return (path, snapshot.entries.map(\.lastRecordedAt.day).max() ?? end)
        }
        let now = try database(year)
        let before = try database(year - 1)
        return try YearlyReport(
            year: year, date: now.latest, catalogue: .standard,
            now: { try PublicDatabase.query($0, in: now.path) },
            before: { try PublicDatabase.query($0, in: before.path) })
    }
}

/// Gives a database its path and lets everything else go.
private final class DatabaseOnly: ReleaseTarget {
    private let path: String

    init(path: String) {
        self.path = path
    }

    func open(_ path: String) throws -> any ReleaseFile {
        throw CommandFailure(de: "Unerwartete Datei \(path).", en: "Unexpected file \(path).")
    }

    func add(_ path: String, _ bytes: [UInt8]) -> FileDigest { FileDigest(size: bytes.count, sha256: "") }
    func reserve(_ path: String) -> String { self.path }
    func adopt(_ path: String) -> FileDigest { FileDigest(size: 0, sha256: "") }
}
