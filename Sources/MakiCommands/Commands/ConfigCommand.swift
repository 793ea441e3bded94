import ArgumentParser
import Findings
import Foundation
import Publishing
import SourceJSON

/// `maki config`: what holds where a command line says nothing, and who says so.
struct ConfigCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "config",
            abstract: localized(
                de: "Zeigen, welche Einstellungen gelten und woher sie kommen.",
                en: "Show which settings hold and where they come from."),
            discussion: localized(
                de: """
                    Was immer gleich ist, steht einmal in maki.json, in diesem Ordner oder einem darüber, sonst in ~/.config/maki/maki.json. Optionen gehen vor, dann Variablen (maki help environment), dann die nähere Datei. Pfade zählen vom Ordner der Datei.

                    { "authority": "bund-bamf", "register": "register.sqlite", "archive": "registry-data", "language": "de", "profile": "law" }
                    """,
                en: """
                    What is always the same stands once in maki.json, in this folder or one above, else in ~/.config/maki/maki.json. Options go first, then variables (maki help environment), then the nearer file. Paths count from the folder of the file.

                    { "authority": "bund-bamf", "register": "register.sqlite", "archive": "registry-data", "language": "de", "profile": "law" }
                    """))
    }

    @Option(help: help(de: "text oder json", en: "text or json"))
    var format: AnswerFormat = .text

    @OptionGroup var sources: SourcesOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    /// One setting: its name, what holds, and who says so.
    private struct Line {
        /// Who made a setting.
        enum Origin {
            case option(String)
            case settled(Settings.Origin)
            case beside
            case standard
            case nobody
        }

        let name: String
        let value: String?
        let origin: Origin
    }

    func run() throws {
        let settings = ProcessEnvironment.settings
        let lines = try Setting.allCases.map { line($0, settings) } + [sourcesLine()]
        switch format {
        case .text: shared.console.output(text(lines).utf8)
        case .json: try shared.console.product(json(lines, settings.files))
        }
    }

    private func line(_ setting: Setting, _ settings: Settings) -> Line {
        let given: (option: String, value: String?)? =
            switch setting {
            case .register: ("--register", register.file)
            case .archive: ("--archive", archive.folder)
            case .language: ("--lang", (shared.language ?? Invocation.current.language)?.rawValue)
            case .authority, .profile: nil
            }
        if let given, let value = given.value {
            return Line(name: setting.rawValue, value: value, origin: .option(given.option))
        }
        if let value = settings.values[setting] {
            return Line(name: setting.rawValue, value: value.text, origin: .settled(value.origin))
        }
        let standard: String? =
            switch setting {
            case .register: RegisterOptions.standard
            case .archive: ArchiveOptions.standard
            case .profile: RuleOptions.standard.rawValue
            case .language: ProcessEnvironment.language.rawValue
            case .authority: nil
            }
        if setting == .language, let variable = ProcessEnvironment.localeVariable {
            return Line(name: setting.rawValue, value: standard, origin: .settled(.variable(variable)))
        }
        return Line(name: setting.rawValue, value: standard, origin: standard == nil ? .nobody : .standard)
    }

    private func sourcesLine() throws -> Line {
        do {
            let folder = try sources.find()
            let origin: Line.Origin =
                switch folder.origin {
                case .option: .option("--sources")
                case .variable: .settled(.variable(ResourceFolder.variable))
                case .program: .beside
                case .system: .standard
                }
            return Line(name: "sources", value: folder.path, origin: origin)
        } catch is CommandFailure {
            // There is none; the commands that need it say where they looked.
            return Line(name: "sources", value: nil, origin: .nobody)
        }
    }

    private func text(_ lines: [Line]) -> String {
        let rows = lines.map { ($0.name, $0.value.map(TerminalText.escaped) ?? "–", words($0.origin)) }
        func widest(_ column: [String]) -> Int { column.map(\.count).max() ?? 0 }
        let (names, values) = (widest(rows.map(\.0)), widest(rows.map(\.1)))
        func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: width - text.count) }
        return rows.map { "\(padded($0.0, names))  \(padded($0.1, values))  \($0.2)\n" }.joined()
    }

    private func words(_ origin: Line.Origin) -> String {
        let isGerman = shared.console.language == .de
        return switch origin {
        case .option(let name): name
        case .settled(.variable(let name)): name
        case .settled(.file(let path, let place)): "\(TerminalText.escaped(path)):\(place.line):\(place.column)"
        case .beside: isGerman ? "neben dem Programm" : "beside the program"
        case .standard: isGerman ? "Vorgabe" : "default"
        case .nobody: isGerman ? "nicht gesetzt" : "not set"
        }
    }

    private func json(_ lines: [Line], _ files: [String]) -> [UInt8] {
        JSONAnswer.bytes { writer in
            writer.list("settings", lines) { line, writer in
                writer.member("setting", line.name)
                if let value = line.value { writer.member("value", value) }
                write(line.origin, into: &writer)
            }
            writer.key("files")
            writer.beginArray()
            for file in files { writer.string(file) }
            writer.endArray()
        }
    }

    private func write(_ origin: Line.Origin, into writer: inout JSONWriter) {
        switch origin {
        case .option(let name):
            writer.member("from", "option")
            writer.member("option", name)
        case .settled(.variable(let name)):
            writer.member("from", "environment")
            writer.member("variable", name)
        case .settled(.file(let path, let place)):
            writer.member("from", "file")
            writer.member("file", path)
            writer.member("line", place.line)
            writer.member("column", place.column)
        case .beside: writer.member("from", "program")
        case .standard: writer.member("from", "default")
        case .nobody: writer.member("from", "nobody")
        }
    }
}
