import ArgumentParser
import FieldCatalogue
import Publishing

/// `maki report`: the yearly report to the Bundestag.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: localized(
                de: "Jahresbericht an den Bundestag schreiben (Markdown und HTML zum Drucken).",
                en: "Write the yearly report to the Bundestag (Markdown, and HTML to print)."))
    }

    @Option(help: help(de: "Jahr, JJJJ", en: "Year, YYYY"))
    var year: Int

    @Option(help: help(de: "Zielordner", en: "Output folder"))
    var output: String = "."

    @OptionGroup var sources: SourcesOptions

    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if !(1000...9998).contains(year) {
            throw ValidationError(localized(de: "--year ist ein Jahr: JJJJ.", en: "--year is a year: YYYY."))
        }
    }

    func run() throws {
        let thisYear = ProcessEnvironment.today.year
        guard year <= thisYear else {
            throw CommandFailure(
                de: "Das Jahr \(year) hat noch nicht begonnen.", en: "The year \(year) has not begun yet.")
        }
        try ReportMaking(year: year, register: register.path).write(to: output, sources: try sources.path())
        if year == thisYear {
            shared.console.remark(
                de: "Das Jahr \(year) ist nicht zu Ende: Die Zahlen können sich noch ändern.",
                en: "The year \(year) is not over: the figures may still change.")
        }
        shared.console.remark(
            de: "Geschrieben: \(output)/bericht-\(year).md und \(output)/bericht-\(year).html",
            en: "Written: \(output)/bericht-\(year).md and \(output)/bericht-\(year).html")
    }
}
