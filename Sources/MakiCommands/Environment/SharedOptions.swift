import ArgumentParser
import FieldCatalogue
import Findings
import Foundation
import Records
import RegisterRules

/// Picks the text in the language of messages.
func localized(de: String, en: String) -> String {
    ProcessEnvironment.language == .de ? de : en
}

/// Help for an argument in the language of messages.
func help(de: String, en: String) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: localized(de: de, en: en))
}

/// What `maki` reads from the process environment.
enum ProcessEnvironment {
    /// The language of messages and help: `--lang`, else that of `LC_ALL`, `LC_MESSAGES` or `LANG`; German unless it is English.
    static let language: Language = {
        if let language = Invocation.current.language { return language }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return locale.utf8.starts(with: "en".utf8) ? .en : .de
    }()

    /// Today in Germany.
    static var today: Day { now.day }

    /// The current instant in UTC.
    static var now: Instant {
        Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970) + ClockUnderTest.shift) ?? Instant(startOf: .epoch)
    }

    /// The current instant, to be asked for again and again.
    static let clock: @Sendable () -> Instant = { now }

    /// Whether a stream may be coloured: `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb`, and whether it is a terminal.
    static func allowsColour(_ descriptor: Int32, choice: ColourChoice) -> Bool {
        let environment = ProcessInfo.processInfo.environment
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            if let value = environment["NO_COLOR"], !value.isEmpty { return false }
            if let value = environment["FORCE_COLOR"], !value.isEmpty { return true }
            return isatty(descriptor) == 1 && environment["TERM"] != "dumb"
        }
    }
}

/// When to colour messages.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

extension Language: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
    /// Reads a day from the command line: `YYYY-MM-DD`, or as people write it, where it names one day (`1.10.2026`).
    public init?(argument: String) {
        if let proposal = FormatRepair.repaired(argument, as: .date), proposal.isCertain {
            self.init(proposal.text)
        } else {
            self.init(argument)
        }
    }
}

/// Options every command has.
struct SharedOptions: ParsableArguments {
    @Option(
        name: .customLong("lang"),
        help: help(de: "Sprache der Meldungen: de oder en", en: "Language of messages: de or en"))
    var language: Language?

    @Option(name: .customLong("color"), help: help(de: "Farbe: auto, always, never", en: "Colour: auto, always, never"))
    var colour: ColourChoice = .auto

    @Flag(name: .long, help: help(de: "Keinen Fortschritt zeigen", en: "Show no progress"))
    var quiet = false

    /// The console these options describe.
    var console: Console {
        Console(
            language: language ?? ProcessEnvironment.language,
            usesColour: ProcessEnvironment.allowsColour(STDERR_FILENO, choice: colour), isQuiet: quiet)
    }
}

/// Where the register's database lies.
struct RegisterOptions: ParsableArguments {
    @Option(
        name: .customLong("register"),
        help: help(
            de: "Registerdatei (sonst MAKI_REGISTER, sonst register.sqlite)",
            en: "Register file (else MAKI_REGISTER, else register.sqlite)"))
    var file: String?

    /// The path given, from the environment, or the default.
    var path: String { explicitPath ?? "register.sqlite" }

    /// The path given or from the environment; nil when neither.
    var explicitPath: String? {
        if let file { return file }
        let value = ProcessInfo.processInfo.environment["MAKI_REGISTER"] ?? ""
        return value.isEmpty ? nil : value
    }
}

/// Where the archive lies.
struct ArchiveOptions: ParsableArguments {
    @Option(help: help(de: "Ordner des Archivs", en: "Folder of the archive"))
    var archive: String = "registry-data"
}

/// Which rules apply, and on which day.
struct RuleOptions: ParsableArguments {
    @Option(
        help: help(
            de: "law: was am Stichtag gilt; motion: was BT-Drs. 21/2349 fordert",
            en: "law: what binds on the date; motion: what BT-Drs. 21/2349 asks"))
    var profile: Profile = .law

    @Option(
        name: .customLong("as-of"),
        help: help(de: "Stichtag JJJJ-MM-TT (sonst heute)", en: "Reference date YYYY-MM-DD (else today)"))
    var asOf: Day?

    /// The reference date.
    var date: Day { asOf ?? ProcessEnvironment.today }
}

/// Consent to what becomes public of what was hidden.
struct PublishingOptions: ParsableArguments {
    @Flag(
        help: help(
            de: "Zustimmen, dass bisher Zurückgehaltenes öffentlich wird",
            en: "Agree that what was withheld becomes public"))
    var publish = false
}
