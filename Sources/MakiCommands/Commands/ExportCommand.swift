import ArgumentParser
import FieldCatalogue
import Findings
import OpenData
import Publishing

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
        let console = shared.console
        let export = try Export(register: register.path, asOf: asOf, baseAddress: baseURL)
        if format == "archive" {
            let written = try export.archive(to: output)
            console.remark(
                de: "\(written) Fassungen nach \(output) geschrieben.", en: "\(written) revisions written to \(output)."
            )
        } else if let parts {
            let files = try export.parts(parts, to: output)
            console.remark(
                de: "\(files) Dateien nach \(output) geschrieben.", en: "\(files) files written to \(output).")
        } else {
            try export.file(format, to: output) { try console.product($0) }
        }
    }
}
