import FieldCatalogue
import Findings
import Publishing
import Records
import SourceJSON

/// What changed between two revisions, or between register and draft: for people, and as JSON.
enum ChangesText {
    /// Two lines for each change, before and after; an entry of a list that came or went says so.
    static func lines(_ changes: [FieldChange], _ description: RecordDescription, _ language: Language) -> [String] {
        changes.flatMap { change in
            let label = description[change.path]?.label[language] ?? change.path
            let words: String? =
                switch change.kind {
                case .added: language == .de ? "neuer Eintrag" : "new entry"
                case .removed: language == .de ? "entfernt" : "removed"
                case .changed: nil
                }
            return [
                "  \(label) (\(change.pointer))" + (words.map { ": \($0)" } ?? ""),
                "    − " + shown(change.before), "    + " + shown(change.after),
            ]
        }
    }

    private static func shown(_ value: [UInt8]?) -> String {
        value.map { TerminalText.escaped(String(decoding: $0, as: UTF8.self)) } ?? "–"
    }

    /// The member `changes`: pointer, path, kind, and the values that were or are there.
    static func write(_ changes: [FieldChange], into writer: inout JSONWriter) {
        writer.list("changes", changes) { change, writer in
            writer.member("pointer", change.pointer.description)
            writer.member("path", change.path)
            writer.member("kind", change.kind.rawValue)
            if let before = change.before {
                writer.key("before")
                writer.raw(before)
            }
            if let after = change.after {
                writer.key("after")
                writer.raw(after)
            }
        }
    }
}
