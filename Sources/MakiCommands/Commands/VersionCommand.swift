import ArgumentParser
import FieldCatalogue

/// `maki version`, also called `maki --version`: which program, fields and law this is.
struct VersionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "version",
            abstract: localized(
                de: "Version, Commit, Datenmodell und Stand des Rechts.",
                en: "Version, commit, data model and state of the law."))
    }

    @Option(help: help(de: "text oder json", en: "text or json"))
    var format: AnswerFormat = .text

    @OptionGroup var shared: SharedOptions

    func run() throws {
        switch format {
        case .text: shared.console.output(line: ProgramVersion.text(shared.console.language, .standard))
        case .json: try shared.console.product(ProgramVersion.json(.standard))
        }
    }
}
