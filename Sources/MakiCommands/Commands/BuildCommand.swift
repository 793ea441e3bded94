import ArgumentParser
import Findings
import Foundation
import OpenData
import OutputTree
import RegisterModel
import RegisterStore
import SiteGenerator

/// `maki build`: archive to store to snapshot to site and open data.
struct BuildCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "build",
            abstract: localized(
                de: "Die ganze Seite und alle Daten erzeugen.", en: "Generate the whole site and all data."))
    }

    @Option(help: help(de: "Zielordner", en: "Output folder"))
    var output: String = "public"

    @Option(
        name: .customLong("as-of"),
        help: help(
            de: "Stand JJJJ-MM-TT (sonst die letzte Annahme)", en: "Date YYYY-MM-DD (else the latest acceptance)"))
    var asOf: Day?

    @Option(
        help: help(
            de: "Adresse, unter der die Seite erreichbar sein wird", en: "Address under which the site will be reached")
    )
    var baseURL: String = ""

    @Option(help: help(de: "Sprachen, durch Komma getrennt", en: "Languages, separated by commas"))
    var languages: String = "de,en"

    @Flag(
        help: help(
            de: "Den Stand der Daten zusätzlich unter seinem Datum veröffentlichen (daten/JJJJ-MM-TT/)",
            en: "Also publish the data under their date (daten/YYYY-MM-DD/)"))
    var release = false

    @Option(help: help(de: "Ordner mit templates/ und site/", en: "Folder with templates/ and site/"))
    var sources: String = "."

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if languages.split(separator: ",").contains(where: { Language(rawValue: String($0)) == nil }) {
            throw ValidationError(localized(de: "Sprachen sind de und en.", en: "Languages are de and en."))
        }
        if !baseURL.isEmpty, !baseURL.utf8.starts(with: "https://".utf8), !baseURL.utf8.starts(with: "http://".utf8) {
            throw ValidationError(
                localized(de: "--base-url beginnt mit https://", en: "--base-url starts with https://"))
        }
    }

    func run() throws {
        let console = shared.console
        try SiteFailure.explained(Bilingual(de: "Die Seite", en: "The site")) {
            console.progress(1, of: 5, de: "Archiv laden", en: "Load the archive")
            let session = try RegisterSession.open(archive, register, console)
            console.progress(2, of: 5, de: "Öffentlichen Stand lesen", en: "Read the public state")
            let snapshot = try Snapshot(source: session.store, catalogue: session.catalogue, asOf: asOf)
            let sources = try SiteFolders.read(root: self.sources)
            let tree = try OutputTree(target: output)
            console.progress(
                3, of: 5, de: "Einträge lesen, Daten zum Herunterladen", en: "Read records, data to download")
            let writer = try releaseWriter(snapshot, tree)
            var digests = try ReleasePass.run(snapshot, writer) { RecordDigest($0, $1, in: $2) }
            let downloads = BackgroundWork { [release] in
                SiteOptions.Downloads(
                    items: try writer.finish(), releases: try DatedReleases(tree).publish(snapshot.date, adds: release))
            }
            // However this ends, nobody writes any more.
            defer { downloads.wait() }
            console.progress(4, of: 5, de: "Seiten", en: "Pages")
            let generator = try SiteGenerator(
                snapshot: snapshot, sources: sources,
                options: SiteOptions(
                    baseAddress: baseURL,
                    languages: languages.split(separator: ",").compactMap { Language(rawValue: String($0)) },
                    downloads: { try downloads.value() }), digests: digests)
            // The generator has taken what it needs of them.
            digests = []
            try writePages(generator, to: tree)
            console.progress(5, of: 5, de: "Veröffentlichen", en: "Publish")
            let summary = try tree.finish()
            console.remark(
                de:
                    "\(summary.files) Dateien, davon \(summary.changed) neu oder geändert. Startseite: \(output)/index.html",
                en:
                    "\(summary.files) files, \(summary.changed) of them new or changed. Start page: \(output)/index.html"
            )
            console.remark(de: "Ansehen mit:  maki serve \(output)", en: "View with:  maki serve \(output)")
        }
    }

    private func releaseWriter(_ snapshot: Snapshot, _ tree: OutputTree) throws -> ReleaseWriter {
        try ReleaseWriter(
            snapshot, options: ReleaseOptions(baseAddress: baseURL) { PageAddress.path(of: $0, $1) },
            target: TreeRelease(tree), database: PublicDatabase.make)
    }

    /// Renders on all processors.
    private func writePages(_ generator: SiteGenerator, to tree: OutputTree) throws {
        let jobs = generator.jobs
        let workers = try Parallel.tools(for: jobs.count) { try generator.worker($0) }
        let results = Parallel.map(jobs, tools: workers) { job, worker -> (any Error)? in
            do {
                for file in try job.render(by: worker) {
                    if let twin = file.twin {
                        try tree.add(file.path, sameAs: twin) { file.bytes }
                    } else {
                        try tree.add(OutputFile(path: file.path, bytes: file.bytes))
                    }
                }
                return nil
            } catch {
                return error
            }
        }
        if let error = results.compactMap({ $0 }).first { throw error }
    }
}
