import ArgumentParser
import Disk
import FieldCatalogue
import Findings
import Foundation
import Publishing
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
    /// The language of messages and help: `--lang`, else as settled, else that of `LC_ALL`, `LC_MESSAGES` or `LANG`; German unless it is English.
    static let language: Language = {
        if let language = Invocation.current.language { return language }
        if let language = settings.text(.language).flatMap({ Language(rawValue: $0) }) { return language }
        let locale = localeVariable.flatMap { ProcessInfo.processInfo.environment[$0] } ?? ""
        return locale.utf8.starts(with: "en".utf8) ? .en : .de
    }()

    /// The variable that names the language of the whole computer; nil when none does.
    static var localeVariable: String? {
        let environment = ProcessInfo.processInfo.environment
        return ["LC_ALL", "LC_MESSAGES", "LANG"].first { environment[$0]?.isEmpty == false }
    }

    /// What is settled for this process, or what keeps that from being known.
    static let settled = Result {
        try Settings(
            in: Disk.withoutSlashes(Disk.absolute("")), environment: ProcessInfo.processInfo.environment)
    }

    /// What is settled; nothing where that cannot be known, which `MakiCommand` says before a command runs.
    static var settings: Settings {
        switch settled {
        case .success(let settings): settings
        case .failure: Settings()
        }
    }

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
            de: "Registerdatei (sonst MAKI_REGISTER, maki.json, register.sqlite)",
            en: "Register file (else MAKI_REGISTER, maki.json, register.sqlite)"))
    var file: String?

    /// The path where nobody names one.
    static let standard = "register.sqlite"

    /// The path given, as settled, or the default.
    var path: String { explicitPath ?? RegisterOptions.standard }

    /// The path given or settled; nil when neither.
    var explicitPath: String? { file ?? ProcessEnvironment.settings.text(.register) }
}

/// Where the archive lies.
struct ArchiveOptions: ParsableArguments {
    @Option(
        name: .customLong("archive"),
        help: help(
            de: "Ordner des Archivs (sonst MAKI_ARCHIVE, maki.json, registry-data)",
            en: "Folder of the archive (else MAKI_ARCHIVE, maki.json, registry-data)"))
    var folder: String?

    /// The folder where nobody names one.
    static let standard = "registry-data"

    /// The folder given, as settled, or the default.
    var archive: String { folder ?? ProcessEnvironment.settings.text(.archive) ?? ArchiveOptions.standard }
}

/// The day of which something is said.
struct ReferenceDateOptions: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: help(de: "Stichtag JJJJ-MM-TT (sonst heute)", en: "Reference date YYYY-MM-DD (else today)"))
    var asOf: Day?

    /// The day given, or today.
    var date: Day { asOf ?? ProcessEnvironment.today }
}

/// Which rules apply, and on which day.
struct RuleOptions: ParsableArguments {
    @Option(
        name: .customLong("profile"),
        help: help(
            de: "law: was am Stichtag gilt; motion: was BT-Drs. 21/2349 fordert (sonst MAKI_PROFILE, maki.json, law)",
            en: "law: what binds on the date; motion: what BT-Drs. 21/2349 asks (else MAKI_PROFILE, maki.json, law)"))
    var chosenProfile: Profile?

    /// The profile where nobody names one.
    static let standard = Profile.law

    /// The profile given, as settled, or the default.
    var profile: Profile {
        chosenProfile ?? ProcessEnvironment.settings.text(.profile).flatMap { Profile(rawValue: $0) }
            ?? RuleOptions.standard
    }

    @OptionGroup var reference: ReferenceDateOptions

    /// The reference date.
    var date: Day { reference.date }
}

/// Consent to what becomes public of what was hidden.
struct PublishingOptions: ParsableArguments {
    @Flag(
        help: help(
            de: "Zustimmen, dass bisher Zurückgehaltenes öffentlich wird",
            en: "Agree that what was withheld becomes public"))
    var publish = false
}
