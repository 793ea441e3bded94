import Findings

/// How the program was called: options every command has may stand before the command, as they may behind it.
struct Invocation: Sendable {
    /// What was written behind the program's name, shared options behind the command.
    let arguments: [String]
    /// The language asked for with `--lang`; nil without, or for one there is not.
    let language: Language?

    /// How this process was called.
    static let current = Invocation(Array(CommandLine.arguments.dropFirst()))

    /// Shared options that take a value, and those that do not (`SharedOptions`).
    private static let options = (withValue: ["--lang", "--color"], alone: ["--quiet"])

    init(_ given: [String]) {
        language = Invocation.language(in: given)
        let (leading, rest) = Invocation.leadingOptions(of: given[...])
        if let command = rest.first, command == "help" {
            // Help knows no options; the language counts all the same.
            arguments = [command] + Invocation.withoutOptions(rest.dropFirst())
        } else if rest.first == "--version" {
            // The parser would take no other option beside it.
            arguments = ["version"] + leading + rest.dropFirst()
        } else if let command = rest.first, command.utf8.first != UInt8(ascii: "-") {
            arguments = [command] + leading + rest.dropFirst()
        } else {
            arguments = Array(rest)
        }
    }

    /// Splits shared options at the start from what follows.
    private static func leadingOptions(of given: ArraySlice<String>) -> (options: [String], rest: ArraySlice<String>) {
        var options: [String] = []
        var rest = given
        while let option = rest.first {
            let length: Int
            if Invocation.options.withValue.contains(option), rest.count > 1 {
                length = 2
            } else if Invocation.options.alone.contains(option)
                || Invocation.options.withValue.contains(where: { option.utf8.starts(with: ($0 + "=").utf8) })
            {
                length = 1
            } else {
                break
            }
            options += rest.prefix(length)
            rest = rest.dropFirst(length)
        }
        return (options, rest)
    }

    /// The words that are no shared options.
    private static func withoutOptions(_ given: ArraySlice<String>) -> [String] {
        var words: [String] = []
        var rest = given
        while !rest.isEmpty {
            rest = leadingOptions(of: rest).rest
            if let word = rest.popFirst() { words.append(word) }
        }
        return words
    }

    /// The last `--lang` before `--`.
    private static func language(in given: [String]) -> Language? {
        var found: Language?
        for (position, argument) in given.enumerated() {
            if argument == "--" { break }
            if argument == "--lang", position + 1 < given.count {
                found = Language(rawValue: given[position + 1])
            } else if argument.utf8.starts(with: "--lang=".utf8) {
                found = Language(rawValue: String(argument.dropFirst("--lang=".count)))
            }
        }
        return found
    }
}
