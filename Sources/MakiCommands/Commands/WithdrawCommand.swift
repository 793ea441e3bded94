import ArgumentParser
import FieldCatalogue
import Findings
import Foundation
import Publication
import Records
import RegisterStore
import SourceJSON

/// `maki withdraw`: a tombstone revision; page and identifier remain.
struct WithdrawCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "withdraw",
            abstract: localized(
                de: "Einen Eintrag zurücknehmen; Seite und Kennung bleiben.",
                en: "Withdraw a record; page and identifier remain."))
    }

    @Argument(help: help(de: "Kennung", en: "Identifier"))
    var id: String

    @Option(help: help(de: "Grund in einem Satz", en: "Reason in one sentence"))
    var reason: String

    @OptionGroup var role: RoleOptions
    @OptionGroup var publishing: PublishingOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        try RegisterSession.run(archive, register, console) { try withdraw(in: $0, console) }
    }

    private func withdraw(in session: RegisterSession, _ console: Console) throws {
        let lock = try session.archive.lock()
        defer { withExtendedLifetime(lock) {} }
        guard let latest = try session.store.latest(of: id) else {
            throw KnownRecords.unknown(id, among: try session.store.revisionCounts().keys.sorted())
        }
        let record = try Snapshot.parse(latest, catalogue: session.catalogue)
        guard !record.isWithdrawal else {
            throw CommandFailure(de: "\(id) ist schon zurückgenommen.", en: "\(id) is withdrawn already.")
        }
        if !role.asEditors {
            try ActsOfTheAuthority.require(
                record, to: Bilingual(de: "zurücknehmen", en: "withdraw"),
                editors: "maki withdraw \(id) --as-editors --reason …")
        }
        let instant = max(latest.recordedAt, ProcessEnvironment.now)
        let form = try record.inCurrentForm(of: session.catalogue).record
        let bytes = tombstone(of: form, revision: latest.revision + 1, recordedAt: instant)
        let path = try Archive.path(
            type: record.type, authority: record.authority, id: id, revision: latest.revision + 1)
        let findings = try check(bytes, path, session)
        if !findings.isEmpty {
            let report = FindingReport(findings: findings, files: [SourceFile(path: path, bytes: bytes)], fileCount: 1)
            console.output(
                HumanRenderer(language: console.language, usesColour: console.usesColour).render(report).utf8)
            if report.hasErrors { throw ExitCode(MakiExit.findings) }
        }
        let revision = StoredRevision(id: id, revision: latest.revision + 1, recordedAt: instant, bytes: bytes)
        let withdrawal = try Snapshot.parse(revision, catalogue: session.catalogue)
        let traits = RecordTraits(of: withdrawal, catalogue: session.catalogue)
        try PublicationGate(session: session, console: console, isAllowed: publishing.publish)
            .pass([(withdrawal, SourceFile(path: path, bytes: bytes))], asks: true)
        // Read before anything is stored: what fails from here on would look as if the withdrawal had failed.
        let remaining = try remains(of: record, session)
        try session.archive.write([(path, bytes)])
        try session.keep([
            RegisterStore.Entry(revision: revision, type: record.type, authority: record.authority, traits: traits)
        ])
        console.output(
            line: console.language == .de
                ? "\(id): zurückgenommen mit Fassung \(latest.revision + 1)"
                : "\(id): withdrawn with revision \(latest.revision + 1)")
        for line in remaining { console.output(line: line[console.language]) }
    }

    /// What is still public and about the withdrawn record, or names it.
    private func remains(of record: Record, _ session: RegisterSession) throws -> [Bilingual] {
        let stored = StoredNeighbours(store: session.store, catalogue: session.catalogue)
        let about = try [RecordType.fria, .incident, .label].flatMap { try stored.records(of: $0, about: id) }
            .filter { !$0.isWithdrawal }.map(\.id)
        let naming = try record.concernedDeployments.compactMap { try stored.record($0) }
            .filter { !$0.isWithdrawal && $0.string("fria.id") == id }.map(\.id)
        return about.map { other in
            Bilingual(
                de: "  \(other) bleibt öffentlich und ist über diesen Einsatz; wenn auch das nicht mehr stimmt:  "
                    + "maki withdraw \(other) --reason …",
                en: "  \(other) stays public and is about this use; if that is no longer true either:  "
                    + "maki withdraw \(other) --reason …")
        }
            + naming.map { other in
                Bilingual(
                    de: "  \(other) nennt diese Folgenabschätzung noch (fria.id); ändern:  maki revise \(other)",
                    en: "  \(other) still names this assessment (fria.id); change it:  maki revise \(other)")
            }
    }

    /// The header of the record and the reason; the publication decision goes on.
    private func tombstone(of record: Record, revision: Int, recordedAt: Instant) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        for name in ["schemaVersion", "recordType", "id"] {
            if let value = record.root[name] {
                writer.key(name)
                writer.value(value)
            }
        }
        writer.member("revision", revision)
        writer.member("recordedAt", recordedAt.description)
        for name in ["origin", "authority", "source", "publication"] {
            if let value = record.root[name] {
                writer.key(name)
                writer.value(value)
            }
        }
        writer.key("withdrawal")
        writer.beginObject()
        writer.member("reason", reason)
        writer.endObject()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func check(_ bytes: [UInt8], _ path: String, _ session: RegisterSession) throws -> [Finding] {
        try FileChecker(
            catalogue: session.catalogue, profile: .law, date: ProcessEnvironment.today, isDraft: false,
            stored: StoredNeighbours(store: session.store, catalogue: session.catalogue)
        )
        .check([InputFile(path: path, bytes: bytes)]).flatMap(\.findings)
    }
}
