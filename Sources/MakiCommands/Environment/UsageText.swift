import Findings
import Foundation
import Records

/// What the argument parser says, in the language of the user: it knows English only.
enum UsageText {
    /// The parser's text; words that are not known here stay as they are.
    static func localized(_ text: String, _ language: Language) -> String {
        guard language == .de else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { german(String($0)) }
            .joined(separator: "\n")
    }

    /// Says that there is no such command, and which was probably meant.
    static func unknownCommand(_ name: String, among names: [String]) -> Bilingual {
        let meant = ClosestName.of(name, among: names)
        return Bilingual(
            de: "Den Befehl „\(name)“ gibt es nicht\(meant.map { "; gemeint:  maki \($0)" } ?? ""). "
                + "Alle Befehle zeigt  maki --help",
            en: "There is no command “\(name)”\(meant.map { "; meant:  maki \($0)" } ?? ""). "
                + "For all commands see  maki --help")
    }

    private static func german(_ line: String) -> String {
        for (pattern, replacement) in sentences {
            let range = NSRange(line.startIndex..., in: line)
            guard pattern.firstMatch(in: line, range: range) != nil else { continue }
            return pattern.stringByReplacingMatches(in: line, range: range, withTemplate: replacement)
                .replacingOccurrences(of: "' and '", with: "' und '")
        }
        return words.reduce(line) { $0.replacingOccurrences(of: $1.english, with: $1.german) }
    }

    /// Whole lines with gaps.
    private static let sentences: [(NSRegularExpression, String)] = [
        (
            #"^Error: Unknown option '(.+?)'\. Did you mean '(.+)'\?$"#,
            "Fehler: Die Option $1 gibt es nicht. Gemeint: $2?"
        ),
        (#"^Error: Unknown option '(.+)'$"#, "Fehler: Die Option $1 gibt es nicht."),
        (#"^Error: Missing expected argument '(.+)'$"#, "Fehler: Es fehlt: $1"),
        (#"^Error: Missing value for '(.+)'$"#, "Fehler: Der Wert fehlt: $1"),
        (#"^Error: Unexpected argument '(.+)'$"#, "Fehler: Überzählig: '$1'"),
        (#"^Error: \d+ unexpected arguments: (.+)$"#, "Fehler: Überzählig: $1"),
        (
            #"^Error: The value '(.*)' is invalid for '(.+?)'\. Please provide one of the following:$"#,
            "Fehler: '$1' passt nicht zu $2. Möglich sind:"
        ),
        (
            #"^Error: The value '(.*)' is invalid for '(.+?)'\. Please provide one of (.+)\.$"#,
            "Fehler: '$1' passt nicht zu $2. Möglich sind: $3"
        ),
        (#"^Error: The value '(.*)' is invalid for '(.+)'$"#, "Fehler: '$1' passt nicht zu $2"),
        (#"^Error: (.+)$"#, "Fehler: $1"),
        (#"^Help:  (.+)$"#, "Hilfe:  $1"),
        (#"^Usage: (.+)$"#, "Aufruf: $1"),
        (#"^  See '(.+)' for more information\.$"#, "  Mehr dazu:  $1"),
        (#"^  See '(.+)' for detailed help\.$"#, "  Mehr zu einem Befehl:  $1"),
        (#"^OVERVIEW: (.+)$"#, "ÜBERBLICK: $1"),
        (#"^USAGE: (.+)$"#, "AUFRUF: $1"),
    ].compactMap { pattern, replacement in
        // The patterns stand above; one that is none would leave a line in English, which a transcript shows.
        (try? NSRegularExpression(pattern: pattern)).map { ($0, replacement) }
    }

    /// Words of the lines that describe arguments.
    private static let words: [(english: String, german: String)] = [
        ("ARGUMENTS:", "ANGABEN:"), ("OPTIONS:", "OPTIONEN:"), ("SUBCOMMANDS:", "BEFEHLE:"),
        ("Show the version.", "Die Version zeigen."), ("Show help information.", "Diese Hilfe zeigen."),
        ("Show subcommand help information.", "Hilfe zu einem Befehl zeigen."), ("(values: ", "(Werte: "),
        ("(default: ", "(sonst: "), ("; default: ", "; sonst: "), (" default: ", " sonst: "),
    ]
}
