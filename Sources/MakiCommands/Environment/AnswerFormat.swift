import ArgumentParser
import Findings
import SourceJSON

/// In which form a command answers.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// `--format text|json`, and `--json` as it was called before.
struct AnswerFormatOptions: ParsableArguments {
    @Option(help: help(de: "Form der Antwort: text oder json", en: "Form of the answer: text or json"))
    var format: AnswerFormat = .text

    @Flag(help: .hidden)
    var json = false

    /// Whether the answer is JSON.
    var isJSON: Bool { json || format == .json }
}

/// A JSON answer of a command: an object that says which version of its form it has.
struct JSONAnswer {
    /// Version of the form of all answers. It rises when a member changes its meaning or goes; new members may come.
    static let formatVersion = JSONRenderer.formatVersion

    private var writer = JSONWriter(.pretty)

    /// The answer as text with a line feed.
    ///
    /// - Parameter members: writes the members behind `formatVersion`.
    static func bytes(_ members: (inout JSONWriter) throws -> Void) rethrows -> [UInt8] {
        var answer = JSONAnswer()
        answer.writer.beginObject()
        answer.writer.member("formatVersion", formatVersion)
        try members(&answer.writer)
        answer.writer.endObject()
        return answer.writer.bytes + [UInt8(ascii: "\n")]
    }
}

extension JSONWriter {
    /// Writes a member with a list of objects.
    mutating func list<Item>(_ name: String, _ items: some Sequence<Item>, _ members: (Item, inout JSONWriter) -> Void)
    {
        key(name)
        beginArray()
        for item in items {
            beginObject()
            members(item, &self)
            endObject()
        }
        endArray()
    }
}
