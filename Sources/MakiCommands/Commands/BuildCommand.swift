import ArgumentParser
import FieldCatalogue
import Findings
import Foundation
import OpenData
import OutputTree
import ParallelWork
import PublicTables
import Publication
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
        let codes = languages.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let isKnown = codes.allSatisfy { Language(rawValue: $0) != nil }
        if !isKnown || Set(codes).count != codes.count || !codes.contains(Language.de.rawValue) {
            throw ValidationError(
                localized(
                    de: "Möglich sind de und de,en: Deutsch ist immer dabei, die Daten verweisen darauf.",
                    en: "Possible are de and de,en: German is always there, the data refer to it."))
        }
        try BaseAddress.check(baseURL)
    }

    func run() throws {
        let console = shared.console
        try SiteFailure.explained(Bilingual(de: "Die Seite", en: "The site")) {
            console.progress(1, of: 5, de: "Archiv laden", en: "Load the archive")
            let session = try RegisterSession.open(archive, register, console, for: .reading)
            console.progress(2, of: 5, de: "Öffentlichen Stand lesen", en: "Read the public state")
            let snapshot = try Snapshot(source: session.store, catalogue: session.catalogue, asOf: asOf)
            let sources = try SiteFolders.read(root: self.sources)
            let generator = try SiteGenerator(
                snapshot: snapshot, sources: sources,
                options: SiteOptions(
                    baseAddress: baseURL,
                    languages: languages.split(separator: ",").compactMap { Language(rawValue: String($0)) }))
            let tree = try OutputTree(target: output, keepsPrevious: true)
            console.progress(
                3, of: 5, de: "Einträge: Daten und Seiten", en: "Records: data and pages")
            let writer = try releaseWriter(snapshot, tree)
            let ledger = PageLedger(at: output, base: baseURL, generator)
            let records = try ReleasePass.run(snapshot, writer) { number, replica in
                try number == 0 ? generator.records : generator.records.replica(replica)
            } other: { reading, pages in
                let record = try pages.files(reading)
                return RecordTrace(digest: record.digest, pages: try ledger.write(record, to: tree))
            }
            let releases = DatedReleases(
                tree, at: output, snapshot: snapshot, source: session.store, baseAddress: baseURL)
            let downloads = BackgroundWork { [release] in
                let items = try writer.finish()
                let outcome = try releases.publish(adds: release)
                return (
                    Downloads(items: items, releases: outcome.releases, licences: EntryLicence.addresses(in: snapshot)),
                    outcome
                )
            }
            // However this ends, nobody writes any more.
            defer { downloads.wait() }
            console.progress(4, of: 5, de: "Übersichten", en: "Lists")
            let flush = BackgroundWork { try tree.flush() }
            defer { flush.wait() }
            let lists = LinkTargets(base: baseURL)
            try render(try generator.jobs(records.map(\.digest)) { try downloads.value().0 }, to: tree, lists)
            console.progress(5, of: 5, de: "Veröffentlichen", en: "Publish")
            let outcome = try downloads.value().1
            try LinkCheck(base: baseURL).check([ledger.links, lists], in: tree)
            try flush.value()
            let summary = try tree.finish()
            // Nobody else builds this tree as long as it is locked.
            withExtendedLifetime(tree) {
                ledger.remember(records)
                releases.remember(outcome)
            }
            if !outcome.reissued.isEmpty {
                let names = outcome.reissued.joined(separator: ", ")
                console.remark(
                    de: "Neu herausgegeben ohne inzwischen Zurückgehaltenes: \(names)",
                    en: "Issued again without what has been withheld since: \(names)")
            }
            if let leftover = summary.leftover {
                console.message(
                    Bilingual(
                        de: "Die neue Seite steht; die vorige ließ sich nicht wegräumen: \(leftover.outputReason.de)",
                        en: "The new site is in place; the one before could not be removed: \(leftover.outputReason.en)"
                    ))
            }
            console.remark(
                de:
                    "\(summary.files) Dateien, davon \(summary.changed) neu oder geändert. Startseite: \(output)/index.html",
                en:
                    "\(summary.files) files, \(summary.changed) of them new or changed. Start page: \(output)/index.html"
            )
            let missing = sources.missingOperatorTexts.joined(separator: ", ")
            if !missing.isEmpty {
                console.remark(
                    de:
                        "In site/texts fehlt: \(missing). Impressum, Datenschutz und Barrierefreiheit nennen deshalb keine Stelle.",
                    en: "Missing in site/texts: \(missing). Legal notice, privacy and accessibility name no office.")
            }
            console.remark(de: "Ansehen mit:  maki serve \(output)", en: "View with:  maki serve \(output)")
        }
    }

    private func releaseWriter(_ snapshot: Snapshot, _ tree: OutputTree) throws -> ReleaseWriter {
        try ReleaseWriter(
            snapshot, options: ReleaseOptions(baseAddress: baseURL) { PageAddress.path(of: $0, $1) },
            target: TreeRelease(tree), database: PublicDatabase.make)
    }

    /// Renders on all processors.
    ///
    /// - Parameter links: takes up what the pages link to.
    private func render(_ jobs: [SiteGenerator.Job], to tree: OutputTree, _ links: LinkTargets) throws {
        let results = Parallel.map(jobs) { job in
            Result { () throws -> Void in links.add(try tree.add(job.render())) }
        }
        for result in results { try result.get() }
    }
}

/// What a build keeps of a record once its pages are written.
struct RecordTrace: Sendable {
    let digest: RecordDigest
    /// What its pages are made of; nil when it has none.
    let pages: PageLedger.Pages?
}

extension OutputTree {
    /// Adds files of the site, twins as links.
    ///
    /// - Returns: what the pages among them link to.
    func add(_ files: [RenderedFile]) throws -> PageLinks {
        var links = PageLinks()
        for file in files {
            if let twin = file.twin {
                try add(file.path, sameAs: twin) { file.bytes }
                links.read(path: file.path, bytes: [])
            } else {
                let bytes = file.bytes
                try add(OutputFile(path: file.path, bytes: bytes))
                links.read(path: file.path, bytes: bytes)
            }
        }
        return links
    }
}
