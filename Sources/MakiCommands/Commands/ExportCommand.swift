import ArgumentParser
import Disk
import FieldCatalogue
import Findings
import Foundation
import OpenData
import OutputTree
import Publication
import RegisterStore
import SiteGenerator

/// `maki export`: one file, one part of the open data, all of it, or the archive.
struct ExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: localized(
                de: "Offene Daten oder das Archiv schreiben.", en: "Write open data or the archive."),
            discussion: localized(
                de: """
                    Eine Datei:  maki export deployments.csv --output d.csv   (ohne --output: Standardausgabe)
                    Teile:       maki export csv,jsonl --output ORDNER
                    Alles:       maki export all --output ORDNER
                    Archiv:      maki export archive --output registry-data
                    """,
                en: """
                    One file:    maki export deployments.csv --output d.csv   (without --output: standard output)
                    Parts:       maki export csv,jsonl --output FOLDER
                    Everything:  maki export all --output FOLDER
                    Archive:     maki export archive --output registry-data
                    """))
    }

    @Argument(
        help: ArgumentHelp(
            stringLiteral: (["all", "archive"] + ReleasePart.alone.map(\.rawValue)).joined(separator: ", ")
                + localized(de: " oder eine Datei: ", en: " or a file: ")
                + ReleaseFormats.files(.standard).map(\.name).joined(separator: ", ")),
        completion: .list(
            ["all", "archive"] + ReleasePart.alone.map(\.rawValue) + ReleaseFormats.files(.standard).map(\.name)))
    var format: String

    @Option(
        help: help(
            de: "Datei, oder Ordner bei mehreren Dateien; - für die Standardausgabe",
            en: "File, or folder for several files; - for standard output"))
    var output: String = "-"

    @Option(name: .customLong("as-of"), help: help(de: "Stand JJJJ-MM-TT", en: "Date YYYY-MM-DD"))
    var asOf: Day?

    @Option(
        help: help(
            de: "Adresse der Seite, für Verweise in den Daten", en: "Address of the site, for links in the data"))
    var baseURL: String = ""

    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    private var parts: Set<ReleasePart>? {
        if format == "all" { return Set(ReleasePart.allCases) }
        let words = format.split(separator: ",", omittingEmptySubsequences: false)
        let parts = words.compactMap { word in ReleasePart.alone.first { $0.rawValue == word } }
        return parts.count == words.count ? Set(parts) : nil
    }

    func validate() throws {
        try BaseAddress.check(baseURL)
        if parts != nil || format == "archive" {
            if output == "-" {
                throw ValidationError(
                    localized(
                        de: "\(format) sind mehrere Dateien; einen Ordner mit --output angeben.",
                        en: "\(format) is several files; name a folder with --output."))
            }
            return
        }
        guard ReleaseFormats.files(.standard).contains(where: { $0.name == format }) else {
            throw ValidationError(
                localized(
                    de: "\(format) gibt es nicht; maki export --help zeigt alle Ausgaben.",
                    en: "there is no \(format); maki export --help shows all exports."))
        }
    }

    func run() throws {
        let store = try openExisting(register)
        if format == "archive" {
            let written = try ArchiveWriting(store: store, archive: Archive(root: output)).write()
            shared.console.remark(
                de: "\(written) Fassungen nach \(output) geschrieben.", en: "\(written) revisions written to \(output)."
            )
            return
        }
        let snapshot = try Snapshot(source: store, catalogue: .standard, asOf: asOf)
        do {
            if let parts {
                let tree = try OutputTree(target: output)
                try write(snapshot, parts, to: TreeRelease(tree))
                let summary = try tree.finish()
                shared.console.remark(
                    de: "\(summary.files) Dateien nach \(output) geschrieben.",
                    en: "\(summary.files) files written to \(output).")
            } else if let file = ReleaseFormats.files(.standard).first(where: { $0.name == format }) {
                let target = try SingleFileRelease(path: file.path, output: output, console: shared.console)
                try write(snapshot, file.part.map { [$0] } ?? Set(ReleasePart.allCases), only: file.path, to: target)
                try target.finish()
            }
        } catch let error as OutputError {
            throw CommandFailure(error.reason)
        } catch let error as DiskError {
            throw CommandFailure(error.outputReason)
        }
    }

    private func write(
        _ snapshot: Snapshot, _ parts: Set<ReleasePart>, only: String? = nil, to target: any ReleaseTarget
    ) throws {
        let writer = try ReleaseWriter(
            snapshot,
            options: ReleaseOptions(baseAddress: baseURL, parts: parts, only: only) { PageAddress.path(of: $0, $1) },
            target: target, database: PublicDatabase.make)
        _ = try ReleasePass.run(snapshot, writer)
    }
}
