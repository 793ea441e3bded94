import Disk
import FieldCatalogue
import Findings
import OpenData
import OutputTree
import ParallelWork
import PublicTables
import Publication
import RegisterStore
import SiteGenerator

/// Makes the whole site and all data: archive to store to snapshot to tree.
package struct SiteBuild {
    /// The steps a build tells of, in this order.
    package enum Step: Int, CaseIterable, Sendable {
        /// Loading the archive.
        case loading = 1
        /// Reading the public state.
        case reading
        /// Writing data and pages of every record.
        case records
        /// Writing lists.
        case lists
        /// Putting the new tree in the place of the old one.
        case publishing
    }

    /// What a build did.
    package struct Outcome: Sendable {
        /// Files of the new tree, and those with new content.
        package let summary: OutputTree.Summary
        /// Names of dated releases that were issued again.
        package let reissued: [String]
        /// Texts about who operates the site that are missing in its sources.
        package let missingTexts: [String]
    }

    /// Folder of the archive.
    package var archive: String
    /// The register file.
    package var register: String
    /// Folder with `templates` and `site`.
    package var sources: String
    /// Folder of the site.
    package var output: String
    /// Day the site shows; nil for that of the latest acceptance.
    package var asOf: Day?
    /// Address under which the site will be reached; empty for the root of a server.
    package var baseAddress = ""
    /// Languages of the site.
    package var languages: [Language] = [.de, .en]
    /// Whether the data are also published under their date.
    package var addsRelease = false
    private let clock: @Sendable () -> Instant

    /// Makes a build of an archive into a folder.
    package init(
        archive: String, register: String, sources: String, output: String, clock: @escaping @Sendable () -> Instant
    ) {
        self.archive = archive
        self.register = register
        self.sources = sources
        self.output = output
        self.clock = clock
    }

    /// Builds; the site before stays in its place until the new one is whole.
    ///
    /// - Parameter tell: takes up the steps.
    /// - Throws: `ArchiveFindings` for faults in the archive, `CommandFailure` for those of the site's sources and of the
    ///   disk, `StoreError` for those of the register.
    package func run(_ tell: (Step) -> Void = { _ in }) throws -> Outcome {
        try SiteFailure.explained(Bilingual(de: "Die Seite", en: "The site")) {
            tell(.loading)
            let session = try RegisterSession.open(archive: archive, register: register, clock: clock, for: .reading)
            tell(.reading)
            let snapshot = try Snapshot(source: session.store, catalogue: session.catalogue, asOf: asOf)
            let sources = try SiteFolders.read(root: self.sources)
            let generator = try SiteGenerator(
                snapshot: snapshot, sources: sources,
                options: SiteOptions(baseAddress: baseAddress, languages: languages))
            let tree = try OutputTree(target: output, keepsPrevious: true)
            tell(.records)
            let writer = try releaseWriter(snapshot, tree)
            let ledger = PageLedger(at: output, base: baseAddress, generator)
            let records = try ReleasePass.run(snapshot, writer) { number, replica in
                try number == 0 ? generator.records : generator.records.replica(replica)
            } other: { reading, pages in
                let record = try pages.files(reading)
                return RecordTrace(digest: record.digest, pages: try ledger.write(record, to: tree))
            }
            let releases = DatedReleases(
                tree, at: output, snapshot: snapshot, source: session.store, baseAddress: baseAddress)
            let downloads = BackgroundWork { [addsRelease] in
                let items = try writer.finish()
                let outcome = try releases.publish(adds: addsRelease)
                return (
                    Downloads(items: items, releases: outcome.releases, licences: EntryLicence.addresses(in: snapshot)),
                    outcome
                )
            }
            // However this ends, nobody writes any more.
            defer { downloads.wait() }
            tell(.lists)
            let flush = BackgroundWork { try tree.flush() }
            defer { flush.wait() }
            let lists = LinkTargets(base: baseAddress)
            try render(try generator.jobs(records.map(\.digest)) { try downloads.value().0 }, to: tree, lists)
            tell(.publishing)
            let outcome = try downloads.value().1
            try LinkCheck(base: baseAddress).check([ledger.links, lists], in: tree)
            try flush.value()
            let summary = try tree.finish()
            // Nobody else builds this tree as long as it is locked.
            withExtendedLifetime(tree) {
                ledger.remember(records)
                releases.remember(outcome)
            }
            return Outcome(
                summary: summary, reissued: outcome.reissued, missingTexts: sources.missingOperatorTexts)
        }
    }

    private func releaseWriter(_ snapshot: Snapshot, _ tree: OutputTree) throws -> ReleaseWriter {
        try ReleaseWriter(
            snapshot, options: ReleaseOptions(baseAddress: baseAddress),
            target: TreeRelease(tree), database: PublicDatabase.make)
    }

    /// Renders on all processors.
    ///
    /// - Parameter links: takes up what the pages link to.
    private func render(_ jobs: [PageJob], to tree: OutputTree, _ links: LinkTargets) throws {
        let results = Parallel.map(jobs) { job in
            Result { () throws -> Void in links.add(try tree.add(job.render())) }
        }
        for result in results { try result.get() }
    }
}
