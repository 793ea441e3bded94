import ArgumentParser
import Disk
import Findings
import Foundation
import Publishing
import RegisterStore
import SourceJSON

/// `maki fsck`: whether archive and database still hold what was accepted.
struct FsckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "fsck",
            abstract: localized(
                de: "Archiv und Registerdatei ganz prüfen; geändert wird nichts.",
                en: "Check archive and register file completely; nothing is changed."),
            discussion: localized(
                de: """
                    Geprüft werden: Namen und Plätze aller Dateien des Archivs, ihre Form, ihre Texte und was am Tag der Annahme gefordert war; Nummern ohne Lücken, Zeiten in ihrer Reihenfolge; Reste unterbrochener Befehle; jede Fassung der Registerdatei gegen ihre Prüfsumme (SHA-256) und gegen das Archiv.

                    0 nichts gefunden · 1 etwas gefunden · 2 nicht prüfbar
                    """,
                en: """
                    Checked are: names and places of all files of the archive, their form, their texts and what was asked on the day of acceptance; numbers without gaps, times in their order; leftovers of interrupted commands; every revision of the register file against its checksum (SHA-256) and against the archive.

                    0 nothing found · 1 something found · 2 cannot be checked
                    """))
    }

    /// How the result is shown.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case human, json
    }

    @Option(help: help(de: "human oder json", en: "human or json"))
    var format: Format = .human

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let place = Archive(root: archive.archive)
        guard try Disk.exists(place.root) else {
            throw CommandFailure(
                de: "Das Archiv \(place.root) gibt es nicht; mit --archive den Ordner nennen.",
                en: "There is no archive \(place.root); name the folder with --archive.")
        }
        let lock = try place.lock(isReading: true)
        defer { withExtendedLifetime(lock) {} }
        let files = try ArchiveInspection(
            archive: place, catalogue: .standard, now: ProcessEnvironment.now
        ).run()
        let database = try inspectRegister(place, files)
        let findings = files.findings + (database?.findings ?? [])
        let report = FindingReport(findings: findings, files: files.sources, fileCount: files.files)
        let records = Set(files.entries.map(\.revision.id)).count
        switch format {
        case .json: try console.product(json(report, files, records, database))
        case .human:
            if !findings.isEmpty {
                let usesColour = ProcessEnvironment.allowsColour(STDOUT_FILENO, choice: shared.colour)
                console.output(HumanRenderer(language: console.language, usesColour: usesColour).render(report).utf8)
            }
            for line in summary(files, records, database, findings.count) {
                console.output(line: line[console.language])
            }
        }
        if !findings.isEmpty { throw ExitCode(MakiExit.findings) }
    }

    /// Opens the database and compares it; nil when there is none.
    private func inspectRegister(
        _ place: Archive, _ files: ArchiveInspection.Outcome
    ) throws -> RegisterInspection.Outcome? {
        guard try Disk.exists(register.path) else { return nil }
        do {
            let store = try RegisterStore(path: register.path, for: .reading)
            return try RegisterInspection(store: store, archive: place).run(files.entries, unreadable: files.unreadable)
        } catch let error as StoreError {
            switch error {
            case .damaged, .foreign, .damagedRevision:
                var outcome = RegisterInspection.Outcome()
                outcome.findings = [
                    Finding(
                        code: "REF-register", severity: .error, message: error.message, file: register.path, span: 0..<0
                    )
                ]
                return outcome
            default: throw error
            }
        }
    }

    private func summary(
        _ files: ArchiveInspection.Outcome, _ records: Int, _ database: RegisterInspection.Outcome?, _ found: Int
    ) -> [Bilingual] {
        var lines = [
            Bilingual(
                de:
                    "Archiv \(archive.archive): \(files.files) Fassungen von \(records) Einträgen geprüft: Namen, Form, "
                    + "Texte, Regeln am Tag der Annahme, Nummern, Zeiten, Reste.",
                en: "Archive \(archive.archive): \(files.files) revisions of \(records) records checked: names, form, "
                    + "texts, rules on the day of acceptance, numbers, times, leftovers.")
        ]
        if let database {
            lines.append(
                Bilingual(
                    de: "Registerdatei \(register.path): \(database.revisions) Fassungen geprüft: Prüfsummen, "
                        + "Vergleich mit dem Archiv."
                        + (database.unloaded > 0 ? " \(database.unloaded) sind noch nicht geladen." : ""),
                    en:
                        "Register file \(register.path): \(database.revisions) revisions checked: checksums, comparison "
                        + "with the archive."
                        + (database.unloaded > 0 ? " \(database.unloaded) have yet to be loaded." : "")))
        } else {
            lines.append(
                Bilingual(
                    de: "Die Registerdatei \(register.path) gibt es nicht; geprüft ist nur das Archiv.",
                    en: "There is no register file \(register.path); only the archive was checked."))
        }
        lines.append(
            found == 0
                ? Bilingual(de: "Alles in Ordnung.", en: "All is well.")
                : Bilingual(
                    de: found == 1 ? "Eine Stelle ist nicht in Ordnung." : "\(found) Stellen sind nicht in Ordnung.",
                    en: found == 1 ? "One place is not in order." : "\(found) places are not in order."))
        return lines
    }

    private func json(
        _ report: FindingReport, _ files: ArchiveInspection.Outcome, _ records: Int,
        _ database: RegisterInspection.Outcome?
    ) -> [UInt8] {
        JSONRenderer().render(report) { writer in
            writer.key("checked")
            writer.beginObject()
            writer.member("archive", archive.archive)
            writer.member("files", files.files)
            writer.member("records", records)
            if let database {
                writer.member("register", register.path)
                writer.member("checksums", database.revisions)
                writer.member("notLoaded", database.unloaded)
            }
            writer.endObject()
        }
    }
}
