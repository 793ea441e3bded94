import FieldCatalogue
import Findings
import RegisterRules
import SourceJSON

/// Explanations as text, Markdown and JSON.
enum ExplanationText {
    /// For a terminal: the examples with the place marked below them.
    static func text(_ explanation: Explanation, _ language: Language) -> String {
        let isGerman = language == .de
        var lines = ["\(explanation.code): \(explanation.requirement[language])", "  " + explanation.why[language]]
        if let source = explanation.source {
            lines.append(
                (isGerman ? "  Rechtsgrundlage: " : "  Legal source: ") + source[language]
                    + explanation.links(in: language).map { "  <\($0)>" }.joined())
        }
        if let weight = explanation.weight { lines.append("  " + weight[language]) }
        lines.append((isGerman ? "  Zu tun: " : "  To do: ") + explanation.remedy[language])
        if let failing = explanation.failing {
            let label = isGerman ? "  Falsch:  " : "  Wrong:   "
            lines.append(label + failing.patch)
            if let marks = marks(failing) { lines.append(String(repeating: " ", count: label.count) + marks) }
        }
        if let passing = explanation.passing {
            lines.append((isGerman ? "  Richtig: " : "  Right:   ") + passing.patch)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// For a wiki or a comment.
    static func markdown(_ explanation: Explanation, _ language: Language) -> String {
        let isGerman = language == .de
        var lines = [
            "## \(explanation.code)", "", "**\(explanation.requirement[language])**", "", explanation.why[language], "",
        ]
        if let source = explanation.source {
            let addresses = explanation.links(in: language).map { " <\($0)>" }.joined()
            lines.append((isGerman ? "- Rechtsgrundlage: " : "- Legal source: ") + source[language] + addresses)
        }
        if let weight = explanation.weight { lines.append("- " + weight[language]) }
        lines.append((isGerman ? "- Zu tun: " : "- To do: ") + explanation.remedy[language])
        for (label, example) in [
            (isGerman ? "Falsch" : "Wrong", explanation.failing), (isGerman ? "Richtig" : "Right", explanation.passing),
        ] {
            guard let example else { continue }
            lines += ["", "\(label):", "", "```json", example.patch]
            if let marks = marks(example) { lines.append(marks) }
            lines.append("```")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// For programs: both languages, the examples as JSON Merge Patch (RFC 7396) with the catalogue path of the mark.
    static func json(_ explanations: [Explanation]) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginObject()
        writer.member("version", 1)
        writer.key("explanations")
        writer.beginArray()
        for explanation in explanations {
            writer.beginObject()
            writer.member("code", explanation.code)
            write("requirement", explanation.requirement, &writer)
            write("why", explanation.why, &writer)
            write("remedy", explanation.remedy, &writer)
            if let source = explanation.source { write("source", source, &writer) }
            if let link = explanation.links.de.first { writer.member("link", link) }
            write("links", explanation.links, &writer)
            if let from = explanation.from { writer.member("from", from.description) }
            write(explanation.others, &writer)
            if explanation.failing != nil, let type = explanation.type { writer.member("recordType", type.rawValue) }
            write("failing", explanation.failing, &writer)
            write("passing", explanation.passing, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ name: String, _ links: (de: [String], en: [String]), _ writer: inout JSONWriter) {
        guard !links.de.isEmpty || !links.en.isEmpty else { return }
        writer.key(name)
        writer.beginObject()
        for (language, addresses) in [("de", links.de), ("en", links.en)] {
            writer.key(language)
            writer.beginArray()
            for address in addresses { writer.string(address) }
            writer.endArray()
        }
        writer.endObject()
    }

    private static func write(_ others: [(day: Day, whom: Bilingual)], _ writer: inout JSONWriter) {
        guard !others.isEmpty else { return }
        writer.key("otherDays")
        writer.beginArray()
        for other in others {
            writer.beginObject()
            writer.member("from", other.day.description)
            write("whom", other.whom, &writer)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func write(_ name: String, _ text: Bilingual, _ writer: inout JSONWriter) {
        writer.key(name)
        writer.beginObject()
        writer.member("de", text.de)
        writer.member("en", text.en)
        writer.endObject()
    }

    private static func write(_ name: String, _ example: RuleDescription.Example?, _ writer: inout JSONWriter) {
        // A patch that cannot be read is no example; a test reads those of all rules.
        guard let example, let patch = try? JSONDocument(parsing: Array(example.patch.utf8)) else { return }
        writer.key(name)
        writer.beginObject()
        writer.key("patch")
        writer.value(patch.root)
        if !example.spot.isEmpty { writer.member("spot", example.spot) }
        writer.endObject()
    }

    /// `^^^` under the place that the finding marks; nil when the example does not show it.
    private static func marks(_ example: RuleDescription.Example) -> String? {
        guard !example.spot.isEmpty, let patch = try? JSONDocument(parsing: Array(example.patch.utf8)),
            let span = patch.root.value(atPath: example.spot)?.span
        else { return nil }
        let before = String(decoding: patch.bytes[..<span.lowerBound], as: UTF8.self).unicodeScalars.count
        let marked = String(decoding: patch.bytes[span], as: UTF8.self).unicodeScalars.count
        return String(repeating: " ", count: before) + String(repeating: "^", count: marked)
    }
}
