import ArgumentParser
import Findings

/// `maki serve`: preview of a built site on this computer.
struct ServeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "serve",
            abstract: localized(
                de: "Die erzeugte Seite auf diesem Rechner ansehen.", en: "View the generated site on this computer."))
    }

    @Argument(help: help(de: "Ordner der Seite", en: "Folder of the site"))
    var folder: String = "public"

    @Option(help: help(de: "Port", en: "Port"))
    var port: Int = 8080

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError(localized(de: "Ports gehen von 0 bis 65535.", en: "Ports go from 0 to 65535."))
        }
    }

    func run() throws {
        let server = try PreviewServer(root: folder, port: port)
        shared.console.message(
            Bilingual(
                de: "http://127.0.0.1:\(server.port)/  (Ende mit Strg+C)",
                en: "http://127.0.0.1:\(server.port)/  (end with Ctrl+C)"))
        server.run()
    }
}
