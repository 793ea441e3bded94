import ArgumentParser
import Disk
import FieldCatalogue
import Findings
import OpenData
import OutputTree
import Publication
import RegisterStore
import SiteGenerator

/// `maki report`: the yearly report to the Bundestag.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: localized(
                de: "Jahresbericht an den Bundestag schreiben (Markdown und HTML zum Drucken).",
                en: "Write the yearly report to the Bundestag (Markdown, and HTML to print)."))
    }

    @Option(help: help(de: "Jahr, JJJJ", en: "Year, YYYY"))
    var year: Int

    @Option(help: help(de: "Zielordner", en: "Output folder"))
    var output: String = "."

    @Option(help: help(de: "Ordner mit templates/ und site/", en: "Folder with templates/ and site/"))
    var sources: String = "."

    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if !(1000...9998).contains(year) {
            throw ValidationError(localized(de: "--year ist ein Jahr: JJJJ.", en: "--year is a year: YYYY."))
        }
    }

    func run() throws {
        let thisYear = ProcessEnvironment.today.year
        guard year <= thisYear else {
            throw CommandFailure(
                de: "Das Jahr \(year) hat noch nicht begonnen.", en: "The year \(year) has not begun yet.")
        }
        let store = try openExisting(register)
        let folder = try Disk.makeTemporaryFolder()
        // What stays lies where the system clears away by itself.
        defer { try? Disk.removeTree(folder) }
        try SiteFailure.explained(Bilingual(de: "Der Bericht", en: "The report")) {
            let sources = try SiteFolders.read(root: self.sources)
            let report = try YearlyReport.make(year: year, store: store, folder: folder)
            try write(report.markdown(), to: "bericht-\(year).md")
            try write(try report.html(sources), to: "bericht-\(year).html")
        }
        if year == thisYear {
            shared.console.remark(
                de: "Das Jahr \(year) ist nicht zu Ende: Die Zahlen können sich noch ändern.",
                en: "The year \(year) is not over: the figures may still change.")
        }
        shared.console.remark(
            de: "Geschrieben: \(output)/bericht-\(year).md und \(output)/bericht-\(year).html",
            en: "Written: \(output)/bericht-\(year).md and \(output)/bericht-\(year).html")
    }

    private func write(_ bytes: [UInt8], to name: String) throws {
        do {
            try Disk.makeFolders(output)
            try Disk.replace(output + "/" + name, with: bytes, exactly: Disk.permissionsOfPublic)
        } catch {
            throw CommandFailure(
                de: "\(output)/\(name) lässt sich nicht schreiben (\(error.reason)).",
                en: "\(output)/\(name) cannot be written (\(error.reason)).")
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
                options: ReleaseOptions(parts: [.sqlite], only: ReleasePath.database) { PageAddress.path(of: $0, $1) },
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
