import ArgumentParser
import Findings
import Foundation
import OpenData
import RegisterModel
import RegisterStore

extension Export: ExpressibleByArgument {}

/// `maki export`: one export, or the archive.
struct ExportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export", abstract: localized(de: "Eine Ausgabe schreiben.", en: "Write one export."))
    }

    @Argument(help: ArgumentHelp(stringLiteral: Export.allCases.map(\.rawValue).joined(separator: ", ")))
    var format: Export

    @Option(help: help(de: "Datei; - für die Standardausgabe", en: "File; - for standard output"))
    var output: String = "-"

    @Option(name: .customLong("as-of"), help: help(de: "Stand JJJJ-MM-TT", en: "Date YYYY-MM-DD"))
    var asOf: Day?

    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let snapshot = try Snapshot(source: try openExisting(register), catalogue: .standard, asOf: asOf)
        if output == "-" {
            let console = shared.console
            try format.write(snapshot) { console.output($0) }
            return
        }
        guard FileManager.default.createFile(atPath: output, contents: nil),
            let handle = FileHandle(forWritingAtPath: output)
        else {
            throw CommandFailure(de: "\(output) lässt sich nicht schreiben.", en: "\(output) cannot be written.")
        }
        do {
            try format.write(snapshot) { try handle.write(contentsOf: $0) }
            try handle.close()
        } catch let error as SnapshotError {
            throw error
        } catch {
            throw CommandFailure(
                de: "\(output) lässt sich nicht schreiben (\(error.localizedDescription)).",
                en: "\(output) cannot be written (\(error.localizedDescription)).")
        }
    }
}
