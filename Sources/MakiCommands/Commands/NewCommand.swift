import ArgumentParser
import Findings
import Foundation
import RegisterModel

/// `maki new`: the scaffold of a draft.
struct NewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "new",
            abstract: localized(de: "Einen leeren Entwurf anlegen.", en: "Make an empty draft."))
    }

    @Argument(help: help(de: "deployment oder fria", en: "deployment or fria"))
    var type: RecordType

    @Option(
        help: help(
            de: "Kennung der Behörde, zum Beispiel bund-bamf", en: "Identifier of the authority, for example bund-bamf")
    )
    var authority: String?

    @Option(help: help(de: "Datei; - für die Standardausgabe", en: "File; - for standard output"))
    var output: String = "-"

    @Flag(help: help(de: "Ohne Rückfragen (das Gerüst fragt nie)", en: "Without questions (the scaffold never asks)"))
    var noInput = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let text = Scaffold(catalogue: .standard).text(
            for: type, authority: authority, year: ProcessEnvironment.today.year)
        if output == "-" {
            shared.console.output(text)
            return
        }
        guard !InputPaths.exists(output) else {
            throw CommandFailure(
                de: "\(output) gibt es schon; es wird nichts überschrieben.",
                en: "\(output) exists already; nothing is overwritten.")
        }
        guard FileManager.default.createFile(atPath: output, contents: Data(text)) else {
            throw CommandFailure(de: "\(output) lässt sich nicht schreiben.", en: "\(output) cannot be written.")
        }
        shared.console.remark(
            de: "\(output) angelegt. Ausfüllen, dann:  maki validate \(output)",
            en: "\(output) written. Fill it in, then:  maki validate \(output)")
    }
}
