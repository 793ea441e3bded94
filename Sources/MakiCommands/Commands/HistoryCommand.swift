import ArgumentParser
import Disk
import FieldCatalogue
import Findings
import Publication
import Publishing
import Records
import RegisterStore
import SourceJSON

/// `maki history`: revisions and what changed, field by field.
struct HistoryCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "history",
            abstract: localized(
                de: "Fassungen eines Eintrags und ihre Unterschiede.",
                en: "Revisions of a record and their differences."))
    }

    @Argument(help: help(de: "Kennung", en: "Identifier"))
    var id: String

    @Flag(help: help(de: "Als JSON", en: "As JSON"))
    var json = false

    @OptionGroup var register: RegisterOptions
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let console = shared.console
        let catalogue = Catalogue.standard
        let store = try RegisterSession.existingStore(register.path)
        let records = try store.revisions(of: id).map { try Snapshot.parse($0, catalogue: catalogue) }
        guard !records.isEmpty else {
            throw KnownRecords.unknown(id, among: try store.revisionCounts().keys.sorted())
        }
        let changes = [[]] + zip(records, records.dropFirst()).map { RecordComparison.changes(from: $0, to: $1) }
        if json {
            console.output(asJSON(records, changes))
        } else {
            console.output(asText(records, changes, console.language).utf8)
        }
    }

    private func asText(_ records: [Record], _ changes: [[FieldChange]], _ language: Language) -> String {
        zip(records, changes).map { record, changes in
            var lines = [
                "\(language == .de ? "Fassung" : "Revision") \(record.revision ?? 0), \(record.recordedAt?.description ?? "")"
                    + (record.string(.changeNote).map { ": " + TerminalText.escaped($0) } ?? "")
                    + (record.isWithdrawal ? (language == .de ? " [zurückgenommen]" : " [withdrawn]") : "")
            ]
            // What a withdrawal leaves out has not changed: the reason says it all.
            if record.isWithdrawal {
                lines.append("  " + TerminalText.escaped(record.string(.withdrawalReason) ?? ""))
                return lines.joined(separator: "\n") + "\n"
            }
            for change in changes {
                let label = record.description[change.path]?.label[language] ?? change.path
                let words: String? =
                    switch change.kind {
                    case .added: language == .de ? "neuer Eintrag" : "new entry"
                    case .removed: language == .de ? "entfernt" : "removed"
                    case .changed: nil
                    }
                lines.append("  \(label) (\(change.pointer))" + (words.map { ": \($0)" } ?? ""))
                lines.append(
                    "    − " + (change.before.map { TerminalText.escaped(String(decoding: $0, as: UTF8.self)) } ?? "–"))
                lines.append(
                    "    + " + (change.after.map { TerminalText.escaped(String(decoding: $0, as: UTF8.self)) } ?? "–"))
            }
            return lines.joined(separator: "\n") + "\n"
        }.joined()
    }

    private func asJSON(_ records: [Record], _ changes: [[FieldChange]]) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.beginArray()
        for (record, changes) in zip(records, changes) {
            writer.beginObject()
            writer.member("revision", record.revision ?? 0)
            writer.member("recordedAt", record.recordedAt?.description ?? "")
            writer.key("changes")
            writer.beginArray()
            for change in changes {
                writer.beginObject()
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
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
